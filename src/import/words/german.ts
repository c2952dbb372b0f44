/** Furniture as German, Austrian and Swiss papers word it, beyond the common lists. */

/** Headings after which an article does not go on: parts of patterns, each a whole line. */
export const ends: string[] = [
  'kommentieren',
  'diskutieren(?: sie mit)?!?|mitdiskutieren|zur diskussion|reden sie mit!?',
  '(?:(?:sagen|schreiben) sie (?:uns )?)?ihre meinung(?: (?:zum thema|zählt|ist (?:uns wichtig|gefragt)))?!?',
  '(?:am )?(?:häufigsten|meist(?:en)?) (?:gelesen|geklickt|kommentiert|geteilt).{0,20}',
  '(?:die )?meist(?:gelesen|geklickt|kommentiert|diskutiert|geteilt|gesehen)(?:e|en)?(?: \\p{L}{4,20})?',
  '(?:die )?(?:neue?ste|aktuelle|beliebteste|wichtigste)[nrs]? (?:artikel|meldungen|nachrichten|beiträge|themen|videos|kommentare).{0,30}',
  'letzte (?:meldungen|nachrichten|kommentare|beiträge)|das neue?ste|aktuelles|schlagzeilen',
  'top[- ]?(?:themen|artikel|nachrichten|meldungen|storys|stories)',
  'nachrichtenüberblick|nachrichten aus (?:der|ihrer|deiner) region',
  '\\p{L}{4,20}ticker',
  '(?:diesen? )?(?:beitrag|artikel|seite|meldung) (?:teilen|drucken|empfehlen|merken|versenden|weiterempfehlen).{0,30}',
  'diesen (?:artikel|beitrag) kommentieren|(?:bewerten sie )?(?:diesen )?(?:artikel|beitrag) bewerten|bewerten sie diesen (?:artikel|beitrag)',
  'feedback',
  '(?:unsere |die |unser )?(?:lese)?(?:tipps?|empfehlung(?:en)?)(?: (?:der|aus der|für) .{3,14})',
  'lesetipps?|(?:unsere )?leseempfehlung(?:en)?|redaktions(?:empfehlung(?:en)?|tipps?)|auswahl der redaktion|(?:die )?redaktion empfiehlt',
  'empfohlen(?:e (?:artikel|beiträge|inhalte|videos))?|für sie empfohlen',
  'passend (?:dazu|zum (?:thema|artikel))|dazu passend',
  'ähnliche (?:artikel|themen|beiträge|nachrichten)|verwandte beiträge',
  '(?:nächster|vorheriger|voriger) (?:artikel|beitrag).{0,60}',
  'zurück (?:zur .{3,30}|nach oben|zum (?:seiten)?anfang)|(?:zum )?seitenanfang|zum archiv',
  '(?:(?:alle|neue) )?(?:\\d+ )?leserkommentare?.{0,20}|alle (?:\\d+ )?kommentare.{0,12}|lesermeinungen|leserdebatte|leserreporter',
  'ihr kommentar(?: zum .{3,20})?|(?:schreiben sie|schreibe?|hinterlassen sie|hinterlasse|verfassen sie) (?:einen |eine |ihren )(?:kommentar|antwort)|einen kommentar (?:schreiben|hinterlassen|verfassen)',
  'postings?|netiquette',
  '(?:weiterführende )?links(?: zum thema| zum artikel)?|weiterführende (?:informationen|artikel|literatur)|weitere beiträge.{0,30}',
  '(?:zur )?druckversion',
  'dieses thema im programm.{0,60}',
  'schlagw(?:ö|o)rt(?:e|er)?\\b.{0,80}',
  'stichw(?:ö|o)rt(?:e|er)?\\b:?.{0,80}',
  '(?:personen|orte|unternehmen|themen) in diesem (?:artikel|beitrag)',
  'jetzt (?:kommentieren|mitdiskutieren)',
  'mehr (?:lesen|nachrichten|meldungen|zu diesem artikel|zu(?: (?:den|diesen) themen)?|(?:infos?|informationen)(?: zum thema)?|auf \\S{3,30}\\.\\p{L}{2,4})',
  'unsere (?:empfehlungen|themen|newsletter|services)',
  '(?:auch|ebenfalls|ebenso|au(?:ß|ss)erdem) (?:interessant|spannend|lesenswert)',
  '(?:das|dies|diese (?:artikel|beiträge|themen)) könnten? (?:sie|dich|euch|ihnen|dir)(?: auch| ebenfalls)?(?: noch)? (?:interessieren|gefallen)',
  'vielleicht interessiert (?:sie|dich)(?: auch)?|das interessiert andere(?: leser)?|lesen sie als nächstes|lesen sie weitere artikel',
  '(?:andere(?: leser)? |leser )(?:lasen|lesen|interessierten?)(?: sich)? auch(?: für)?|wird oft zusammen gelesen',
  '(?:artikel|beiträge|nachrichten|videos|hintergrund|dossiers?) zum thema',
  'aus (?:dem (?:ressort|archiv|netz|web)|der rubrik)|das beste aus dem (?:web|netz)',
  'partner(?:angebote|inhalte)|(?:angebote|inhalte) unserer partner|gesponserte? ?(?:inhalte|beiträge)?|bezahlter inhalt',
  'bild(?:er)? des tages|fotostrecken|bildergalerien',
  'inhaltsverzeichnis',
  '(?:verwendete )?quellen|quellennachweise?',
  '(?:korrektur|transparenz)hinweise?',
  'alle rechte vorbehalten.{0,60}',
];

const read = '(?:(?:lesen|sehen|hören|schauen) sie|lies|lest|schau|hör)';

/** Openers of a link to another story. */
export const asides: RegExp[] = [
  new RegExp(
    String.raw`^\(?${read} (?:auch|mehr|hier|dazu|hierzu|weiter|jetzt|au(?:ß|ss)erdem|in|im video)\b(?:[^:|.]{0,60}[:|]\s?\S|[^.!?:]{0,160}$|[^.!?:,]{0,60}\.\)$)`,
    'iu',
  ),
  /^(?:(?:auch|ebenfalls|ebenso|au(?:ß|ss)erdem) (?:interessant|spannend|lesenswert)|weiterlesen|mehr (?:dazu|lesen|infos?|informationen|zum thema)|mehr zu|weitere (?:infos?|informationen)|zum weiterlesen|passend (?:dazu|zum thema)|dazu passend|(?:unser )?lese-?(?:tipp|empfehlung)|empfehlung der redaktion|(?:video|artikel|bilder) zum thema|im video|newsblog|liveblog|(?:live-?)?ticker|(?:bilder)?galerie|bilderstrecke|fotostrecke|klicken sie sich durch|externer link|(?:das könnte|vielleicht interessiert) (?:sie|dich)(?: auch)?(?: interessieren)?)\s?[:|»›>–]\s?\S/iu,
  // `Podcast: Wer die Fähre fährt`; with a full stop it is a sentence of the story.
  /^(?:podcast|quiz|umfrage|dossier|themenseite|testen sie ihr wissen|(?:reportage|analyse|chronologie|fragen und antworten|faq)(?=\s?[:|]\s?(?:\S+ ){3}))\s?[:|]\s?[„»"]?\p{Lu}[^.!:]{5,110}$/iu,
  /^schon (?:gelesen|gehört|gesehen)\?\s?\p{L}[^.]{4,100}$/iu,
  /^hier (?:geht es|geht['’]?s|finden sie|lesen sie|gelangen sie|kommen sie|klicken)\b[^.!?,]{0,120}[.!]?$/iu,
  /^hier können sie (?:den|die|das)\b[^.!?,]{3,60} (?:(?:nach)?lesen|(?:an|nach)?hören|(?:an)?sehen|herunterladen)[.!]?$/iu,
  /^\(?mehr dazu (?:hier|im video|in unserem)\b[^.!?,]{0,50}[.!]?\)?$/iu,
  // `Das ganze Interview lesen Sie hier.`
  /^(?!["„»])[^.!?:"„»]{3,100}\b(?:lesen|erfahren) sie hier[.!]?$/iu,
  /^alle (?:\p{L}+ ){0,3}(?:entwicklungen|infos|informationen|nachrichten|news|ergebnisse) (?:[^.,:!?\s]+ ){0,5}im (?:live|news)-?(?:blog|ticker)[.!]?$/iu,
];

export const captions: RegExp[] = [
  // What a map or a chart shows: `Karte: Der Hafen und die Inseln`
  /^(?:(?:land|übersichts)?karte|(?:info)?grafik|diagramm|schaubild|screenshot|collage|(?:foto|bild)?montage|repro|kombo|visualisierung|rendering|karikatur)\s?:\s\S[^!?:]{2,120}(?<![.!?…])$/iu,
  /^(?:legende|bild(?:legende|unterschrift|beschreibung|text))\s?:\s?\S.{2,300}$|^bild vergrößern: \S/iu,
  /^(?:das|dieses|ein) undatierte[sn]? (?:\p{L}{0,12})(?:bild|foto|handout)\b/iu,
  /^\(?(?:archiv|symbol|themen|beispiel)(?:bild|foto|aufnahme)\b.{0,200}$|\([^()]{0,40}(?:archiv|symbol|themen|beispiel)(?:bild|foto|aufnahme)?[^()]{0,40}\)\.?$/iu,
  /(?:^|[.!?…)|]\s)\(?(?:bild)?(?:quelle|rechte|nachweis)n?\s?:\s?[^.!?:]{2,70}$/iu,
  /^\(?(?:bild|foto)(?:rechte|nachweis|quelle|credit)\b.{2,80}$/iu,
  /(?:^|[\s/|(©])(?:imago(?: images)?|keystone(?:-sda)?|apa|picture[- ]alliance|epd)\s?[/|]\s?\p{L}[^.!?]{1,60}$/iu,
  // An archive of pictures alone, or behind the caption.
  /(?:^|[.!?…]\s(?:[-–—]\s)?\(?)(?:imago(?: images)?|keystone)\)?$|^(?:picture[- ]alliance|zvg)\.?$/iu,
];
