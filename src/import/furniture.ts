import { countWords, isCjk, oneLine } from './plain.ts';

/**
 * Which lines of a page are furniture: menus, share rows, promotions, links to other stories, comment rules.
 * Everything here looks at one line alone; what stands around it is judged by the callers.
 */

const asPattern = (words: string[], after = ''): RegExp =>
  new RegExp(`^(?:${words.join('|')})${after}`, 'iu');

/** Headings after which an article does not go on. */
const endHeadings = asPattern(
  [
    '(?:view |show |read |see |all |visitor |readers?.? |user |latest |post |add |leave |write |join |load |\\d[\\d,.]* |no |there are \\d+ )*(?:a |your |the )?(?:comments?|conversation|discussion|responses?|replies|reply)(?: on this .{0,40}|\\(\\d+\\)|\\s?\\d+| \\(\\d+\\)| policy| below| here| now| \\(0\\))?',
    'leave a (?:reply|comment|response)',
    'you must be logged in.{0,80}',
    'comments? (?:are|is|have|for this|section|will).{0,80}',
    'share this(?: (?:article|story|post|page|with|on|entry).{0,20})?',
    'share (?:on|via|article|story|your thoughts)(?: .{0,30})?',
    '(?:more|other|latest|top|trending|featured|recent|popular|similar|recommended|related|further)(?: (?:top|from|in|on|about|like|related|popular|business|tech|world|sports?|politics|news|breaking|great|latest|recent|featured))*(?: (?:stor(?:y|ies)|articles?|news|posts?|topics?|tags?|content|links?|coverage|videos?|reading|headlines|items|entries|reports?|the web|this (?:topic|story|author|section)|today|now|for you|wired stories|terms|searches|galleries|tools|pages))(?: .{0,30})?',
    'related(?: (?:stories|articles|topics|content|posts|news|links|coverage|tags|items))?',
    'more (?:from|in|on|stories|about|by)(?: .{1,50})?',
    '(?:most|more) (?:popular|read|viewed|watched|shared|commented|emailed|recent|discussed)(?: .{0,40})?',
    'trending(?: (?:now|stories|topics|news|today|on .{1,30}))?',
    'recommended(?: (?:for you|by .{1,30}|stories|reading|articles|content|links|from.{0,30}))?',
    '(?:you (?:may|might) (?:also )?(?:like|be interested|enjoy|have missed)|you.ll (?:also )?like|people also read|readers also|what to read next|what.s next|up next|read next|next article|next story|next post|previous (?:article|story|post)|editor.?s.? (?:picks?|choice)|don.t miss|in case you missed|from (?:around )?the web|around the web|promoted (?:stories|content|links)|sponsored (?:content|links|stories)|paid content|partner content|ads by .{1,20}|from our partners|our picks|picked for you|popular (?:news|stories|posts|articles|now|on .{1,30})|latest (?:from|news|stories|articles|posts|videos|featured|linux)(?: .{0,40})?|the latest|top stories|top news(?: .{0,20})?|breaking news|must reads?|elsewhere on .{1,30}|features & analysis|more on this (?:story|topic).{0,20}|follow us.{0,40}|stay (?:connected|informed|up to date).{0,30}|about (?:the|this) (?:authors?|writer|blogger|reporter|columnist)s?|about (?:us|author)|posted in .{1,60}|filed under:?.{0,80}|tagged(?: (?:with|in|as|under))?:? .{1,80}|tags:?|topics:?|keywords:?.{0,80}|contact (?:us|the (?:author|editor|reporter|writer)).{0,40}|notes? (?:&|and) queries|references|footnotes|explore (?:more|further|the bbc).{0,30}|site index|newsletters?|subscribe(?: (?:now|today|to .{1,40}|here))?|sign up.{0,60}|your email address will not be published.{0,60}|report (?:a )?(?:typo|error|mistake|correction)s?.{0,40}|advertise with .{1,30}|cite this.{0,30}|rate this.{0,30}|print(?: this)?(?: article| page)?|email this.{0,30}|back to top|return to top|originally published (?:on|at|in).{0,40}|view (?:all|more|original).{0,40}|also on .{1,40}|special reports?|multimedia|photo galleries|hide comments|disqus.{0,80}|please enable javascript.{0,80}|topics in this article|next in .{1,30}|legal disclaimer.{0,60}|terms (?:of|&|and) .{1,40}|all rights reserved.{0,60})',
    'copyright\\b.{0,200}',
    '©.{0,200}',
    // French
    '(?:réactions?|commentaires?|\\d+ (?:réactions?|commentaires?)|(?:vos|les|voir les|lire les|tous les) (?:réactions?|commentaires?).{0,40}|à lire (?:aussi|également|ensuite)|lire (?:aussi|également)|sur le même (?:sujet|thème)|voir aussi|articles? (?:liés?|connexes?|similaires?|recommandés?|les plus lus)|les plus (?:lus|partagés|récents|commentés)|dans la même rubrique|partage[rz](?: .{0,40})?|réagir.{0,40}|poster un commentaire|sur le web|mots[- ]clés.{0,60}|plus d.(?:articles|actualités|infos?).{0,30}|nos (?:offres|newsletters).{0,40}|la suite est réservée.{0,60}|abonnez-vous.{0,80}|inscrivez-vous.{0,60}|vous aimerez aussi.{0,20}|à la une.{0,20}|sélection de la rédaction|contenus? sponsorisés?.{0,30}|recommandé pour vous|dernières? (?:actus?|minute|infos?|actualités).{0,20}|haut de page|mentions légales.{0,80})',
    // German
    '(?:kommentare?.{0,30}|\\d+ kommentare?|diskussion(?:en)?|mehr (?:zum thema|zu diesem thema|von|aus|über|artikel|dazu|nachrichten).{0,40}|zum thema|das könnte (?:sie|dich).{0,40}|lesen sie (?:auch|mehr).{0,40}|auch interessant|weitere (?:artikel|themen|meldungen|nachrichten|informationen|links).{0,30}|themen:?.{0,60}|schlagw(?:ö|o)rte.{0,60}|artikel (?:verschicken|drucken|kommentieren|empfehlen|teilen).{0,30}|teilen(?: .{0,30})?|forum(?: zum thema)?.{0,40}|leserbriefe?|zur startseite|nach oben|meistgelesen.{0,20}|newsletter.{0,60}|drucken|impressum.{0,60}|verwandte (?:artikel|themen).{0,30}|anzeige[n]?|top[- ]?news|beliebte? .{1,30}|empfehlungen.{0,40}|mehr|quelle:.{0,60})',
    // Japanese and Chinese
    '(?:[■▼●◆★【\\[]\\s*)?(?:関連(?:記事|リンク|キーワード|トピックス|ニュース|サイト|ワード|情報|商品|タグ|する.{0,10})|あわせて読みたい|この記事(?:を|に|が|の|へ).{0,30}|おすすめ(?:の)?(?:記事|コンテンツ)?|人気(?:記事|ランキング)|アクセスランキング|ランキング|最新(?:記事|ニュース)|新着(?:記事|情報)?|注目(?:の)?(?:記事|ニュース|キーワード)?|コメント(?:を.{0,10}|\\s?[(（]?\\d*[)）]?|する)?|トラックバック.{0,20}|シェア(?:する)?|ツイート(?:する)?|前の記事.{0,60}|次の記事.{0,60}|こちらもおすすめ|スポンサー(?:ド)?リンク|編集部のおすすめ.{0,10}|ピックアップ|特集|タグ|キーワード|カテゴリ(?:ー)?|もっと見る|ページ(?:の)?(?:先頭|トップ).{0,10}|利用規約.{0,40}|相关(?:阅读|文章|新闻|推荐|链接)|评论|热门.{0,8}|推荐阅读|责任编辑.{0,20}|参考(?:链接|资料|来源).{0,4}|—完—|- 完 -|版权.{0,60}|Copyright.{0,80})',
    // Hindi
    '(?:यह भी पढ़ें|ये भी पढ़ें|संबंधित (?:खबरें|ख़बरें|समाचार)|टिप्पणियाँ?|और पढ़ें|शेयर करें)',
  ],
  '\\s*[:：»›>…]*\\s*$',
);

/** Headings and openers of a box inside an article: it goes on after them. */
const asideOpeners =
  /^\(?\[?(?:in video|read|listen|read this story in .{3,20}|also read|read also|also see|see also|read more|read next|must read|read this|read here|also watch|watch(?: now| also| more)?|more on this|more from|more|also from|related|related (?:story|stories|article|articles|coverage|content|reading|news|video|videos|link|links|post)|see more|recommended|dont miss|don.t miss|explained|in pics|in pictures|gallery|photos|live updates|read all the latest|editorial|opinion|from the archives?|à lire aussi|a lire aussi|lire aussi|lire également|lire|voir aussi|à voir aussi|voir|écouter aussi|lesen sie auch|lesen sie hierzu|lesen sie dazu|lesen sie mehr|mehr zum thema|mehr dazu|siehe auch|zum thema|video|関連記事|関連|参考|参照|あわせて読みたい|こちらも読む|यह भी पढ़ें|ये भी पढ़ें|lea también|leia também|leggi anche|lees ook)\]?\s*(?:[:：|»›>]|$)/iu;

const promotions = [
  /^enter your? e-?mail/iu,
  /^(?:check out|see|get|find|read|browse|view|discover) (?:more|all|other|our|\w+ news and alerts) .{0,80}(?:!|inbox.*|here)$/iu,
  /^you must (?:be )?(?:log|sign|register|have)/iu,
  /^(?:devenez fan|suivez-nous|vous pouvez vous connecter|recevoir la newsletter)/iu,
  /\b(?:subscribe|sign[- ]?up|signup|register|join)\b.{0,120}\b(?:newsletters?|inbox|alerts?|daily|updates|email|e-mail|channel|telegram|whatsapp|premium|unlimited|free trial|podcast|briefing)\b/iu,
  /\b(?:our|your|the|a|free|daily|weekly|morning|this) (?:\w+ ){0,3}newsletters?\b.{0,80}\b(?:sign|subscribe|inbox|delivered|here|click)/iu,
  /\b(?:delivered|straight|sent|direct(?:ly)?|right) (?:straight |directly |right )?to your (?:e?-?mail |email )?inbox\b/iu,
  /\b(?:follow|like|find|join) (?:us|me|him|her|them|@?\w+(?: \w+){0,4}) (?:on|at|via) (?:twitter|facebook|instagram|telegram|linkedin|youtube|google|whatsapp|snapchat|x)\b/iu,
  /^(?:follow|like|tweet|email|e-mail|contact|reach|write to|find) (?:us|me|the (?:author|writer|reporter)|him|her|@?\w+(?: \w+){0,4})\b.{0,40}\b(?:on|at|via)\b.{0,80}@/iu,
  /\bdownload (?:the|our|.{0,30}) ?(?:app|moneystream)\b|\bget (?:the|our) (?:app|latest)\b.{0,60}\b(?:app|news|updates|here|now)\b/iu,
  /^get up-to-the-minute/iu,
  /\bclick here (?:to|for)\b/iu,
  /\b(?:this article is|articles? (?:left|remaining)|already a subscriber|subscriber[- ]only|to continue reading|to read the full|premium article)\b/iu,
  /\bplease (?:abide|enable|disable|consider|log ?in|sign in|turn|refresh|upgrade|verify|subscribe|support us)\b/iu,
  /\b(?:abonnez-vous|inscrivez-vous|recevez (?:notre|nos|gratuitement|chaque)|s.abonner|article réservé|réservé aux abonnés)\b/iu,
  /\b(?:newsletter (?:abonnieren|bestellen)|jetzt abonnieren|abonnieren sie|melden sie sich|hier anmelden|kostenlos testen)\b/iu,
  /(?:メールマガジン|メルマガ).{0,30}(?:登録|購読)|(?:無料)?会員登録|続きを読むには|この記事は有料|ログインして|フォローして|友だち追加/u,
  /न्यूज़?लेटर|सब्सक्राइब करें/u,
];

const rows = asPattern(
  [
    '(?:tweet|share|like|pin(?: it)?|print|save|email|e-mail|mail|facebook|twitter|google\\+?|g\\+|linkedin|linked ?in|whatsapp|pinterest|reddit|tumblr|pocket|flipboard|instagram|youtube|rss|copy link|copied!?|link copied.*|read later|bookmark|text size|aa?|a\\+|a-|font size|stumbleupon|digg|telegram|messenger|hn|line|wechat|はてな(?:ブックマーク)?|いいね！?|ツイート|シェア|印刷|メール|テキスト|HTML|電子書籍|クリップ|ブックマーク|後で読む|あとで読む|保存|partager|imprimer|envoyer|recommander|tweeter|teilen|drucken|versenden|merken|vorlesen|pdf|play|pause|mute|close|loading\\.*|undo|reply|report|dismiss|ok|x|✕|×|more|less|next|previous|prev|back|top|home|menu|search|video|audio|listen|follow|subscribe|log ?in|sign ?in|sign ?up|register|skip to .*|view pdf.*|view comments.*|advertisement|advertising|ads?|sponsored|anzeige|werbung|publicité|広告|pr|\\[pr\\]|promotion|story continues below.*|continue reading.*|article continues.*|advertisement.*|scroll (?:down )?(?:to|for).*|image \\d+ of \\d+|photo \\d+ of \\d+|\\d+ of \\d+|\\d+/\\d+|\\d+ ?(?:shares?|likes?|comments?|views?|tweets?|votes?|réactions?|commentaires?|kommentare?|コメント)|\\(?\\d+\\)?|[\\d.,]+k?)(?:[\\s|/•·,]+(?:tweet|share|like|pin it|print|save|email|facebook|twitter|google\\+?|linkedin|whatsapp|pinterest|reddit|on|this|\\d+))*',
    '\\d+ ?(?:min|minutes?|mins?)(?: read)?(?: .{0,20})?',
    'reading time.{0,30}',
    'lecture \\d+ min.*',
    'temps de lecture.{0,20}',
    'click to (?:share|email|print).{0,60}',
    '(?:view|show|hide|see) (?:all|more|less|comments|gallery|photos|caption|full).{0,30}',
    'enlarge(?: this image| image)?.{0,40}',
    'toggle caption',
    'hide caption',
    'full screen.{0,20}',
    'has been shared.*',
    'what.s this\\??|flag as offensive|like follow|become a fan.*|get email alerts.*|listen to this page.*|« .{1,20}\\|.{1,20} »|go to permalink|remember me|forgot your password\\??|add to .{1,20}|email (?:this|article|to a friend).{0,20}|print (?:this|article|page).{0,10}|send (?:to|this).{0,30}|back to the front page|font size|text size.{0,10}|larger|smaller|close|wait \\d+ seconds? to continue\\.?|get adobe flash.{0,20}|(?:mixx|digg|delicious|reddit|myspace|stumbleupon|facebook|twitter|linkedin|google\\+?|email|e-?mail|print|pinterest|whatsapp|tumblr|share|tweet|rss|\\s)+|react|inspiring|funny|scary|hot|crazy|amazing|weird',
    '-{2,}|_{2,}|\\*{1,5}|\\.{3,}|[━─=~•·|]+',
    'from the section .{1,40}',
    'share this (?:story|article|page|post).{0,40}',
    'this video (?:is|has|file|can).{0,60}|media playback is.{0,60}|your browser does not.{0,80}|javascript is.{0,60}|to view this.{0,80}',
  ],
  '\\s*$',
);

const captions =
  /^file (?:photo|picture|image)\b|^.{3,160}\((?:reuters|ap|afp|pti|ani|epa|file|getty|representative|representational)(?: (?:photo|image|file|picture)s?)?(?:\/\w+)?\)\.?$|^(?:(?:image|photo|picture|media|video)? ?(?:caption|credit|copyright|source)s?\b[\s:]|(?:photo(?:graph|graphs|graphie|s)?|photos?|picture|pictured|image|images|illustration|bild|foto|fotos|crédits?|crédit photo|credit|video|file photo|file picture|representational image|representative image|写真|撮影|画像|图片来源|图源|चित्र)\s?(?:credits?|courtesy|by|source|via|de|d’|von|:|：|\||–|-|＝|=|©)\s?\S)|(?:\(|\[|\|\s?|—\s?|\.\s|\s)(?:photo(?:s|graph)? ?(?:credit|courtesy|by|:)|photo ?:|image (?:credit|source|courtesy)|picture (?:credit|courtesy|by)|file photo|getty images|afp\/getty|foto:|bild:|crédit(?:s)?\s?:|via getty|photo credit).{0,120}$|(?:\/|\s|\(|©\s?)(?:getty images?|afp photo|shutterstock|istock(?:photo)?|ap photo|associated press|epa|corbis|dpa|picture alliance|wikimedia(?: commons)?|flickr|reuters\/.{3,30})\)?\.?$|[|/(]\s?(?:ap|afp|epa|getty|reuters|dpa)(?:[ /](?:photo|images?))?\)?(?: close)?$/iu;

/** Whether a heading ends the article: what follows is related links, comments, the footer. */
export const isEnd = (line: string): boolean => line.length <= 140 && endHeadings.test(bare(line));

/** Whether a line opens an inserted box such as "Also read". */
export const isAside = (line: string): boolean =>
  line.length <= 300 && (asideOpeners.test(bare(line)) || /^\[[^\]]{10,140}\]$/.test(line));

/** Whether a line asks the reader to subscribe, follow, click or install. */
export const isPromotion = (line: string): boolean =>
  line.length <= 420 && promotions.some((pattern) => pattern.test(line)) && !isQuoted(line);

/** Whether a line is a share row, a counter, an advertisement's label, a rule. */
export const isRow = (line: string): boolean => line.length <= 120 && rows.test(bare(line));

/** Whether a line is a picture's caption or credit, by its own words. */
export const isCaption = (line: string): boolean => line.length <= 600 && captions.test(line);

export const isFurniture = (line: string): boolean =>
  isRow(line) || isPromotion(line) || isEnd(line) || isAside(line) || isCaption(line);

/** Whether a line reads as a paragraph of running text: a sentence with an end, not a menu, a title or a label. */
export const isProse = (whole: string): boolean => {
  const line = whole.slice(0, 3000);
  if (isCjk(line)) return (line.length >= 25 && /[。！？]/u.test(line)) || line.length >= 60;
  const ends =
    /[.!?…।؟]["”’'»)\]]*\*?\s*$/u.test(line) || /[.!?]["”’»)]?\s+\S/u.test(line) || /[:,;"”]$/.test(line);
  const words = countWords(line);
  return (ends && words >= 9) || words >= 30;
};

/** Running text that no headline or link looks like: many words, or a full stop at the end. */
export const isParagraph = (line: string): boolean =>
  isProse(line) && (countWords(line) >= 18 || /[.。]["”’」)]?$/.test(line));

const bare = (line: string): string =>
  oneLine(line)
    .replace(/^[•■▪►▶●◆»›*\-–—#\s]+(?=\p{L})/u, '')
    .replace(/[’`´]/g, "'");

const isQuoted = (line: string): boolean => /^["“«„「]/u.test(line) && /["”»“」]/u.test(line.slice(1));
