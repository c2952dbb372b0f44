import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(fileURLToPath(import.meta.url), '../../..');

const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** Codes as they are written where findings and rules are made. */
const codes = new Set(
  sources.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /\b(?:error|warning|note)\(\s*'([a-z0-9-]+)'|^\s*code: '([a-z0-9-]+)',$/gm,
      ),
    ].map(([, made, rule]) => made ?? rule ?? ''),
  ),
);

const pages = new Set(
  readdirSync(join(root, 'docs/checks'))
    .filter((name) => name !== 'README.md' && name !== 'client-support-features.md')
    .map((name) => name.replace(/\.md$/, '')),
);

describe('docs/checks', () => {
  it('has a page for every code that a finding can carry', () => {
    expect([...codes].filter((code) => !pages.has(code)).sort()).toEqual([]);
  });

  it('has no page for a code that is no longer used', () => {
    const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect([...pages].filter((page) => !text.includes(`'${page}'`)).sort()).toEqual([]);
  });

  it('says in every page what, why and how to mend', () => {
    for (const page of pages) {
      const text = readFileSync(join(root, `docs/checks/${page}.md`), 'utf8');
      expect(text, page).toMatch(new RegExp(`^# ${page}\\n`));
      for (const section of ['What', 'Why', 'How to mend']) expect(text, page).toContain(`## ${section}`);
    }
  });
});
