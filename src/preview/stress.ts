import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Lays out a project of stress editions in a temporary folder: what a theme must stand. Each is named by what it tries.
 */
export const layOutStressEditions = async (): Promise<{ root: string; remove: () => void }> => {
  const root = mkdtempSync(join(tmpdir(), 'galley-stress-'));
  const laid = files();
  const withPicture = Object.keys(laid).filter((path) => laid[path]?.includes(pictureFile));
  const picture = await drawPicture();
  const pictures = withPicture.map((path) => [join(dirname(path), pictureFile), picture] as const);
  for (const [path, content] of [...Object.entries(laid), ...pictures]) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
};

const files = (): Record<string, string> => ({
  'newsletter.yaml': newsletter,
  ...edition('2024-01-09-full', { stories: 5, briefs: true, picture: true }),
  ...edition('2024-01-08-no-picture', { stories: 5, briefs: true }),
  ...edition('2024-01-07-very-long-headline', { stories: 3, briefs: true, headline: longHeadline }),
  ...edition('2024-01-06-eight-stories', { stories: 8, briefs: true, picture: true }),
  ...edition('2024-01-05-one-story', { stories: 1 }),
  ...edition('2024-01-04-no-briefs', { stories: 5 }),
  ...edition('2024-01-03-urdu', { stories: 3, briefs: true, words: urdu }),
  ...edition('2024-01-02-japanese', { stories: 3, briefs: true, words: japanese }),
  ...edition('2024-01-01-bare', { stories: 1, bare: true }),
});

const newsletter = `name: The Stress Letter
tagline: What a theme must stand
from: The Stress Letter <letter@example.org>
language: en
timeZone: Europe/London
baseUrl: https://letter.example/
site: https://letter.example/
address: 1 Press Lane, London
unsubscribe:
  url: https://letter.example/leave
`;

interface Words {
  language: string;
  headline: string;
  kicker: string;
  dek: string;
  paragraphs: string[];
  greeting: string;
}

interface Shape {
  stories: number;
  briefs?: boolean;
  picture?: boolean;
  headline?: string;
  words?: Words;
  /** Only what is required: a headline and a body. */
  bare?: boolean;
}

const edition = (id: string, shape: Shape): Record<string, string> => {
  const words = shape.words ?? english;
  const folder = `articles/${id}`;
  const laid: Record<string, string> = {};
  if (!shape.bare) laid[`${folder}/edition.md`] = editionFile(words);
  for (let at = 1; at <= shape.stories; at++)
    laid[`${folder}/0${at}-story-${at}.md`] = storyFile(at, shape, words);
  if (shape.briefs) laid[`${folder}/briefs.md`] = briefsFile(words);
  return laid;
};

const editionFile = (words: Words): string => `---
number: 1042
title: ${words.headline}
preheader: ${words.dek}
editor: A. Editor
language: ${words.language}
---
${words.greeting}
`;

const storyFile = (at: number, { headline, picture, bare }: Shape, words: Words): string => {
  const title = `${headline ?? words.headline}${at === 1 ? '' : ` (${at})`}`;
  if (bare) return `---\nheadline: ${title}\n---\n${words.paragraphs.join('\n\n')}\n`;
  return `---
kicker: ${words.kicker}
headline: ${title}
dek: ${words.dek}
byline: A. Reporter
source:
  name: The Paper
  url: https://paper.example/story-${at}
published: 2024-01-01T09:30:00Z
${picture ? pictureLines : ''}---
${words.paragraphs.join('\n\n')}
${at === 2 ? rich : ''}`;
};

const pictureFile = 'images/line.jpg';

const pictureLines = `image:
  file: ${pictureFile}
  alt: Workers at a line of benches put phones together
  caption: The line that opened in spring
  credit: A. Photographer
`;

/** A landscape as large as themes show pictures, so that no network is needed. */
const drawPicture = async (): Promise<Uint8Array> => {
  const { default: sharp } = await import('sharp');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="1280" height="720" fill="#c9d3d6"/>
    <circle cx="980" cy="210" r="90" fill="#efe3c2"/><path d="M0 520 L380 260 L700 520 L920 380 L1280 560 V720 H0z" fill="#7d8f86"/>
    <path d="M0 610 Q640 520 1280 640 V720 H0z" fill="#4c5d55"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
};

const rich = `
> “A quotation, with the one who said it,” said the minister.

- a list with *emphasis*
- and a [link](https://paper.example/more) in it

| Maker | Share |
|---|---:|
| First | 21% |
| Second | 18% |
`;

const briefsFile = (words: Words): string =>
  [1, 2, 3]
    .map((at) => `- **[${words.kicker} ${at}](https://paper.example/brief-${at})** ${words.dek}`)
    .join('\n');

const longHeadline =
  'A headline that nobody shortened before the deadline, although it runs over many lines on a phone, names Donaudampfschifffahrtsgesellschaftskapitän in passing, and still does not come to its point';

const english: Words = {
  language: 'en',
  headline: 'Chip maker to widen its work in the south',
  kicker: 'Manufacturing',
  dek: 'A second line for export opens before the year is out, if the ministry agrees',
  paragraphs: [
    'The maker of phones said on Tuesday that it would widen its work with a partner in the south of the country, where a new line for export is to open before the year is out.',
    'Both companies also mean to put money into making components nearer to where the phones are put together, which so far come by ship, and to train the people who will do it.',
  ],
  greeting:
    'Good evening. Today’s edition has a plant that grows, and what that means for those who work in it.',
};

const urdu: Words = {
  language: 'ur',
  headline: 'فون بنانے والی کمپنی جنوب میں اپنا کام بڑھائے گی',
  kicker: 'صنعت',
  dek: 'وزارت نے اجازت دی تو سال ختم ہونے سے پہلے برآمد کے لیے دوسری لائن کھلے گی',
  paragraphs: [
    'فون بنانے والی کمپنی نے منگل کو کہا کہ وہ ملک کے جنوب میں اپنے شراکت دار کے ساتھ کام بڑھائے گی، جہاں برآمد کے لیے ایک نئی لائن کھولی جا رہی ہے۔',
    'دونوں کمپنیاں پرزوں کی تیاری میں بھی پیسہ لگانا چاہتی ہیں، جو اب تک سمندر کے راستے آتے ہیں۔',
  ],
  greeting: 'شام بخیر۔ آج کے شمارے میں ایک کارخانہ ہے جو بڑھ رہا ہے۔',
};

const japanese: Words = {
  language: 'ja',
  headline: '携帯電話メーカー、南部での生産を拡大へ',
  kicker: '製造',
  dek: '省の認可が下りれば、年内にも輸出向けの第二ラインが稼働する',
  paragraphs: [
    '携帯電話メーカーは火曜日、国の南部にある提携先との協力を広げ、年内に輸出向けの新しい生産ラインを立ち上げると発表した。',
    '両社はまた、これまで船で運ばれてきた部品を組み立て地の近くで作るための投資も計画しており、働く人の訓練も進める。',
  ],
  greeting: 'こんばんは。今日は、大きくなりつつある工場の話題からお届けします。',
};
