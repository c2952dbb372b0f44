import { expect, it } from 'vitest';
import { counted } from '../../src/findings/count.ts';

it('says one thing of one and several of none or more', () => {
  expect([0, 1, 2].map((count) => counted(count, 'picture'))).toEqual([
    '0 pictures',
    '1 picture',
    '2 pictures',
  ]);
});
