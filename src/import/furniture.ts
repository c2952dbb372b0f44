import { findDates } from './dates/find.ts';
import * as words from './furniture-words.ts';
import { isCjkProse, isCjkSentence, isSignedSentence } from './japanese.ts';
import { opensByline, readByline } from './names.ts';
import { countWords, isCjk, oneLine } from './plain.ts';
import { remembered } from './remember.ts';
import * as arabic from './words/arabic.ts';
import * as chinese from './words/chinese.ts';
import * as english from './words/english.ts';
import * as englishButtons from './words/english-buttons.ts';
import * as french from './words/french.ts';
import * as frenchButtons from './words/french-buttons.ts';
import * as frenchOffers from './words/french-offers.ts';
import * as german from './words/german.ts';
import * as germanButtons from './words/german-buttons.ts';
import * as germanOffers from './words/german-offers.ts';
import * as indian from './words/indian.ts';
import * as japanese from './words/japanese.ts';
import * as spanish from './words/spanish.ts';

/**
 * Which lines of a page are furniture: menus, share rows, promotions, links to other stories, comment rules.
 * Everything here looks at one line alone; what stands around it is judged by the callers.
 */

const asPattern = (words: string[], after = ''): RegExp =>
  new RegExp(`^(?:${words.join('|')})${after}`, 'iu');

/** Papers of one country have words of their own. */
const local = [arabic, chinese, english, french, german, indian, japanese, spanish];
const localAsides = local.flatMap(({ asides }) => asides);
const localCaptions = local.flatMap(({ captions }) => captions);

/** Headings after which an article does not go on. */
const endHeadings = asPattern(
  [...words.endHeadings, ...local.flatMap(({ ends }) => ends)],
  '\\s*(?:\\.{3}|[:：»›>…】＞〉》］\\]）)▼↓])*\\s*$',
);

/** Headings and openers of a box inside an article: it goes on after them. */
const asideOpeners =
  /^\(?\[?(?:in video|for more,? (?:read|see|on this)|read|listen|read this story in .{3,20}|also read|read also|also see|see also|read more|read next|must read|read this|read here|also watch|watch(?: now| also| more)?|more on this|more from|more|also from|related|related (?:story|stories|article|articles|coverage|content|reading|news|video|videos|link|links|post)|see more|recommended|dont miss|don.t miss|explained|in pics|in pictures|gallery|photos|(?:interactive )?(?:graphic|map)|infographic|interactive(?: feature)?|(?:open|launch) (?:interactive|graphic|slide ?show)(?: \w+)?|live updates|read all the latest|editorial|opinion|from the archives?|à lire aussi|a lire aussi|lire aussi|lire également|lire|voir aussi|à voir aussi|voir|écouter aussi|lesen sie auch|lesen sie hierzu|lesen sie dazu|lesen sie mehr|mehr zum thema|mehr dazu|siehe auch|zum thema|video|関連記事|関連|参考|参照|あわせて読みたい|こちらも読む|यह भी पढ़ें|ये भी पढ़ें|lea también|leia também|leggi anche|lees ook|best of .{2,30}|popular in .{2,30}|exklusiv (?:im|für) .{2,25})\]?\s*(?:[:：|»›>]|$)/iu;

/** The label of a link runs on into the headline it links to: `Lire aussi Les ponts de France`. */
const runOn =
  /^(?:(?:[ÀAà] lire|À LIRE|Lire|LIRE) (?:aussi|également|AUSSI)(?=\s|\p{Lu})|Also [Rr]ead|ALSO READ|Read [Aa]lso|READ ALSO|Read [Mm]ore|READ MORE|See also|Lesen Sie auch|LESEN SIE AUCH|Mehr zum Thema|WATCH|READ)\s*[\p{Lu}«“"‘\d]/u;

/** `IN TEXAS: Family of patient quarantined`, and no end to the sentence: a link between paragraphs. */
const shouted = /^\p{Lu}[\p{Lu}\s'’&/-]{2,30}: ?\p{Lu}/u;

const promotions = [
  /^(?:we|i)(?:['’]d|['’]ll| would| want| always)? ?(?:want|like|love)? to hear (?:from you\b|(?:about )?(?:what you|your) )/iu,
  /^(?:submit|send|write) (?:us )?a letter to the editor\b/iu,
  // Another story's opening, cut short.
  /(?:…|\.{3})\s*(?:(?:read more|continue reading|weiterlesen|lire la suite)[\s»›→]*)+$/iu,
  /\b(?:get|receive)\b.{0,60}\b(?:updates|alerts) (?:via|by|on|through|from)\b.{0,40}\b(?:facebook|twitter|e-?mail|newsletters?|text|sms)\b/iu,
  // What forms say below their field for an address.
  /\bnever (?:to )?(?:rent|sell|share|pass on|give away)\b.{0,40}\byour (?:e-?mail|address|details|data|information|personal)\b|\byou (?:can|may) (?:unsubscribe|opt out)\b/iu,
  /^when you (?:register|sign up|subscribe)\b|\b(?:register|subscribe|sign up) (?:now|today) (?:to (?:get|enjoy|read|receive|access|continue)|for (?:free|full|unlimited))\b/iu,
  /\|\s?(?:sign up|subscribe)\s?[»›>]?$/iu,
  /\bdepends? on (?:the )?(?:donations?|support|subscribers|contributions)\b.{0,60}\b(?:readers?|you)\b/iu,
  /^.{0,60}\b(?:sound off|let us know|tell us|share your (?:thoughts|opinions?|views?)|weigh in|scroll down to comment)\b.{0,40}\b(?:comments?|below)\b.{0,20}$/iu,
  /^(?:hat (?:ihnen|dir|euch) d(?:er|ieser) (?:artikel|beitrag|text)|(?:vous avez aimé|cet article vous a) )|\bprobe-?abo\b|\babonnement à l['’]essai\b/iu,
  /^read or share this\b/iu,
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
  /^promoted ?\p{Lu}/iu,
  /^\(?(?:except for the headline|with the exception of the headline)\b/iu,
  /\b(?:this (?:story|article|report|copy) (?:has|was) (?:not been edited|published from|auto-generated)|published (?:un)?edited from|syndicated feed|auto-generated from)\b/iu,
  /^track (?:the )?(?:latest|all|live) .{0,60}\bnews\b/iu,
  /^a version of this (?:article|story|column|review)\b.{0,60}\b(?:appears|appeared|ran)\b/iu,
  /^our standards:/iu,
  /^get .{2,40} on (?:twitter|facebook)\b/iu,
  /\bdelivered (?:every|each|daily|weekly|to you)\b/iu,
  /\bvalues your comments\b|\b(?:comment(?:ing)? policy|community guidelines|house rules)\b/iu,
  // Where the writer can be reached.
  /^[^.!?]{0,80}\s?[\w.+-]{2,40}@[\w-]{2,40}\.\p{L}{2,}[^.!?]{0,60}(?:\.\p{L}{2,4})?\.?$/iu,
  /\bmachine[- ]translated\b.{0,40}\bhere\b/iu,
  /न्यूज़? अपडेट|फॉलो कर(?:ें|े)|ताज़ातरीन ख़बर/u,
  /\b(?:unser(?:em|en|er)?|täglichen?|wöchentlichen?|kostenlosen?) (?:\p{L}+ )?newsletters?\b|^mit ihrer (?:registrierung|anmeldung)\b|\bwir haben ihnen eine e-?mail\b/iu,
  /\b(?:notre|nos|la) newsletters?\b.{0,180}\b(?:recev|inscri|gratuit)|\bvotre adresse (?:e-?mail|électronique|mail)\b/iu,
  /^(?:by (?:signing up|entering your|submitting|clicking|subscribing)|thank(?:s| you) for (?:subscribing|signing up))\b/iu,
  /\b(?:in|to) your inbox\b/iu,
  /^\(?(?:we welcome your comments|support (?:our|independent|quality) journalism|you can now subscribe|catch (?:all )?the .{0,40}(?:news|updates))\b/iu,
  /\bdownload the .{2,40}\bapp\b/iu,
  /^※.{0,120}(?:ご了承|場合があります|場合がございます)/u,
  /^\(?(?:reporting|writing|additional reporting|compiled|edited|editing) by \p{Lu}[^.]{2,200}(?:editing|writing|reporting) by\b/iu,
  /^この記事は.{0,80}(?:編集|転載|翻訳)し(?:たもの|て)/u,
  /^über dieses thema berichtete/iu,
  /^\(?(?:see|view|watch|browse|photos|video|more|gallery)\b[ :].{2,70}\b(?:pictures|photos|photo gallery|gallery|slideshow|cartoons|video)\b.{0,40}\)?$/iu,
  /^(?:if you |do you )?(?:still )?(?:have|got|for) (?:an?y? |some |more )?(?:news )?(?:questions?|comments?|tips?|corrections?|feedback|story ideas?)\b.{0,160}\b(?:submit|send|e-?mail|write|contact|tell us|let us|reach|head (?:over )?to|visit)\b/iu,
  /^submit your\b/iu,
  /^you will now receive\b/iu,
  /\bfan\b.{0,80}\b(?:auf|on|sur) facebook\b/iu,
  /^(?:video|photos?|film|animation|graphics?)s?[ ,](?:shot|edited|filmed|produced|illustrated)\b.{0,40}\bby \p{Lu}/iu,
  /^(?:re-?tweet|share|like|edit|improve|bookmark|print) this (?:article|page|post|story)\b/iu,
  /\b(?:licen[sc]ed under|creative commons)\b.{0,120}\b(?:licen[sc]e|cc by|bsd|mit|attribution)/iu,
  /^what.s your reaction\b|^share (?:this|your) reaction\b/iu,
  /\byou(?:.ve| have) (?:now )?(?:reached|used|read) (?:your|all|the|\d)\b.{0,40}\b(?:articles?|allowance|limit|stories)\b|\byou are enjoying the\b/iu,
  /^(?:get|try|receive) .{0,60}newsletters?[.!]?$/iu,
  /^(?:would you like|do you want|want|interested in)\b[^?]{3,80}\?.{0,20}\b(?:join|contact|apply|sign|subscribe|submit|become|write)\b/iu,
  /^chat with us (?:in|on)\b/iu,
  /^privacy notice:|\bnewsletters may contain\b/iu,
  /\btakes? your privacy (?:very )?seriously\b/iu,
  /^people are (?:sharing|talking|reading)\b/iu,
  /^this (?:article|story|piece) (?:appears|appeared|ran) in\b.{0,80}\b(?:issue|edition|version|headline)/iu,
  /^we are a participant in\b|\baffiliate (?:advertising|links?|commissions?|relationships?|partnerships?)\b|\bas an amazon associate\b/iu,
  /\bclick here (?:to|for)\b/iu,
  /\b(?:this article is|articles? (?:left|remaining)|already a subscriber|subscriber[- ]only|to continue reading|to read the full|premium article)\b/iu,
  /\bplease (?:abide|enable|disable|consider|log ?in|sign in|turn|refresh|upgrade|verify|subscribe|support us)\b/iu,
  /\b(?:abonnez-vous|inscrivez-vous|recevez (?:notre|nos|gratuitement|chaque)|s.abonner|article réservé|réservé aux abonnés)\b/iu,
  /\b(?:newsletter (?:abonnieren|bestellen)|jetzt abonnieren|abonnieren sie|melden sie sich|hier anmelden|kostenlos testen)\b/iu,
  /(?:メールマガジン|メルマガ).{0,30}(?:登録|購読)|(?:無料)?会員登録|続きを読むには|この記事は有料|ログインして|フォローして|友だち追加/u,
  /न्यूज़?लेटर|सब्सक्राइब करें/u,
];

promotions.push(
  ...[arabic, chinese, english, frenchOffers, germanOffers, indian, japanese, spanish].flatMap(
    (words) => words.promotions,
  ),
);

const rows = asPattern(
  [words, englishButtons, frenchButtons, germanButtons, indian, japanese, spanish].flatMap(
    (some) => some.rows,
  ),
  '\\s*$',
);

const captions =
  /[$£€]\d[\d.,]*,? available (?:at|on|from) \p{Lu}|[.!?…]["”»]? (?:source|quelle|credit|bild|foto|photo|picture|image|video)s?: \S.{1,60}$|^[^()]{10,400}\(\p{Lu}[^()]{2,40}\/\s?\p{Lu}[^()]{2,40}\)\.?$|\((?:photo|foto|crédits?|bild|©)s? [^)]{3,60}\)\.?$|^crédits? photos?\s?:|\bcredit(?:\.{3}|…)|^enlarge(?: this image)?\s*\/|^\[\+\]\s*enlarge\s*\S{2}|^\[\d+\/\d+\]|\b(?:REUTERS|AFP|EPA|AP Photo|dpa)\/\p{Lu}[^.]{2,60}$|^.{0,40}\bin this (?:undated|\p{L}+\.? \d{1,2}|\p{L}{3,9}\.? (?:19|20)\d{2}|[^.]{0,30}\b(?:file|handout|undated))[^.]{0,30}\b(?:photo|image|picture|photograph)\b|^this (?:undated |handout |file |combination |[^.]{3,25} )?(?:photo|image|picture|photograph)\b[^.]{0,40}\b(?:shows?|provided|taken|released|from)\b|^file (?:photo|picture|image)\b|^.{3,160}\((?:reuters|ap|afp|pti|ani|epa|file|getty|representative|representational)(?: (?:photo|image|file|picture)s?)?(?:\/\w+)?\)\.?$|^(?:(?:image|photo|picture|media|video) ?(?:caption|credit|copyright|source)s?\b[\s:]|(?:caption|credit|copyright|source)s?\s?:|(?:photo(?:graph|graphs|graphie|s)?|photos?|picture|pictured|image|images|illustration|bild|foto|fotos|crédits?|crédit photo|credit|video|file photo|file picture|representational image|representative image|写真|撮影|画像|图片来源|图源|चित्र)\s?(?:credits?|courtesy|by|source|via|de|d’|von|:|：|\||–|-|＝|=|©)\s?\S)|(?:\(|\[|\|\s?|—\s?|\.\s|\s)(?:photo(?:s|graph)? ?(?:credit|courtesy|by|:)|(?:photo(?:graph)?|picture|image|illustration)s? ?:|image (?:credit|source|courtesy)|picture (?:credit|courtesy|by)|file photo|getty images|afp\/getty|foto:|bild:|crédit(?:s)?\s?:|via getty|photo credit).{0,120}$|(?:\/|\s|\(|©\s?)(?:getty images?|afp photo|shutterstock|istock(?:photo)?|ap photo|associated press|epa|corbis|dpa|picture alliance|stock\.adobe\.com|adobe stock|alamy(?: stock photo)?|maxppp|wikimedia(?: commons)?|flickr|reuters\/.{3,30})\)?\.?$|[|/(]\s?(?:ap|afp|epa|getty|reuters|dpa)(?:[ /](?:photo|images?))?\)?(?: close)?$/iu;

/** `… mercredi 3 mars. LP/Jane Doe`, `dpa/Jane Doe Die Brücke`: a paper's or an agency's letters, a slash, a name. */
const slashCredit =
  /(?:^|[.\s])\p{Lu}{2,6}\/\p{Lu}[\p{L}’' -]{2,40}$|^(?:dpa|AP|AFP|imago|epd|REUTERS|Reuters|Getty Images|picture alliance)\s?\/\s?\p{Lu}[^.!?]{3,160}[.]?$/u;

/** `….CreditJane Doe/The Courier`: the label glued to the name. */
const gluedCredit = /Credit(?:Credit|Image by|Photographs? by|Illustration by)?\p{Lu}\p{Ll}.{2,80}$/u;

/** `PHOTO JANE DOE, THE COURIER` in capitals. */
const shoutedCredit = /^(?:PHOTOS?|ILLUSTRATION|IMAGE|FOTO)\s+\p{Lu}{2}[\p{Lu}\s,.’'/-]{4,90}$/u;

/** Behind the caption, set apart: `[Jane Doe/The Courier]`, `| THE COURIER`, `- J. Doe / The Courier`, `Pic: Jane Doe`. */
const apartCredit =
  /\[\p{Lu}[^[\]]{2,50}\/[^[\]]{2,40}\]\.?$|[\p{Ll}\d.!?”»] \| \p{Lu}[\p{Lu} .-]{4,40}$|[\p{Ll}\d.!?”»] [-–] \p{Lu}[\p{L}.’' -]{2,30} \/ [\p{L}\d][^.!?/]{2,30}$|[\p{Ll}\d.!?”»)] [-–] \p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}.’' -]{2,24}\/\p{Lu}[^.!?/]{2,30}$|[.!?\p{Ll}] Pics?: \p{Lu}[^.!?]{2,50}$/u;

/** `… mercredi. Photo Jane Doe. AFP` */
const namedCredit =
  /[.!?…)]\s(?:Source|Quelle): ?\p{Lu}[\p{L}’'-]+(?:[\s./,|]+\p{Lu}[\p{L}’'-]*){0,4}\.?$|[.!?…)]\s(?:Photos?|Fotos?|Crédits?|Bild)\s\p{Lu}[\p{L}’'-]+(?:[\s./,|]+\p{Lu}[\p{L}’'-]*){1,5}\.?$|\b(?:Photo )?Credits?:? \p{Lu}[\p{L}’'-]+(?:[\s./,|&]+(?:for )?\p{Lu}[\p{L}’'-]*){0,8}\.?$|(?:^|[^\d\s]) ?© ?\p{L}[^©]{2,200}$|^\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,2} ?(?:\/ ?|for )(?:(?:The|Le|La|Der|Die) \p{Lu}[\p{L} ]{2,30}|\p{Lu}{3,5})$|^Photograph(?:ed|s|y)? by \p{Lu}|^\(\p{Lu}[\p{L}.’' -]{3,30} ?\/ ?\p{Lu}[\p{L}.’' -]{2,40}\)$/u;

/**
 * `… on the plains. City Museum/EPA`, `… in 1952. (Public domain)`: behind its last sentence a line names no more than an owner;
 * `(Case 1234567)` is a number to look up.
 */
const tailCredit = new RegExp(
  String.raw`(?:(?<!\b(?:${words.abbreviations}))[.]|[!?])["'”’)]*\s+(?:\((?![^()]{1,40}\d{5})(?:\p{Lu}\p{Ll}{2}|\p{L}+[ /&])[^().!?:]{1,40}\)|\p{Lu}[\p{L}.’'-]*(?:(?:\s|\s?[/|&]\s?)(?:\p{Lu}[\p{L}.’'-]*|of|for|the|de|via|von)){0,6})(?<!\.)$`,
  'u',
);

/** `No, they are not for sale. REUTERS` */
const shoutedTail = /^(?:\S+ ){3,}\p{Lu}{3,}(?:[/ ]\p{Lu}{2,})*$/u;

/** `The way to the yard. Source: the harbour's map` */
const sourceTail =
  /^.{20,400}[.!?…]["”’)]?\s(?:Source|Photo|Picture|Image|Illustration|Composite|Quelle|Foto|Bild|Photographie|Crédit)s?(?: by)?\s?[:|]\s?\S.{2,80}$/u;

/** `Olsen, photographed in his yard December 19, 2013, shows …` */
const pictured = /^.{2,160}\b(?:photographed|pictured)\b.{2,80}\b(?:19|20)\d{2}\b/u;

/** Whether a heading ends the article: what follows is related links, comments, the footer. */
export const isEnd = remembered((line) => line.length <= 140 && endHeadings.test(bare(line)));

/** Whether a line says who owns the text. */
export const isCopyright = (line: string): boolean =>
  line.length <= 400 &&
  /^(?:©(?! provided by)|[（(][cｃ][）)]|copyright\b|this (?:document|article|content|text|page) is (?:subject to|protected by) copyright\b)/iu.test(
    line,
  );

/** Whether an end heading opens boxes in the middle of a text as well. */
export const isBoxHeading = (line: string): boolean =>
  line.length <= 140 &&
  /^(?:newsletters?|anzeige|werbung|subscribe|sign up|abonnez-vous|inscrivez-vous)\b/i.test(bare(line));

/** Whether a line opens an inserted box such as "Also read". */
export const isAside = remembered(
  (line) =>
    line.length <= 300 &&
    (asideOpeners.test(bare(line)) ||
      localAsides.some((pattern) => pattern.test(bare(line)) || pattern.test(line)) ||
      ((runOn.test(line) || shouted.test(line)) && countWords(line) <= 18 && !/[.!?:]$/.test(line)) ||
      /^\[[^\]]{10,140}\]$/.test(line)),
);

/** Whether a line asks the reader to subscribe, follow, click or install. */
export const isPromotion = remembered(
  (line) => line.length <= 420 && isOffered(line.replace(/^[•■▪►▶●*\s]+(?=\p{L})/u, '')) && !isQuoted(line),
);

/** The words in an address offer nothing. */
const isOffered = (line: string): boolean => {
  const words = line.replace(/\bhttps?:\/\/\S+/giu, ' ');
  return promotions.some((pattern) => pattern.test(words));
};

/** Whether a line is a share row, a counter, an advertisement's label, a rule. */
export const isRow = remembered(
  (line) => line.length <= 120 && !numericDate.test(line) && rows.test(bare(line)),
);

/** A date in figures is no counter. */
const numericDate = /^\s*\d{1,4}([./-])\d{1,2}\1\d{2,4}\s*$/;

/** Whether a line is a picture's caption or credit, by its own words. */
export const isCaption = remembered(
  (line) =>
    line.length <= 600 &&
    (captions.test(line) ||
      localCaptions.some((pattern) => pattern.test(line)) ||
      (line.length <= 320 &&
        (countWords(line) >= 8 || shoutedTail.test(line)) &&
        tailCredit.test(line) &&
        !isQuoted(line)) ||
      sourceTail.test(line) ||
      pictured.test(line) ||
      shoutedCredit.test(line) ||
      gluedCredit.test(line) ||
      namedCredit.test(line) ||
      apartCredit.test(line) ||
      slashCredit.test(line)) &&
    !isHead(line) &&
    !isSignedSentence(line),
);

/** A byline or a date line that names the agency at its end, as a credit does: `Von Jane Doe, dpa`, `13. April 2019, 9:00 Uhr / dpa`. */
const isHead = (line: string): boolean => {
  if (line.length > 120 || /photo|foto|bild|image|picture|illustration|archiv|©|getty/i.test(line))
    return false;
  const date = findDates(line.slice(0, 80))[0];
  if (date && date.start < 4 && date.iso.length > 10) return true;
  return opensByline(line) && readByline(line).length > 0;
};

/** The label of a picture, above its caption. */
export const isPictureLabel = (text: string | undefined): boolean =>
  text !== undefined &&
  text.length < 40 &&
  /^(?:\[?\+?\]?\s*(?:click to )?enlarge(?: this)?(?: image)?|toggle caption|image caption,?|image:|media caption,?|buy (?:this )?photo|(?:detail|groß)ansicht öffnen|bild vergrößern|agrandir (?:la photo|l['’]image)|写真・図版|拡大(?:する|画像)?)$/iu.test(
    text,
  );

export const isFurniture = (line: string): boolean =>
  isRow(line) || isPromotion(line) || isEnd(line) || isAside(line) || isCaption(line);

/** Whether a line reads as a paragraph of running text: a sentence with an end, not a menu, a title or a label. */
export const isProse = remembered((whole) => {
  const line = whole.slice(0, 3000);
  if (isCjk(line)) return isCjkProse(line);
  const ends = /[.!?…।؟]["”’'»)\]]*\*?\s*$/u.test(line) || sentenceEnd.test(line) || /[:,;]$/.test(line);
  const words = countWords(line);
  return ((ends && words >= 9) || words >= 30) && !isTitleCase(line);
});

/** Whether a line is in the capitals of an English headline: nothing small in it but articles, prepositions and the like. */
export const isTitleCase = (line: string): boolean => {
  // A dump may set the headlines of a whole list in one line.
  if (line.length > 400 || /\p{Lo}/u.test(line)) return false;
  const all = line.match(/\p{L}[\p{L}\p{M}'’.-]*/gu) ?? [];
  const small = all.filter((word) => /^\p{Ll}/u.test(word));
  return all.length - small.length >= 4 && small.length > 0 && small.every((word) => smallWords.has(word));
};

const smallWords = new Set(
  'a an the of to in at on for and or nor but by with from as if vs v via per into over than that up off out so yet'.split(
    ' ',
  ),
);

/** The end of a sentence inside a line; the point of an abbreviation or an initial (`Gov.`, `J.`) is none. */
const sentenceEnd = new RegExp(
  String.raw`(?<!\b(?:${words.abbreviations}))[.]["”’»)]?\s+\S|[!?]["”’»)]?\s+\S`,
  'u',
);

/** Whether a short line is a whole sentence: a capital, three words or more, a full stop. */
export const isSentence = (line: string): boolean =>
  line.length <= 200 &&
  countWords(line) >= 3 &&
  (isCjk(line) ? isCjkSentence(line) : /^["“‘«„]?\p{Lu}.*[\p{Ll}\p{N}][.!?]["”’»]?$/u.test(line)) &&
  !isRow(line) &&
  !isEnd(line) &&
  !isAside(line);

/** `These are the five ways across the bay:`, which no label such as `By:` or `Posted in:` is as long as. */
export const announces = (line: string): boolean =>
  line.length <= 300 && countWords(line) > 4 && !isCjk(line) && /\p{L}["”’)]?:$/u.test(line);

/** Running text that no headline or link looks like: many words, or a full stop at the end. */
export const isParagraph = (line: string): boolean =>
  isProse(line) && (countWords(line) >= 18 || /[.。]["”’」)]?$/.test(line));

const bare = (line: string): string =>
  oneLine(line)
    .replace(/^[•■▪►▶●◆▼★【»›>→➡➤➜➔↪▷👉+*\-–—#\s]+(?=\p{L})/u, '')
    .replace(/^[＜〈《［[（(【≪≫・□▽△○◎◇\s]+(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u, '')
    .replace(/[’`´]/g, "'");

const isQuoted = (line: string): boolean => /^["“«„「]/u.test(line) && /["”»“」]/u.test(line.slice(1));
