import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/import/dates/find.ts';
import {
  isAside,
  isCaption,
  isEnd,
  isPromotion,
  isProse,
  isRow,
  isSentence,
} from '../../src/import/furniture.ts';
import { importSource } from '../../src/import/import.ts';
import { isJapaneseName, japaneseByline, opensJapaneseByline } from '../../src/import/japanese-names.ts';

const read = async (text: string) => {
  const [draft] = await importSource({ bytes: new TextEncoder().encode(text), name: 'x.txt', kind: 'text' });
  return draft;
};

const story = [
  '港町の駅前に立つ時計が十三日の朝、三年ぶりに動き始めた。部品が手に入らず止まっていたが、町の時計店が歯車を自作した。',
  '時計店の店主は「図面がなく、古い写真を頼りに寸法を割り出した」と話す。作業には半年かかり、費用のほとんどは寄付でまかなわれた。',
  '町は今後、年に一度の点検を店に任せる方針で、子どもたちが仕組みを学べる見学会も計画している。初回は夏休みに開く予定だ。',
];

describe('a Japanese line', () => {
  it.each([
    '時計店の店主は、古い写真を頼りに寸法を割り出したという。',
    '町は今後、年に一度の点検を店に任せる方針だと発表した。（港町通信）',
    '費用はどこから出るのか、町の人びとはまだ知らされていないというのに、工事は本当に来月始まるのだろうか？',
  ])('is running text when it ends as a sentence does: %s', (line) => {
    expect(isProse(line)).toBe(true);
  });

  it.each([
    '港町の駅前に立つ時計が三年ぶりに動き始める、町の時計店が歯車を自作して商店会とともに修理、初回の見学会は夏休みに開催へ',
    '駅前の時計が復活。町の時計店が歯車を自作し、商店会とともに三年ぶりの修理を終えて見学会も計画中',
    '時計はなぜ止まった？　三年ぶりの修理の舞台裏',
  ])('is none without such an end, however long: %s', (line) => {
    expect(isProse(line)).toBe(false);
  });

  it('may be one short sentence', () => {
    expect(isSentence('針がまた動いた。')).toBe(true);
    expect(isSentence('動く時計')).toBe(false);
  });

  it.each([
    '動き始めた時計を見上げる店主（左）と商店会長＝ロイター',
    '修理を終えた駅前の時計＝１３日、港町で山田太郎撮影',
    '写真提供：港町商店会',
    '歯車を削る店主（右）',
    '▲新しい歯車と古い歯車',
    '※写真はイメージです',
  ])('tells of a picture: %s', (line) => {
    expect(isCaption(line)).toBe(true);
  });

  it.each([
    '【港町＝山田花子】駅前の時計が動き始めた。',
    '時計は駅の左側（北口）に立つ。',
    '写真を頼りに寸法を割り出した。',
  ])('tells of none: %s', (line) => {
    expect(isCaption(line)).toBe(false);
  });
});

describe('a Japanese byline', () => {
  it.each([
    ['文＝山田花子', ['山田花子']],
    ['取材・文＝山田花子　写真＝鈴木次郎', ['山田花子']],
    ['写真／鈴木次郎　文／山田花子', ['山田花子']],
    ['（文：山田花子、鈴木次郎）', ['山田花子', '鈴木次郎']],
    ['Text：ミナト子', ['ミナト子']],
    ['執筆者：山田 花子（港町大学）', ['山田 花子']],
    ['文● 山田／みなと編集部', ['山田']],
    ['インタビュー・文：山田花子', ['山田花子']],
    ['編集部：山田花子', ['山田花子']],
    ['文＝社会部・山田花子', ['山田花子']],
  ])('%s', (line, names) => {
    expect(japaneseByline(line)).toEqual(names);
  });

  it.each([
    'レビュー：新しい時計を試す',
    '文化庁は一日、賞を決めた',
    '写真 動画 特集',
    '編集部にメッセージを送る',
    'Text Jane Doe',
  ])('does not open as one: %s', (line) => {
    expect(opensJapaneseByline(line)).toBe(false);
  });

  it.each(['山田花子', '山田 花子', '小山ひさこ', 'さとう はなこ', '山田花子記者'])(
    '%s is a name',
    (text) => {
      expect(isJapaneseName(text)).toBe(true);
    },
  );

  it.each(['社会', '関連記事', '公式サイト', '港町新聞', '業界動向', 'お知らせ'])('%s is none', (text) => {
    expect(isJapaneseName(text)).toBe(false);
  });

  it.each([
    [
      'right below a headline with the date above it',
      `2019/04/13 09:00\n\n駅前の時計、三年ぶりに動く\n山田花子\n\n`,
      '',
    ],
    [
      'in the bracket the text opens with',
      `駅前の時計、三年ぶりに動く\n2019年4月13日\n\n【港町＝山田花子】`,
      '',
    ],
    ['behind the last sentence', `駅前の時計、三年ぶりに動く\n2019年4月13日\n\n`, '（山田花子）'],
    [
      'in a line below the text',
      `駅前の時計、三年ぶりに動く\n2019年4月13日\n\n`,
      '\n\n（取材・文／山田花子）',
    ],
  ])('is found %s', async (_, head, tail) => {
    const draft = await read(
      `メニュー\nトップ\n${head}${story.join('\n\n')}${tail}\n\n関連記事\n桜並木の電球を交換\n`,
    );
    expect(draft?.authors).toEqual(['山田花子']);
    expect(draft?.headline).toBe('駅前の時計、三年ぶりに動く');
    expect(draft?.published?.slice(0, 10)).toBe('2019-04-13');
  });
});

it.each([
  ['\n《MT》', 'MT'],
  ['《みなと》', 'みなと'],
])('a pen name in 《》 signs the text: %s', async (tail, name) => {
  const draft = await read(
    `駅前の時計、三年ぶりに動く\n2019年4月13日\n\n${story.join('\n\n')}${tail}\n\n関連記事\n`,
  );
  expect(draft?.authors).toEqual([name]);
});

describe('Japanese furniture', () => {
  it.each([
    '【関連記事】',
    '■関連サイト',
    'あわせて読みたい記事',
    '港の橋のほかの記事',
    '時計の最新ニュース一覧',
    '今、あなたにオススメ',
    '山田花子の記事一覧を見る',
    'アクセスランキング（地域）',
  ])('ends a story with %s', (line) => expect(isEnd(line)).toBe(true));
  it.each([
    '次のページへ',
    '1|2 次のページへ',
    '次ページ：時計店の一日',
    '大きなサイズで見る（全12件）',
    '続きを読む',
    '+フォロー',
  ])('has the button %s', (line) => expect(isRow(line)).toBe(true));
  it.each([
    '※画面は開発中のものです。',
    '本記事は掲載時点の情報であり、最新のものとは異なる場合があります。',
    '無料会員に登録すると続きをお読みいただけます。',
    '編集部にメッセージを送る',
  ])('tells the reader %s', (line) => expect(isPromotion(line)).toBe(true));
  it.each(['→時計店の一日を写真で見る', '【写真】動き始めた時計', '関連記事：桜並木の電球を交換'])(
    'links to %s',
    (line) => expect(isAside(line)).toBe(true),
  );
  it.each([
    '店主は会員証を見せてくれた。',
    '時計の次の点検は来年の春に行う。',
    '記事を読んだ町民から、寄付の申し出が続いた。',
  ])('is not %s', (line) =>
    expect(isEnd(line) || isRow(line) || isPromotion(line) || isAside(line)).toBe(false),
  );
});

describe('a Japanese page', () => {
  const html = (inner: string) =>
    `<html lang="ja"><head><title>駅前の時計、三年ぶりに動く</title></head><body>${inner}</body></html>`;
  const readPage = async (inner: string) => {
    const bytes = new TextEncoder().encode(html(inner));
    const [draft] = await importSource({ bytes, name: 'x.html', kind: 'html' });
    return draft;
  };
  const [first, second, third] = story.map((text) => `<p>${text}</p>`);
  const head = '<h1>駅前の時計、三年ぶりに動く</h1><p>2019年4月13日 9時00分</p>';

  it('loses the words under a picture, and the links its list ends with', async () => {
    const links =
      '<ul><li><a href="/a">桜並木の電球を交換、来週から</a></li><li><a href="/b">渡し船が九年ぶりに復活</a></li></ul>';
    const draft = await readPage(
      `${head}${first}${second}<div>新しい歯車。古いものより一回り小さい</div>${third}${links}`,
    );
    expect(draft?.fullText).toBe(story.join('\n\n'));
  });

  it('names the writer below the headline, not the site printed beside the date', async () => {
    const site = '<div><a href="/">Minato Online</a></div>';
    const draft = await readPage(
      `${site}${head}${site}<h4>山田 花子</h4><p>ジャーナリスト</p>${first}${second}${third}`,
    );
    expect(draft?.authors).toEqual(['山田 花子']);
  });

  it('does not take a person it tells of for its writer', async () => {
    const draft = await readPage(
      `${head}<p>小山健太</p><p>修理を終えた小山健太さんは「図面がなかった」と話した。小山健太さんは時計店の三代目だ。</p>${first}${second}${third}`,
    );
    expect(draft?.authors).toEqual([]);
  });
});

it.each([
  ['２０１９年４月１３日　９：０５', '2019-04-13T09:05:00'],
  ['2019年4月13日(土) 午後5時32分', '2019-04-13T17:32:00'],
  ['令和元年五月一日 2019.5.1 Wed 9:05', '2019-05-01T09:05:00'],
  ['19/04/13 09:05', '2019-04-13T09:05:00'],
  ['[2019/04/13]', '2019-04-13'],
])('the date %s is read', (text, iso) => {
  expect(findDates(text, 'ja')[0]?.iso).toBe(iso);
});

it('a subheading below a sentence is not the headline', async () => {
  const opening = '駅前の時計が動き始めた。\n\n時計が三年ぶりに動き始めた朝\n\n';
  const draft = await read(
    `2019.04.13\n# 時計\n駅前の時計が復活、町の時計店が歯車を自作\n\n${opening}${story.join('\n\n')}\n`,
  );
  expect(draft?.headline).toBe('駅前の時計が復活、町の時計店が歯車を自作');
});

it('a date in figures alone on a line is no file name', async () => {
  const draft = await read(
    `時計の日記\n\n2019-04-13\n\n駅前の時計、三年ぶりに動く\n\n${story.join('\n\n')}\n`,
  );
  expect(draft?.published).toBe('2019-04-13');
});

it('who signs below the source is the writer', async () => {
  const draft = await read(
    `駅前の時計、三年ぶりに動く\n\n2019.04.13\n\n${story.join('\n\n')}\n\nImage: 港町時計店\n\nSource: 港町時計店\n\n大森健太\n\nシェア\nツイート\n`,
  );
  expect(draft?.authors).toEqual(['大森健太']);
});

it('the opening below the label of an advertisement under a picture belongs to the text', async () => {
  const picture = '動き始めた時計を見上げる店主＝13日、港町、大森健太撮影\n写真・図版\n[PR]';
  const draft = await read(
    `駅前の時計、三年ぶりに動く\n\n大森健太2019年4月13日 10時00分\n${picture}\n${story[0]}\n\n${story[1]}\n\nここから続き\n${story[2]}\n\n${story[0]?.replace('三年', '四年')}\n`,
  );
  expect(draft?.fullText).toContain(story[0]);
  expect(draft?.fullText).not.toContain('ここから続き');
});
