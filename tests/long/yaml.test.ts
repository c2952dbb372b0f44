import { expect, it } from 'vitest';
import { compareReaders } from '../yaml/same.ts';

it('what the simple reader takes, it reads as the library does, whatever is typed', () => {
  expect(compareReaders(2, 200_000).simple).toBeGreaterThan(10_000);
});
