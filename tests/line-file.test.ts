import { appendFileSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LineFile } from '../src/line-file.ts';

const newPath = () => join(mkdtempSync(join(tmpdir(), 'galley-lines-')), 'lines.jsonl');
const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n');

it('appends a line of JSON each, readable by nobody else', async () => {
  const path = newPath();
  const file = new LineFile(path);
  file.append({ a: 'ünï' });
  file.append({ b: 2 });
  await file.sync();
  file.close();
  expect(linesOf(path)).toEqual(['{"a":"ünï"}', '{"b":2}', '']);
  expect(statSync(path).mode & 0o077).toBe(0);
});

it('goes on after a line torn by a crash on a line of its own', () => {
  const path = newPath();
  appendFileSync(path, '{"a":1}\n{"b"');
  const file = new LineFile(path);
  file.append({ c: 3 });
  file.close();
  expect(linesOf(path)).toEqual(['{"a":1}', '{"b"', '{"c":3}', '']);
});

it('goes on after a line that could not be written on a line of its own', () => {
  const path = newPath();
  const file = new LineFile(path);
  const unwritable = { toJSON: () => JSON.parse('{') as object };
  expect(() => file.append(unwritable)).toThrow();
  file.append({ c: 3 });
  file.close();
  expect(linesOf(path)).toEqual(['', '{"c":3}', '']);
});
