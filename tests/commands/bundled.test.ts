import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder, photo, svg } from '../images/pictures.ts';

const run = (command: string[], cwd: string, env: Record<string, string> = {}) =>
  spawnSync(process.execPath, command, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });

it('the bundled command makes pictures in its first run and in later ones, which read compiled code', async () => {
  if (!existsSync('dist/galley.cjs')) run(['src/bundle.mjs'], '.');
  await inFolder(async (put, folder) => {
    await cp('templates', join(folder, 'templates'), { recursive: true });
    await cp('newsletter.yaml', join(folder, 'newsletter.yaml'));
    await mkdir(join(folder, 'articles/2023-05-31/images'), { recursive: true });
    await put('articles/2023-05-31/images/a.png', await photo(700, 400));
    await put('articles/2023-05-31/images/b.svg', svg('<circle cx="50" cy="25" r="20" fill="red"/>'));
    for (const [number, file] of ['a.png', 'b.svg'].entries()) {
      const front = `headline: Headline ${number}\nimage:\n  file: images/${file}\n  alt: A picture`;
      await put(`articles/2023-05-31/0${number + 1}-story-${number}.md`, `---\n${front}\n---\nA body.\n`);
    }
    const messages = [];
    for (const attempt of ['first', 'second']) {
      // A cache folder each, so that both runs have to make the pictures.
      const env = { GALLEY_CACHE: join(folder, `cache-${attempt}`) };
      const { stderr, status } = run([resolve('src/bin.cjs'), 'build', '--out', attempt], folder, env);
      expect(stderr).not.toMatch(/bug in Galley|ExperimentalWarning|image-unreadable/);
      expect(status).toBe(0);
      messages.push(await readFile(join(folder, attempt, '2023-05-31/message.eml'), 'latin1'));
    }
    expect(messages[0]).toMatch(/Content-Type: image\/jpeg[\s\S]*Content-Type: image\/png/);
    expect(messages[1]).toBe(messages[0]);
  });
});
