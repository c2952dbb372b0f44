import { expect, it } from 'vitest';
import { plural } from '../../src/preview/page/plural.ts';

it('says one thing of one and several of none or more', () => {
  expect([0, 1, 2].map((count) => plural(count, 'picture'))).toEqual([
    '0 pictures',
    '1 picture',
    '2 pictures',
  ]);
});
