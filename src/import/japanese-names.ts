/**
 * Japanese bylines. A role stands before the name (`取材・文＝山田太郎　写真＝鈴木次郎`), or the name alone in brackets, beside the date or
 * right below the headline; a name has no capitals to know it by, so a word of a menu has to be told apart by what it means.
 */

const writing =
  '取材|文章?|本文|執筆|著|著者|筆者|執筆者|ライター|記者|テキスト|text|構成|聞き手|投稿者|作成者|作者|寄稿|署名';
/** These head a headline as well (`レビュー：…`): a name behind them has to look like one. */
const weak =
  '編集部|編集委員|論説委員|特派員|記事|インタビュー(?:アー)?|レポート|リポート|レポーター|レビュー|担当|投稿|作成|編集者?';
const other =
  '撮影|写真|イラスト|画像?|図版?|翻訳|訳|監修|協力|デザイン|動画|photo(?:s|graphs)?|photographer|edit(?:or)?|制作|企画|ヘアメイク|スタイリング';
const role = `(?:${writing}|${weak}|${other})`;
const roles = `${role}(?:\\s?[・･＆&、,+＋と/／]\\s?${role})*`;

/** One or more roles and what divides them from the name: `文・写真＝`, `Text：`, `文● `, `記者 `. */
const lead = new RegExp(`^(${roles})\\s?(?:([:：＝=●○◎■◆▲|｜])\\s*|[/／・]\\s*|by\\s+|\\s+)(?=\\S)`, 'iu');
/** The next role in the same line. */
const next = new RegExp(`[\\s、,，/／|｜・]*${roles}\\s?[:：＝=●○◎■◆▲|｜/／]`, 'iu');
const isWriting = new RegExp(`(?:${writing})`, 'iu');
const isWeak = new RegExp(`^(?:${weak})$`, 'iu');

/** Whether a line opens with a role and a name behind it, as Japanese bylines do. */
export const opensJapaneseByline = (line: string): boolean => namedIn(line) !== undefined;

/** The writers a line names behind their roles, not the photographers; empty when it is no such byline. */
export const japaneseByline = (line: string): string[] => namedIn(line) ?? [];

/** The writers, none where only others are named; undefined for other lines. */
const namedIn = (line: string): string[] | undefined => {
  if (line.length > 90 || !isJapanese.test(line) || /。./u.test(line)) return undefined;
  let text = unwrapped(line);
  let others: string[] | undefined;
  for (let match = lead.exec(text); match; match = lead.exec(text)) {
    const rest = text.slice(match[0].length);
    const end = rest.search(next);
    const names = listed(end < 0 ? rest : rest.slice(0, end));
    const [, roles = '', sign] = match;
    const isSure = sign !== undefined && !isWeak.test(roles) && isWriting.test(roles);
    const isNamed =
      names.length > 0 && (isSure || names.every((name) => isJapaneseName(name) || isDesk(name)));
    if (isNamed && (isWriting.test(roles) || isWeak.test(roles))) return names;
    if (isNamed) others = [];
    if (end < 0) break;
    text = rest.slice(end).replace(/^[\s、,，/／|｜・]+/u, '');
  }
  return others;
};

const isJapanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Without the brackets and signs around the whole: `（文：山田太郎）`, `● 文＝…`. */
const unwrapped = (line: string): string =>
  line
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[）)】］\]》〉＞>\s]+$/u, (closing) => (/^[（(【［[《〈＜<]/u.test(line) ? '' : closing))
    .trim();

/** The names of a list, without the desk or the paper beside a person. */
export const listed = (text: string): string[] => {
  const names = text
    .replace(/[（(【［[＜<][^）)】］\]＞>]*[）)】］\]＞>]|[（(［【].*$/gu, ' ')
    .replace(/(?:19|20)\d{2}[年./-].*$|\s*@\w+.*$|\s[|｜].*$/u, '')
    .split(/[、，,／/＆&]|・(?=\p{Script=Han})(?<=\p{Script=Han}・)|\s(?:と|and)\s/u)
    .map(tidy)
    .filter((name) => name.length > 1 && isAny(name));
  const persons = names.filter((name) => !isDesk(name));
  return [...new Set(persons.length > 0 ? persons : names.slice(0, 1))].slice(0, 8);
};

/** `社会部・山田太郎`: the desk before the name. */
export const deskBefore =
  /^[\p{Script=Han}\p{Script=Katakana}ー]{1,8}(?:部|局|委員|センター|記者)[・･／/]\s?(?=\p{Script=Han})/u;

/** `（山田太郎）`, `[山田太郎, 島新聞]`, `島新聞 山田太郎`: a name alone, without its brackets and the paper beside it. */
export const withoutFrame = (line: string): string => {
  const text = line.trim();
  const inner = /^[（(［【[]\s*([^（）()［］【】[\]]{2,40}?)\s*[)）］】\]]$/u.exec(text)?.[1];
  const [first = '', second = '', ...more] = (inner ?? text).split(/\s?[,，、]\s?|\s/u);
  if (more.length > 0) return line;
  if (isDesk(first) && isJapaneseName(second)) return second;
  if (inner && isDesk(second) && isJapaneseName(first)) return first;
  // `山田太郎 佐藤花子`: surname and given name of one person are not as long.
  const arePair = [first, second].every((name) => name.length >= 4 && isJapaneseName(name));
  if (arePair) return `${first}、${second}`;
  return inner && isJapaneseName(inner) ? inner : line;
};

/** `山田太郎 : ライター`: what the writer is, behind the name. */
export const roleBehind =
  /\s*[:：]\s*\S{0,20}(?:ライター|記者|編集者?|ジャーナリスト|教授|作家|評論家|コラムニスト|アナリスト|研究員)\s*$/u;

const tidy = (name: string): string =>
  name
    .replace(deskBefore, '')
    .replace(/^[\s●○◎■◆・:：＝=]+|[\s●○◎■◆・:：＝=。]+$/gu, '')
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\s*(?:記者|特派員|通信員|支局長|論説委員|編集委員|解説委員|編集長|さん|氏)$/u,
      '',
    )
    .trim();

const isDesk = (name: string): boolean =>
  /編集部|通信|新聞|取材班|ニュース|編集局|報道部|支局|株式会社|社$|部$|office|オフィス|スタジオ|プロダクション/iu.test(
    name,
  );

/** What a name behind a role may be: a pen name too, but no sentence and no label. */
const isAny = (name: string): boolean =>
  name.length <= 24 &&
  !/[。！？!?「」『』:：…\d]|^(?:一覧|紹介|募集|情報|プロフィール)|(?:一覧|について|こちら|する|した|です|ます|から|まで|など)$/u.test(
    name,
  ) &&
  /^[\p{L}\p{M}ー・．.\s々ヶ'’-]+$/u.test(name);

/**
 * Whether a text that stands alone reads as a Japanese person's name: a surname in kanji, the rest in kanji or kana. Two kanji alone are
 * more often a section.
 */
export const isJapaneseName = (text: string): boolean => {
  const name = tidy(text);
  if (!nameShape.some((shape) => shape.test(name))) return false;
  return !menuWord.test(name) && !inflected.test(name);
};

/** A surname alone or a pen name; a word of a menu is none. */
export const isShortJapaneseName = (name: string): boolean =>
  /^\p{Script=Han}{2}$/u.test(name) && !menuWord.test(name);

const nameShape = [
  /^[\p{Script=Han}々ヶ]{1,3}[\s　][\p{Script=Han}々]{1,4}$/u,
  /^[\p{Script=Han}々ヶ]{3,5}$/u,
  /^[\p{Script=Han}々ヶ]{1,3}[\s　]?(?:\p{Script=Hiragana}{2,5}|[\p{Script=Katakana}ー]{2,6})$/u,
  /^[\p{Script=Katakana}ー]{2,8}[\s　・][\p{Script=Katakana}ー]{2,8}$/u,
  /^\p{Script=Hiragana}{2,5}[\s　]\p{Script=Hiragana}{2,5}$/u,
];

/** Ends of verbs and of headings, which no given name written in syllables has. */
const inflected =
  /(?:する|した|して|れる|せる|いる|なる|ない|まで|から|まとめ|など|らせ|です|ます|べき|について|とは)$/u;

/** Words of sections, menus and buttons. */
const menuWord =
  /最終|初出|本日|昨日|今日|版|著者|筆者|執筆|フォロー|プロフ|読者|ユーザー|コメント|シェア|毎日|共同|時事|記事|写真|画像|動画|一覧|情報|特集|連載|関連|新着|最新|人気|注目|話題|編集|更新|公開|掲載|配信|無料|有料|会員|登録|購読|広告|企画|解説|入門|検索|印刷|保存|共有|設定|言語|文字|表示|全文|本文|前編|後編|中編|速報|号外|社説|天気|予報|番組|政治|経済|社会|国際|国内|海外|地域|地方|生活|文化|科学|技術|教育|医療|健康|環境|芸能|音楽|映画|読書|野球|競馬|相撲|陸上|金融|市場|株式|為替|企業|産業|業界|業務|製品|商品|開発|運用|通信|自動車|家電|半導体|携帯|端末|店舗|会社|採用|事件|事故|裁判|選挙|外交|安全|防衛|災害|地震|気象|宇宙|歴史|美術|旅行|料理|日記|住宅|不動産|求人|転職|経営|投資|仕事|働|暮らし|子育|趣味|電子|機器|周辺|分野|総合|主要|全国|世界|日本|東京|大阪|京都|北海|関東|関西|九州|東北|[都道府県市区町村郡]$|大学|高校|新聞|日報|新報|月号|曜|時間|分前|日前|前回|次回|目次|用語|質問|回答|意見|投票|応募|予約|購入|販売|価格|発売|発表|開催|開始|終了|中止|対象|方法|理由|結果|比較|評価|料金|規約|案内|概要|問合|問い|利用|個人|保護|著作|転載|禁止|戻|先頭|次へ|前へ|閉じ|開く|見る|読む|送る|する|です|から|まで|より|など|たち|もの|こと|部門|センター|機構|法人|[省庁局室課署院会]$|委員会|協会|機構|財団|研究所|電機|電力|銀行|製作所|工業|物産|商事|組合|公式|サイト|リンク|ページ|ニュース|メール|ゲーム|スポーツ|ビジネス|トップ|サービス|データ|システム|アプリ|ソフト|カメラ|スマホ|パソコン|ランキング|コラム|ブログ|レポート|イベント|セミナー|モバイル|グルメ|アニメ|マンガ|監督|選手|首相|大統領|社長|事務所/u;
