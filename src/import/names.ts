import { withoutEcho } from './echo.ts';
import {
  deskBefore,
  japaneseByline,
  opensJapaneseByline,
  roleBehind,
  withoutFrame,
} from './japanese-names.ts';
import { isCjk, oneLine } from './plain.ts';
import { remembered } from './remember.ts';

const lead =
  /^(?:(?:written|posted|published|reported|story|article|text|words|report|review(?:ed)?|reporting|compiled|curated|edited|edited and written|submitted|created|contributed|authored|interview|analysis|opinion|perspective|commentary|column|essay|dispatch|exclusive)\s+by|by\s*line|by|authors?|texte?(?: und fotos?)?(?=\s*:)|interview(?=\s*:)|reporters?|writers?|contributors?|par|propos recueillis par|(?:(?:article|interview|texte|entretien|traduit)\s+)?(?:rédigé|écrit|édité|publié|réalisée?|recueillie?) par|interview (?:par|von)|une? (?:article|enquête|reportage|texte|chronique|analyse|billet|récit) de|auteure?s?|aut(?:rices?|eur[·.(]e\)?s?)|(?:reportage|entretien|journaliste)(?=\s*:)|(?:posté|ecrit) par|de (?:notre|nos) (?:correspondant|envoyé)\p{L}*(?: spécia\p{L}+)?(?: (?:à|en|au) \p{L}{3,20})?,?|von|(?:eine? )?(?:gast)?(?:analyse|bericht|reportage|kolumne|glosse|interview|essay|porträt|rezension|kommentar|beitrag|artikel|leitartikel|einordnung|recherche|kritik|text) von|aus \p{L}{3,20} bericht(?:et|en)|(?:das interview führten?|die fragen stellten?)|autor(?:[/*:_-]?in)?(?:n?en)?|das gespräch führten?|interview geführt von|(?:geschrieben|verfasst|protokolliert|aufgezeichnet|veröffentlicht|gepostet|erstellt) von|es (?:berichtet|schreibt)|(?:bericht|protokoll|aufzeichnung)(?=\s*:)|por|escrito por|di|a cura di|door|작성자|लेखक)(?:\s*[:：=＝]\s*|\s+(?=\P{Ll}))/iu;

const bareLead = /^(?:by|par|von|por|di|文|著)\s*[:：]?$/i;

/** Words that end a name: what follows is a role, a place, a date or a link. */
const tail =
  /\s*(?:\||•|·|—|–|\s-\s|@[\w]|https?:|www\.|<|\(|\[|\bfor\s+(?:the\s|[A-Z])|\bspecial to\b|\bin (?=[A-Z])|\bon (?=\w+day|\d|[A-Z])|\bat \d|(?<![\p{L}\d])(?:(?:edited|written|reported|posted|published|updated|curated|compiled|translated) by|updated|published|posted|date|follow|share|email|e-mail|contact|view|more|read|last|first|über|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}|may \d{1,2}|\d+ (?:hrs?|mins?|hours?|days?)|photo(?:s|graph\w*)?|envoyée?s? spécia(?:le?s?|ux)|correspondante?s?|unser(?:e|em|er)? korrespondent|illustration|leave a|avec|pour|dans|publié|mis à jour|veröffentlicht|aktualisiert|publiziert|erstellt|stand(?=\s*:)|lesedauer|lesezeit|le \d)(?![\p{L}\d])|\d{1,2}[./]\d|\d{1,2}:\d|\d{4}|\d+\s*(?:comments?|min)).*$/iu;

const roles =
  /^(?:(?:senior|staff|chief|contributing|special|political|business|science|technology|tech|sports?|health|associate|deputy|managing|executive|assistant|national|foreign|economics?|world|us|uk|freelance|guest|media|environment|education|crime|legal|news|features?|legal affairs|defen[cs]e|diplomatic|home affairs|security|entertainment|arts?|culture|north america|washington|new york|london|paris|delhi|mumbai|beijing|tokyo)\s+)*(?:writer|reporter|correspondent|editor(?:-in-chief)?|author|columnist|contributor|producer|blogger|analyst|journalist|critic|photographer|opinion writer|commentator|strategist|broadcaster|presenter|anchor|historian|economist|attorney|intern|fellow|editor at large|bureau chief|redakteur(?:in)?|journaliste|professor.*|associate professor.*|director.*|president.*|ceo.*|founder.*|co-founder.*|phd|ph\.d\.?|md|m\.d\.?|ma|m\.a\.?|mph|rn|mba|jr\.?|sr\.?|inc\.?)$/i;

/** `Redakteurin Wirtschaft`, `journaliste au service économie`: behind a name, with what the person writes about. */
const jobs =
  /^(?:(?:freie[rn]?|leitende[rn]?|stellv\S{0,20}) )?(?:\p{L}*(?:redakteur|korrespondent|volontär|kolumnist|ressortleiter|mitarbeiter)(?:in)?|reporterin|journaliste|grand reporter|correspondante?|envoyée? spéciale?|rédacteur|rédactrice)(?:\s.*)?$/iu;

/** Agencies, desks and bureaus are authors when a page names them as such. */
const house =
  /\b(?:bureau|staff|desk|news|agenc(?:y|ies)|press|presse|aktuell|rundfunk|zeitung|tageblatt|rundschau|kurier|courrier|quotidien|studio|team|editors?|editorial|reporters?|correspondents?|service|network|media|times|post|express|herald|journal|magazine|ediciones|éditions|verlag|publishing|gmbh|reuters|afp|ap|pti|ani|ians|uni|dpa|ddp|epd|sid|bbc|cnn|abc|nbc|cbs|npr|kyodo|jiji|xinhua|efe|ansa|belga|bloomberg|redaktion|rédaction|redacción|redazione|wire|associated|foundation|institute|usa today|itmedia|impress|zdnet|cnet)\b|編集部|通信|新聞|新報|日報|ITmedia|Impress|量子位|取材班|ニュース|株式会社/iu;

/** Beside the paper's own staff these are where its reports come from. */
const agency =
  /^(?:(?:news )?agencies|reuters|afp|ap|upi|pti|ani|ians|dpa|bloomberg|(?:the )?associated press|agence france-presse)$/i;

const notNames =
  /^(?:翻訳者?|フォロー.*|紹介|一覧|プロフィール.*|について.*|社会|政治|経済|国際|文化|科学|地方|地域|生活|暮らし|教育|医療|環境|速報|連載|動画|写真|天気|芸能|映画|音楽|読書|新着|特集|主要|総合|企業|産業|市場|金融|事件|事故|裁判|会員限定|有料会員限定|人人|豆瓣|微博|微信|开心网|admin(?:istrator)?|webmaster|root|user|guest|anonymous|unknown|none|null|undefined|n\/?a|author|editor|by|home|news|share|comments?|video|photos?|updated?|published|posted|print|email|follow|subscribe|login|sign in|log in|menu|search|more|read more|read later|advertisement|related|topics?|copyright.*|all rights.*|facebook|twitter|google\+?|linkedin|whatsapp|share this.*|the author|about the author|contributor|staff writer|view profile|bio|see more|other|user profile|guest post|published.*|updated.*|politik|wirtschaft|feuilleton|kultur|wissen|wissenschaft|gesellschaft|panorama|meinung|ausland|inland|sport|reise|politique|économie|monde|société|culture|opinion|monday|tuesday|wednesday|thursday|friday|saturday|sunday|contact.*|download.*|click.*|report.*|(?:ihre?|your|votre)\s.*|getty images|shutterstock|istock(?:photo)?|pixta|アフロ|adobe stock|unsplash)$/i;

/** The persons and houses a byline names, in its order; empty when it names none. */
export const readByline = (line: string): string[] => {
  const japanese = japaneseByline(oneLine(line.slice(0, 400)));
  if (japanese.length > 0) return japanese;
  let text = oneLine(line)
    .slice(0, 400)
    .replace(roleBehind, '')
    .replace(/^.*$/u, withoutFrame)
    .replace(/^\s*[［【[]([^］】\]]+)[］】\]]\s*$/u, '$1');
  // A name and how it is read: `Minato／ミナト`.
  if (/^\p{Script=Latin}[\p{Script=Latin}\d .]{1,20}[／/][\p{Script=Katakana}ー・]{2,20}$/u.test(text))
    return [text];
  text = parted(withoutSigns(text)).replace(/\s[\w.+-]{2,40}@[\w-]{1,40}\.[\w.-]{2,60}/g, ' ');
  for (let round = 0; round < 2; round += 1)
    text = text
      .replace(/^[|/\s–—-]+/, '')
      .replace(lead, '')
      .trim();
  if (bareLead.test(text)) return [];
  // `Politik · Jane Doe`
  text = withoutEcho(
    text.replace(/^(\p{L}+) [·•|] (?=\p{Lu})/u, (whole, word: string) => (notNames.test(word) ? '' : whole)),
  );
  const desk = deskName.exec(text)?.[0] ?? ofPaperWithAgency(text);
  if (desk) return [desk];
  // `ET Bureau` in a byline that is not all in capitals is a desk, and no "and".
  if (/\p{Ll}/u.test(text)) text = text.replace(/\bET(?= \p{Lu})/gu, 'E.T.');
  const parts = text
    .replace(/^[-–—=＝/／・:：\s]+/, '')
    .replace(
      /^(?:our own|unsere[mnrs]?|notre|nos) (?:\p{L}+(?:korrespondent|redakteur|reporter|mitarbeiter|autor)\p{L}*|(?:korrespondent|redakteur|reporter|mitarbeiter|autor)\p{L}*|(?:correspondant|envoyé)\p{L}*(?: spécial\p{L}*)?),?\s+(?=\p{Lu})/iu,
      '',
    )
    .replace(/\(([^)]{1,12})\)(?=\s+\p{Lu})/gu, '⟨$1⟩')
    .replace(/\((?:avec|mit|with) ([^)]{3,80})\)/giu, ' avec $1')
    .replace(/(?<=\p{L}\s)\([^)]{13,40}\)\s+(?=\p{Lu})/gu, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|（[^）]*）/g, ' | ')
    .split(
      /(\s*[,，]\s*(?:and\s+|et\s+|und\s+)?|\s*[;；、/／|•]\s*|\s+(?:and|et|und|y|e|en|with|avec|mit|&|\+)\s+)/iu,
    );
  const names: string[] = [];
  let comma = false;
  let beside = false;
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      // What stands behind a bar is the paper, a role, a date.
      if (names.length > 0 && /^\s*[|•]/.test(part)) break;
      comma = /^\s*[,，]/.test(part) && !/\b(?:and|et|und)\b/i.test(part);
      beside = comma || /[/／]|\b(?:avec|mit|with)\b/i.test(part);
      continue;
    }
    if (roles.test(part.trim()) || (index > 0 && jobs.test(part.trim()))) continue;
    const name = tidyName(part);
    // A house that a person is named beside is where they work, or whose reports they used.
    const isPlace =
      comma &&
      names.length > 0 &&
      /^(?:[\p{Script=Latin}.]+|(?:The|Le|La|Les|Der|Die|Das) \p{Lu}.*)$/u.test(name) &&
      /\s/.test(names[0] ?? '');
    if (
      isName(name) &&
      !isPlace &&
      !(names.length > 0 && isPlaceName(name)) &&
      !(/\bstaff\b/i.test(names[0] ?? '') && agency.test(name)) &&
      !(beside && names.length > 0 && house.test(name) && !house.test(names[0] ?? ''))
    )
      names.push(name);
    if (
      tail.test(part) &&
      !/^\s*(?:and|et|und|&)/i.test(parts[index + 1] ?? '') &&
      names.length > 0 &&
      dateTail.test(part)
    )
      break;
  }
  return [...new Set(names)].slice(0, 12);
};

/** Papers in India print the desk in the byline's place: `By Our Special Correspondent`. */
const deskName =
  /^(?:our |a )?(?:special|staff|principal|senior|city|chief) (?:correspondents?|reporters?|desk)(?=\s*(?:[|,•·–—-]|$))/iu;

/** `The Courier with AFP`: where nobody signs, the paper's signature names whose reports it used. */
const ofPaperWithAgency = (text: string): string | undefined => {
  const paper = /^(.{2,40}?) (?:avec|with|mit) (?:l['’])?(?:AFP|AP|Reuters|dpa|agences)$/u.exec(text)?.[1];
  return paper && !paper.includes(',') && isPaper(paper) ? text : undefined;
};

/**
 * `👤 by Jane Doe`, `APBy Jane Doe`, `Doe By Jane Doe`, `RSS Jane Doe`: icons or the feed's stand before the byline, a picture’s credit
 * or address runs into it, or the words for the writer’s portrait.
 */
const withoutSigns = (line: string): string => {
  const text = line
    .replace(/^[^\p{L}\p{N}([［【⟨]+/u, '')
    .replace(/^\S{0,200}[\p{Lu}\d](?=By\s\p{Lu})/u, '')
    .replace(/^RSS\s(?=\p{Lu}\p{Ll})/u, '');
  const portrait = /^\p{Lu}\S{0,20}(?:\s\p{Lu}\S{0,20}){0,2}\s(?=(?:By|BY)\s\p{Lu})/u.exec(text)?.[0] ?? '';
  const byline = text.slice(portrait.length);
  const own = byline.slice(0, 80).split(/[\s,]+/);
  return portrait
    .split(' ')
    .filter(Boolean)
    .every((word) => own.includes(word))
    ? byline
    : text;
};

/**
 * `Jane DoeFollow`, `Jane DoeThe Evening Post`: a button or the paper, printed beside the name, runs into it where a capital follows
 * a small letter. `MacDonald` and its like have one within.
 */
const parted = (line: string): string =>
  line.replace(
    /(?<=\s(?!(?:Mac|Fitz|Van|Vander|Von|Ver|Del|Della|Des|San|Abd|Ben|Bar|Buzz|Huff|Tech|Market)\p{Lu})\p{Lu}[\p{L}’'-]*\p{Ll}{2})(?=\p{Lu}\p{Ll})/gu,
    ' | ',
  );

const dateTail = /\d{4}|\d:\d/;

const tidyName = (part: string): string => {
  const name = part
    .replace(/^(?:by|and|et|und|with|von|par|unserer?)\s+/i, '')
    .replace(deskBefore, '')
    .replace(tail, '')
    .replace(/\s+(?:le|am|den|um|on|in|à|aus)$/u, '')
    .replace(/\s+(?:sun|mon|tues|wednes|thurs|fri|satur)day$/i, '')
    .replace(/\s+(?:am|on|le|den)$/i, '')
    .replace(agencyTail, '')
    .replace(roleTail, (whole, at: number, text: string) => (house.test(text.slice(0, at)) ? whole : ''))
    .replace(placeTail, '')
    .replace(/^[\s"“”'‘«»*.:~–—-]+|[\s"“”*,:;~–—«»-]+$/gu, '')
    .replace(/(?<=\p{L}{3})\.$/u, '')
    .replace(/\s*(?:記者|特派員|通信員|論説委員|編集委員|さん|氏)$/u, '')
    .replace(/⟨([^⟩]*)⟩/g, '($1)');
  return isShouted(name) || (shoutedSurname.test(name) && !house.test(name)) ? calmed(name) : name;
};

/** `Jane Doe Senior Washington Correspondent`: the role runs on from the name, from its rank or its subject to its end. */
const roleTail = new RegExp(
  `(?<=\\S+\\s+\\S+)\\s+(?:(?:${[
    'senior|staff|chief|principal|special|deputy|associate|assistant|managing|executive|contributing|national|foreign|world|freelance|guest',
    'politics|political|science|technology|tech|sports?|football|cricket|health|social|home|legal|community|consumer|diplomatic|defen[cs]e',
    'security|washington|europe|asia|africa|china|india|us|uk|middle|north|city|business|economics|economy|financial?|energy|transport',
    'environment|education|media|arts|culture|entertainment|religion|crime|news|data|investigative|opinion|features?|digital|web',
  ].join(
    '|',
  )})(?:\\s[\\p{L}&’'-]+){0,4}?\\s+)?(?:writer|reporter(?:in)?|correspondent|editor|columnist|contributor|journalist|critic|producer|fellow|journaliste|redakteur(?:in)?|korrespondent(?:in)?|rédact(?:eur|rice))s?$`,
  'iu',
);

/** `Jane Doe Associated Press` */
const agencyTail = /(?<=\S+\s+\S+)\s+(?:(?:The )?Associated Press|AP|Reuters|AFP|PTI|Bloomberg|CNN|NPR)$/u;

/** `Jane van Doe Madrid 27 Oct`: the place the story was written from runs on from a name of two words or more. */
const places =
  'new delhi|delhi|mumbai|chennai|kolkata|bengaluru|bangalore|hyderabad|pune|lucknow|ahmedabad|chandigarh|bhopal|jaipur|patna|ranchi|kochi|thiruvananthapuram|guwahati|gurugram|noida|srinagar|islamabad|dhaka|kathmandu|london|paris|lyon|marseille|toulouse|bordeaux|lille|nantes|rennes|strasbourg|bruxelles|brüssel|brussels|genève|genf|berlin|münchen|hamburg|frankfurt(?: am main)?|köln|stuttgart|düsseldorf|leipzig|dresden|wien|zürich|bern|madrid|barcelona|roma?|milano|lisboa|washington(?: d\\.?c\\.?)?|new york|los angeles|san francisco|rio de janeiro|são paulo|buenos aires|tel aviv|beijing|peking|pékin|shanghai|hong kong|tokyo|tokio|seoul|moscow|moskau|moscou|kiew|kiev|warschau|athen|istanbul|sydney|toronto|montréal|québec|ottawa|jerusalem|cairo|kairo|nairobi|dubai|houston|chicago|boston|seattle|miami|philadelphia|atlanta|mexico city|bogotá|santiago de chile|manila|jakarta|bangkok|singapore|johannesburg|cape town|tehran|baghdad|beirut|damascus|riyadh|doha|ankara|budapest|bucharest|prague|prag|warsaw|vienna|zurich|geneva|munich|cologne|athens|rome|lisbon|dublin|edinburgh|glasgow|belfast|amsterdam|copenhagen|stockholm|oslo|helsinki|kyiv|melbourne|vancouver';
const placeTail = new RegExp(
  `(?<=\\S+\\s+\\S+|^(?:PTI|ANI|IANS|UNI|AFP|AP|Reuters|dpa))\\s+(?:${places})$`,
  'iu',
);
const placeName = new RegExp(`^(?:${places})$`, 'iu');

/** Whether a text is the name of a town papers report from, and nobody's. */
export const isPlaceName = (text: string): boolean => placeName.test(text);

/** A byline without the button, the role and the paper that run on from its name. */
export const withoutRole = (line: string): string =>
  withoutEcho(parted(line))
    .replace(/ \| .*$/, '')
    .replace(/,\s*([^,\]］】]{2,40})$/u, (whole, last: string) => (isPaper(last) ? '' : whole))
    .replace(roleTail, '')
    .replace(placeTail, '');

/** Whether a text behind a name and a comma says what that person does for the paper. */
export const isJob = (text: string): boolean => jobs.test(text) || roles.test(text);

/** Whether what stands beside a name is the paper or the place, and no second person. */
export const isPaper = (name: string): boolean =>
  house.test(name) ||
  isPlaceName(name) ||
  /^(?:The|Le|La|Les|Der|Die|Das)\s\p{Lu}|\s(?:Daily|Weekly|Monthly|Today|Insider|Review|Gazette|Tribune|Chronicle)$/u.test(
    name,
  );

/** `Lise MORAND`, as French papers set it. */
const shoutedSurname = /^\p{Lu}\p{Ll}[\p{L}-]* \p{Lu}{3,}(?:-\p{Lu}{3,})?$/u;

/** Papers set bylines in capitals; a newsletter does not. */
const isShouted = (name: string): boolean =>
  name.includes(' ') &&
  !/\p{Ll}/u.test(name) &&
  /\p{Lu}{3}/u.test(name) &&
  !house.test(name) &&
  !/^USA /.test(name);

const calmed = (name: string): string =>
  name.replace(/[\p{Lu}][\p{Lu}’']*/gu, (word, at: number) => {
    if (at > 0 && /^(?:DE|DU|VAN|VON|DER|DEN)$/.test(word)) return word.toLowerCase();
    // `JD` and `TJ` are initials, `AL` and `ED` are names.
    if (word.length < 2 || (word.length === 2 && !/^(?!.J)(?:[AEIOU].|.[AEIOU])$/.test(word))) return word;
    const low = word.charAt(0) + word.slice(1).toLowerCase();
    return low.replace(
      /^(Mc|O['’]|D['’])(\p{Ll})/u,
      (_, start: string, next: string) => start + next.toUpperCase(),
    );
  });

/** Whether a text can be the name of a person, an agency or a desk. */
export const isName = (text: string): boolean => {
  if (text.length < 2 || text.length > 60 || notNames.test(text) || roles.test(text)) return false;
  if (isCjk(text))
    return (
      text.length <= 20 &&
      !/相关|内容|点击|页首|评论|分享|打印|收藏|字号|来源|栏目|首页|時間|时间|更新|日時|公開|発表|配信|掲載|編集|文字|印刷|関連|一覧|記事|[。！？「」…#＃＠@：:＞>＋→]|です|ます|した$|する$|\s[とのはをがにでへも]\s/.test(
        text,
      )
    );
  if (/[@#<>{}=$%?!…:"“”]|https?|\.(?:com|net|org|fr|de|in)$/i.test(text) && !house.test(text)) return false;
  if (/\d/.test(text) && !house.test(text) && !/^\p{Lu}[\p{L}]+ ?\d{1,2}$/u.test(text)) return false;
  const words = text.split(/\s+/);
  if (words.length > 7) return false;
  if (house.test(text))
    return words.length <= 7 && (/\p{Lu}/u.test(text) || /^(?:dpa|epd|sid|apa|sda|kna)$/.test(text));
  if (words.length > 5) return false;
  const small =
    /^(?:de|da|do|dos|das|del|della|di|du|van|von|der|den|den|la|le|el|al|bin|ibn|ben|bint|y|e|zu|zur|af|ter|ten|d’.+|d'.+|al-.+|el-.+)$/;
  return (
    words.every((word) => /^\(?[\p{Lu}\p{Lo}]/u.test(word) || small.test(word)) && /\p{L}{2}/u.test(text)
  );
};

/** Whether a line opens as a byline does: `By …`, `Par …`, `Von …`, `文＝…`. */
export const opensByline = remembered((line) => {
  const text = oneLine(line);
  return lead.test(withoutSigns(text)) || opensJapaneseByline(text);
});

/** `By Jane Doe, a reporter who covers the harbour. She has …`: the name of a byline that goes on with who that is. */
export const portraitByline = (line: string): string | undefined =>
  /^By ((?:\p{Lu}[\p{L}.’'-]*\s){1,3}\p{Lu}[\p{L}’'-]+), (?:an?|the|who) \p{L}/u.exec(
    line.slice(0, 200),
  )?.[1];

/** Whether a line of two or three capitalized words is a menu's, a section's or a share row's and no person's name. */
export const isOfMenu = (name: string): boolean =>
  ofMenus.test(name) ||
  /^(?:an?|the|une?|le|la|les|eine?|der|die|das|best of)\s|\s(?:of|for|with|how|what|why|your|from)\s/i.test(
    name,
  );

const ofMenus =
  /\b(?:related|content|explore|more|latest|top|popular|stor(?:y|ies)|read|see|view|all|share|sharing|social|follow|contact|comments?|subscribe|sign|log|add|your|our|about|privacy|terms|policy|photos?|videos?|gallery|next|previous|back|jobs|shop|events?|podcasts?|newsletters?|home|live|edition|sections?|diary|blog|local|national|world|politics|business|opinion|sports?|science|technology|health|culture|travel|weather|mehr|alle|zum|zur|thema|voir|lire|plus|tous|aussi|commenter|partager|suivre|accueil|actualités|société|tweet|retweet|this|facebook|twitter|pin|print|email|recommends?|recommended|permalink|keywords?|tags?|source|via|search|services|careers|masthead|customer|subscribers?|icon|logo)\b|[»›>]/i;

/** Whether a name is an agency's or a desk's. */
export const isHouse = (name: string): boolean => house.test(name);
