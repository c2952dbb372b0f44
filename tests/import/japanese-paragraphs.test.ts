import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const head = '港の時計が三年ぶりに動く　町の時計店が歯車を自作\n\n2024年5月12日 6:00\n\n';
const paragraphs = [
  '港町の駅前に立つ時計が十三日の朝、三年ぶりに動き始めた。部品が手に入らず止まっていたが、町の時計店が歯車を自作した。',
  '時計店の店主は図面がないまま、古い写真を頼りに寸法を割り出した。作業には半年かかり、費用は寄付でまかなわれた。',
  '町は今後、年に一度の点検を店に任せる方針で、子どもたちが仕組みを学べる見学会も計画している。初回は夏休みに開く。',
  '駅前の喫茶店では、時計が鳴るたびに客が手を止めて窓の外を見る。鐘の音は以前より少し低くなったという。',
  '歯車の図面は町の図書館に預けられた。次に止まるときには誰でも直せるようにと、店主が一枚ずつ手で描いたものだ。',
  '時計は来年で九十歳になる。町は祝いの会を開くかどうかを、まだ決めていない。',
];
const indented = paragraphs.map((text) => `　${text}`);

const bodyOf = async (...blocks: string[]): Promise<string[]> =>
  (await importText(head + blocks.join('\n\n'))).fullText.split('\n\n');

describe('a Japanese text whose paragraphs are indented', () => {
  const [first = '', second = '', ...rest] = indented;

  it('keeps a paragraph that stands right below a caption', async () => {
    const caption = '動き始めた時計を見上げる店主（右）と子どもたち＝１３日、港町';
    expect(await bodyOf(first, `${caption}\n${second}`, ...rest)).toEqual(paragraphs);
  });

  it('keeps the opening right below the buttons of a site', async () => {
    expect(await bodyOf(`はてブ\nnote\nLinkedIn\n${first}`, second, ...rest)).toEqual(paragraphs);
  });

  it('leaves out the captions of two pictures in a row', async () => {
    const captions = '修理を終えた時計の文字盤。針は木でできている\n裏側の歯車。直径は二十センチ';
    expect(await bodyOf(first, second, captions, ...rest)).toEqual(paragraphs);
  });
});

describe('a Japanese text', () => {
  const [first = '', second = '', ...rest] = paragraphs;

  it('keeps what somebody says in a paragraph of its own', async () => {
    const said = '「捨てるのは惜しかった。子どもはみなあの鐘で帰った」';
    expect(await bodyOf(first, said, second, ...rest)).toEqual([first, said, second, ...rest]);
  });

  it('keeps a paragraph right below its subheading', async () => {
    const below = `古い写真が手がかり\n${second}もう一度同じものを作れと言われたら、断るつもりだと笑う。`;
    expect((await bodyOf(first, below, ...rest)).join()).toContain('もう一度同じものを作れ');
  });

  it('has the writer of a line that names the job behind a colon', async () => {
    const capture = `港の時計が三年ぶりに動く\n町の時計店が歯車を自作した理由\n時任 花子 : ライター\n著者フォロー\n新しい記事が出るとメールでお知らせします。\nフォローする\n2024/05/12 6:00\n${paragraphs.join('\n\n')}`;
    expect((await importText(capture)).authors).toEqual(['時任 花子']);
  });
});
