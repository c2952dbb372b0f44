import { expect, it } from 'vitest';
import { compareReaders } from './same.ts';

it('what the simple reader takes, it reads as the library does', () => {
  const { simple, other } = compareReaders(1, 3000);
  expect(simple).toBeGreaterThan(200);
  expect(other).toBeGreaterThan(200);
});
