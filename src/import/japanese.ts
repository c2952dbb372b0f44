/**
 * How Japanese (and Chinese) lines are told apart. They have neither capitals nor spaces, but a habit as sharp: a paragraph closes with
 * `。`, while headlines, captions and labels close with a noun and no mark at all.
 */

/** The end of a sentence, behind it closing quotes, brackets and what stands in them: `…た。」`, `…た。（共同）`, `…た。【山田太郎】`. */
const sentenceEnd =
  /[。｡．][」』”"’）)】］〕》]*\s*(?:[（(【［〔《＜][^（(【［〔《＜。]{1,40}[）)】］〕》＞]\s*)?$/u;

/** A question or an exclamation as running text puts it, behind a verb; a headline is shorter. */
const callEnd = /、.{12,}\p{Script=Hiragana}[！？!?…]+[」』）]?$/u;

/** Whether a line reads as running text: a sentence with its end, several sentences, or as long as no headline is. */
export const isCjkProse = (line: string): boolean => {
  if (line.length < 20) return false;
  if (sentenceEnd.test(line) || (line.length >= 45 && callEnd.test(line))) return true;
  // Interviews quote whole paragraphs, and quotes have no stop inside their end.
  if (
    line.length >= 30 &&
    /^[「『“].*[、。].*[」』”]$|。.*[」』]$|(?:通り|とおり|以下|次)[^。]{0,10}[：:]$/u.test(line)
  )
    return true;
  const stops = line.match(/[。｡](?!$)/gu)?.length ?? 0;
  const calls = line.match(/[！？!?](?=[^！？!?\s])/gu)?.length ?? 0;
  return line.length >= 110 || (line.length >= 45 && stops + calls / 2 >= 2);
};

/** Whether a line is one short sentence with its end. */
export const isCjkSentence = (line: string): boolean =>
  line.length >= 8 && (sentenceEnd.test(line) || /\p{Script=Hiragana}[！？!?…]+[」』]?$/u.test(line));

/** Whether a line without a sentence's end says what a picture shows, or whose it is. */
export const isCjkCaption = (line: string): boolean =>
  line.length <= 300 && captions.some((pattern) => pattern.test(line));

const maker =
  '(?:共同(?:通信)?|時事(?:通信)?|ロイター|ＡＰ|AP|ＡＦＰ|AFP|AFP時事|AFP＝時事|ＵＰＩ|ＥＰＡ|EPA|新華社|聯合(?:ニュース)?|タス|ゲッティ.{0,8}|アフロ|PIXTA|ピクスタ|getty ?images|共同通信社|代表撮影)';

const captions = [
  // `…するクレーン＝ロイター`, `…の駅前＝東京都港区で１日、山田太郎撮影`
  new RegExp(`[＝=](?:${maker}|[^＝=。]{0,40}(?:撮影|提供|写す|より|写真))$`, 'iu'),
  new RegExp(`^[^。]{4,120}[（(](?:${maker}|[^（()）]{0,30}(?:撮影|提供|配信))[）)]$`, 'iu'),
  /[（(【［[](?:写真|画像|図版?|イラスト|撮影|提供|出典|出所|photo|image|photograph)(?:提供|撮影|出典)?(?:は|\s?[:：＝=／/・]|by\s)[^）)】］\]]{1,60}[）)】］\]]$/iu,
  /^[（(【［[]?(?:メイン|トップ|アイキャッチ|サムネイル)?(?:写真|画像|図版?|図表|イラスト|グラフ|撮影|提供|出典|出所|資料|photos?|images?|source|photograph|top image|via)(?:(?:提供|撮影|出典|引用)元?)?\s?(?:[:：＝=／/|｜●■◎▲]|by\s)\s?[^。]{1,90}$/iu,
  /^(?:※\s?)?[（(]?(?:写真|画像|イラスト)(?:は|＝)[^。]{2,60}(?:イメージ|より|から|ホームページ|サイト|スクリーンショット|提供)(?:です)?[）)]?。?$/u,
  /^(?:※\s?)?[（(]?(?:写真|画像)?(?:は)?イメージ(?:写真|画像|です|図)?[）)]?$/u,
  // Blogs point at the picture above or below: `▲背面のボタン`, `↑会場の入り口`
  /^[▲△↑⬆☝]\s?[^。]{3,120}$|^[▲△↑⬆☝].{3,160}(?:写真|画像|画面)/u,
  /[（(](?:写真)?(?:[左右中上下]|中央|手前|奥|前列|後列)(?:[左右上下端手]|から|より|の?写真|側|の[^（）()]{1,8})*[^（）()]{0,10}[）)][^。]{0,40}$/u,
  /^(?:写真)?[左右](?:から|の写真|が|は|：)[^。]{3,120}$/u,
  /(?:クリック|タップ)(?:すると|で|して)?(?:画像|写真|図)?(?:を|が)?(?:拡大|大き)/u,
  /^(?:[(（]?[cCｃＣ][）)]|©|(?:Ⓒ|ⓒ))\s?[^。]{2,80}$/u,
];
