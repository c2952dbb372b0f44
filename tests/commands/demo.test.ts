import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demoCommand } from '../../src/commands/demo.ts';
import { fakeIo, makeProject, newsletter, story } from '../setup/project.ts';

it('builds, sends to its own inbox whatever server is configured, fetches back, and ends', async () => {
  const root = makeProject({
    'newsletter.yaml': `${newsletter}smtp: smtps://mail.example\n`,
    'articles/2026-11-19/01-old.md': story('Old news'),
    'articles/2026-11-20/01-phones.md': story('Phones for export'),
  });
  for (const run of [1, 2]) {
    const io = fakeIo(root);
    expect(await demoCommand(io)).toBe(0);
    expect(io.printed()).toContain('body: the same, byte for byte');
    expect(io.printed()).toContain('out/2026-11-20/index.html');
    expect(readdirSync(join(root, '.galley/inbox/new'))).toHaveLength(run);
  }
  expect(existsSync(join(root, 'out/2026-11-20/message.eml'))).toBe(true);
  expect(existsSync(join(root, '.galley/inbox/state.json'))).toBe(false);
});
