import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPublication } from '../../src/config.ts';
import { readEdition } from '../../src/content/edition.ts';
import type { Finding } from '../../src/model.ts';

const editions = fileURLToPath(new URL('../editions/', import.meta.url));
const cases = readdirSync(editions).filter((name) => name.startsWith('wrong-'));

describe('an edition that is wrong in one way', () => {
  it.each(cases)('gives the finding that %s expects, at its line, and no other', (name) => {
    const root = join(editions, name);
    const expected = readFileSync(join(root, 'expected.txt'), 'utf8').trim().split('\n');
    expect(findingsOf(root).map(line).sort()).toEqual(expected.sort());
  });

  it('is tried in thirty ways or more', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
  });
});

const findingsOf = (root: string): Finding[] => {
  const { publication, findings } = readPublication(root);
  if (!publication) return findings;
  const ids = readdirSync(join(root, 'articles'));
  return [...findings, ...ids.flatMap((id) => readEdition(join(root, 'articles', id), publication).findings)];
};

const line = ({ place, severity, code }: Finding): string =>
  `${place?.file}:${place?.line}  ${severity}  ${code}`;
