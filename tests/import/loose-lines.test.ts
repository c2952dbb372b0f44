import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said.',
  'Tickets will cost the same for at least three years, the board promised the islanders.',
  'The last of the diesel boats will be kept for the museum at the head of the quay, the board said.',
];
const caption = 'The rebuilt boat leaves the old yard for the first time, with the harbour board aboard.';
const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';

const bodyOf = async (capture: string): Promise<string> => (await importText(capture)).fullText;

describe('a sentence that no paragraph is, in a capture', () => {
  it('is left out when it is glued to the label above it and the paragraphs stand alone', async () => {
    const [first, ...rest] = paragraphs;
    const capture = [head, first, `Harbour board\n${caption}`, ...rest].join('\n\n');
    expect(await bodyOf(capture)).not.toContain('leaves the old yard');
  });

  it('opens the text below a dateline on a line of its own', async () => {
    const capture = `${head}\nKARLSUND --\n${paragraphs.join('\n\n')}`;
    expect(await bodyOf(capture)).toContain(paragraphs[0]);
  });

  it('opens the text below a row of buttons', async () => {
    expect(await bodyOf(`${head}\nShare\nTweet\n${paragraphs.join('\n\n')}`)).toBe(paragraphs.join('\n\n'));
  });

  it('does not open the text', async () => {
    expect(await bodyOf(`${head}\nShare\n${caption}\n\n${paragraphs.join('\n\n')}`)).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('stays where no paragraph stands alone', async () => {
    const text = `${head}\n\nFrom the north\n${paragraphs.join('\n')}`;
    expect(await bodyOf(text)).toContain('batteries from next spring');
  });

  it('is left out below the blank of a picture', async () => {
    const [first, ...rest] = paragraphs;
    expect(await bodyOf([head, first, ` \n${caption}`, ...rest].join('\n\n'))).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it is printed twice in a row, as alternative text and caption', async () => {
    const [first, ...rest] = paragraphs;
    expect(await bodyOf([head, first, caption, caption, ...rest].join('\n\n'))).toBe(paragraphs.join('\n\n'));
  });
});

describe('the words of a picture in a capture', () => {
  it('are left out behind the space a picture in the line leaves', async () => {
    const [first, ...rest] = paragraphs;
    const capture = [head, first, ' The old yard with the two boats on the slip', ...rest].join('\n\n');
    expect(await bodyOf(capture)).toBe(paragraphs.join('\n\n'));
  });

  it('are left out below the label of a picture, at the start of the text too', async () => {
    const capture = `${head}\nBild vergrößern\n${caption}\n\n${paragraphs.join('\n\n')}`;
    expect(await bodyOf(capture)).toBe(paragraphs.join('\n\n'));
  });

  it('are left out when they end with their source', async () => {
    const [first, ...rest] = paragraphs;
    const capture = [head, first, 'The boats were rebuilt in two years. Source: Supplied', ...rest].join(
      '\n\n',
    );
    expect(await bodyOf(capture)).toBe(paragraphs.join('\n\n'));
  });
});

describe('where the text of a capture starts', () => {
  const report = [`KARLSUND: ${paragraphs[0]}`, ...paragraphs.slice(1)].join('\n\n');

  it('is the place it was written at, not the caption and the highlights above', async () => {
    const capture = `${head}\n\nThe harbour board spoke to the islanders on Sunday.\n\nHighlights\nForty people worked on them through the winter\nTickets will cost the same\n\n${report}`;
    expect(await bodyOf(capture)).toBe(report);
  });

  it('is the place alone on its line', async () => {
    const capture = `${head}\n\nThe harbour board spoke to the islanders on Sunday.\n\nKarlsund/ Outer Islands:\n\n${paragraphs.join('\n\n')}`;
    expect(await bodyOf(capture)).not.toContain('on Sunday');
  });

  it('is no headline that stands among the highlights', async () => {
    const capture = `Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024\n\nSTORY HIGHLIGHTS\nNew island ferry goes electric on batteries next spring\nHarbour board keeps the last diesel boat\n\n${paragraphs.join('\n\n')}`;
    const found = await importText(capture);
    expect(found.headline).toBe('Island ferry goes electric');
    expect(found.fullText).toBe(paragraphs.join('\n\n'));
  });
});

describe('an opening printed twice', () => {
  const opening = `${paragraphs[0]} It was the last big yard to do so.`;
  const rest = paragraphs.slice(1);

  it('belongs to the text when it is also the dek', async () => {
    const capture = `Island ferry goes electric\n\n${opening}\n\nBy Mara Olsen\n12 May 2024\n\n${[opening, ...rest].join('\n\n')}`;
    expect(await bodyOf(capture)).toBe([opening, ...rest].join('\n\n'));
  });

  it('starts the text where the text goes on, not in the list of news below it', async () => {
    const news = rest.map((text, index) => `Harbour news ${index}\n${text.replace('The', 'A')} It went on …`);
    const capture = `${head}\n\n${[opening, ...rest].join('\n\n')}\n\nNewsticker\nIsland ferry goes electric\n${opening}\n${news.join('\n')}`;
    expect(await bodyOf(capture)).toBe([opening, ...rest].join('\n\n'));
  });
});

describe('what a capture keeps', () => {
  it('is the text below the lines of a program', async () => {
    const program = Array.from({ length: 20 }, (_, line) => `  ferry.sail(${line});`).join('\n');
    const capture = `${head}\n\n${paragraphs.slice(0, 3).join('\n\n')}\n\n${program}\n\n${paragraphs[3]}`;
    expect(await bodyOf(capture)).toContain(paragraphs[3]);
  });

  it('is an opening of several sentences glued to its heading', async () => {
    const opening = `${paragraphs[0]} It is the first of its kind in the north, where storms are many.`;
    const capture = `${head}\n\nA leap for the outer islands\n${opening}\n\n${paragraphs.slice(1).join('\n\n')}`;
    expect(await bodyOf(capture)).toContain('It is the first of its kind');
  });

  const opening = `${paragraphs[0]} It is the first of its kind in the north, where storms are many.`;

  it('is an opening of several sentences glued to the names of controls', async () => {
    const controls = 'Text settings\nSize\nStandard\nWidth\n*';
    const capture = `${head}\n${controls}\n${opening}\n\n${paragraphs.slice(1).join('\n\n')}`;
    expect(await bodyOf(capture)).toBe([opening, ...paragraphs.slice(1)].join('\n\n'));
  });

  it('is an opening of several sentences glued to a box of single ones', async () => {
    const box = 'Key points\nBatteries will drive the island ferry.\nTickets will cost the same.';
    const capture = `${head}\n${box}\n${opening}\n\n${paragraphs.slice(1).join('\n\n')}`;
    expect(await bodyOf(capture)).toBe([opening, ...paragraphs.slice(1)].join('\n\n'));
  });

  it('is not the ticker of short news below it', async () => {
    const ticker = ['vor 2 Stunden', 'vor 3 Stunden', 'gestern', 'gestern'].map(
      (time, index) => `${time}\n${paragraphs[index]?.replace('The', 'Another')} ${paragraphs[4]}`,
    );
    const capture = `${head}\n\n${paragraphs.join('\n\n')}\n\nMehr\nKurznachrichtenticker\n${ticker.join('\n')}`;
    expect(await bodyOf(capture)).toBe(paragraphs.join('\n\n'));
  });
});

describe('a capture in Japanese', () => {
  const text = [
    '島と港を結ぶ新しい電気フェリーが来春から運航を始めると、港湾局が火曜日に発表した。',
    '二隻の船は古い造船所で改修され、冬のあいだ四十人が作業にあたったという。',
    '三月の嵐の日に行われた最初の航海は、これまでの船と同じ時間で終わった。',
    '運賃は少なくとも三年間は変わらないと、港湾局は島民に約束している。',
  ];
  const top = '島のフェリーが電気で動く\n\n山田花子\n\n2024年5月12日 10時00分';

  it('gives no captions, which have no full stop', async () => {
    const [first, ...rest] = text;
    const shown = ['造船所を出る最初の船。左は港湾局の旗を持つ船長と三人の乗組員', '操舵室の画面'];
    expect(await bodyOf([top, first, ...shown, ...rest].join('\n\n'))).toBe(text.join('\n\n'));
  });

  it('starts with the short sentence below the date', async () => {
    const [first, ...rest] = text;
    const body = ['港に静かな船が来る。', first, ...rest].join('\n\n');
    expect(await bodyOf(`${top}\n\n${body}`)).toBe(body);
  });

  it('gives no lines without the blank that opens the paragraphs', async () => {
    const indented = text.map((paragraph) => `\u3000${paragraph}`);
    const [first, ...rest] = indented;
    const body = await bodyOf([top, first, '造船所を出る最初の船と旗を持つ船長', ...rest].join('\n\n'));
    expect(body).toBe(text.join('\n\n'));
  });

  it('is not taken from the list of new stories, whose headlines have no full stop', async () => {
    const list = Array.from(
      { length: 12 },
      (_, index) =>
        `第${index}回の港祭りが開かれる。今年も多くの船が集まり、夜には花火が打ち上げられる予定、雨の場合は翌週の土曜日に延期して開催、入場は無料`,
    );
    expect(await bodyOf(`${top}\n\n${text.join('\n\n')}\n\n新着記事 10本\n${list.join('\n')}`)).toBe(
      text.join('\n\n'),
    );
  });
});

describe('a capture with only one broken line', () => {
  it('is put together again, since no line is wider', async () => {
    const long = `${paragraphs[0]} ${paragraphs[1]?.slice(0, 78)}`;
    const wide = `${long} `.padEnd(197, 'x');
    const text = await bodyOf(
      [head, ...paragraphs.slice(2), `${wide}\nafterwards they all went home.`].join('\n\n'),
    );
    expect(text).toContain('x afterwards they all went home.');
  });
});
