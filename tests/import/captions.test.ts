import { expect, it } from 'vitest';
import { splitCaption } from '../../src/import/captions.ts';
import { isCaption } from '../../src/import/furniture.ts';

it.each([
  ['A crane at the quay | Photo Credit: M. Pereira', 'A crane at the quay', 'M. Pereira'],
  ['A crane at the quay. (Courier photo by Vera Das)', 'A crane at the quay.', 'Vera Das'],
  ['Courier crane, photo: Vera Das', 'Courier crane,', 'Vera Das'],
  [
    'Le vieux bac au quai nord, le 30 mai 2023. PAULE DUBOIS / AFP',
    'Le vieux bac au quai nord, le 30 mai 2023.',
    'PAULE DUBOIS / AFP',
  ],
  [
    'The old quay in Vell.Credit...Ada Moor for The Vell Courier',
    'The old quay in Vell.',
    'Ada Moor for The Vell Courier',
  ],
  [
    'Le vieux bac au quai nord. Paule Dubois / stock.adobe.com',
    'Le vieux bac au quai nord.',
    'Paule Dubois / stock.adobe.com',
  ],
  [
    'Le vieux bac au quai nord, mardi. (Paule Dubois/Le Courrier)',
    'Le vieux bac au quai nord, mardi.',
    'Paule Dubois/Le Courrier',
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

it('a number to look up, in brackets behind a sentence, is no credit', () => {
  const sentence = 'The second charger on the quay is switched off at night from now on.';
  expect(isCaption(`${sentence} (Case 1234567)`)).toBe(false);
  expect(isCaption(`${sentence} (Harbour Museum)`)).toBe(true);
});
