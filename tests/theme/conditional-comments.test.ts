import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadTheme } from '../../src/theme/load.ts';

it('keeps comments for Outlook in the head as they are written, up to their end', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'galley-theme-')), 'letter.mjml');
  const comment = '<!--[if mso]><style>ul { margin: 0 }</style><![endif]-->';
  writeFileSync(
    file,
    `<mjml><mj-head><mj-raw>${comment}</mj-raw></mj-head><mj-body><mj-section><mj-column><mj-text>{{edition.date}}</mj-text></mj-column></mj-section></mj-body></mjml>`,
  );
  const { theme, findings } = await loadTheme(file, {});
  expect(findings).toEqual([]);
  expect(theme?.fillHtml({ edition: { date: '2026-06-17' }, publication: {} })).toContain(comment);
});
