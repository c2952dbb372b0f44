import { expect, it } from 'vitest';
import { splitCaption } from '../../src/import/captions.ts';

it.each([
  ['A crane at the quay | Photo Credit: M. Pereira', 'A crane at the quay', 'M. Pereira'],
  ['A crane at the quay. (Courier photo by Vera Das)', 'A crane at the quay.', 'Vera Das'],
  ['Courier crane, photo: Vera Das', 'Courier crane,', 'Vera Das'],
  [
    'Le vieux bac au quai nord, le 30 mai 2023. PAULE DUBOIS / AFP',
    'Le vieux bac au quai nord, le 30 mai 2023.',
    'PAULE DUBOIS / AFP',
  ],
  ['The old boat leaves. (AFP)', 'The old boat leaves.', 'AFP'],
  [
    '北の埠頭の古い船＝2023年5月30日、島田市、中村花子撮影',
    '北の埠頭の古い船＝2023年5月30日、島田市',
    '中村花子',
  ],
])('a caption parts from its credit: %s', (text, caption, credit) => {
  expect(splitCaption(text)).toEqual({ caption, credit });
});
