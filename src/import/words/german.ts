/** Furniture as German papers word it, beyond the common lists. */

/** Headings after which an article does not go on: parts of patterns, each a whole line. */
export const ends: string[] = [
  'kommentieren',
  'diskutieren(?: sie mit)?',
  'ihre meinung',
  '(?:am )?(?:häufigsten|meist(?:en)?) (?:gelesen|geklickt|kommentiert|geteilt).{0,20}',
  '(?:die )?(?:neueste|aktuelle|beliebteste|wichtigste)[nrs]? (?:artikel|meldungen|nachrichten|beiträge|themen|videos|kommentare).{0,30}',
  'letzte (?:meldungen|nachrichten|kommentare|beiträge)',
  'top[- ]?themen',
  'nachrichtenüberblick',
  '\\p{L}{4,20}ticker',
  '(?:diesen? )?(?:beitrag|artikel|seite|meldung) (?:teilen|drucken|empfehlen|merken|versenden|weiterempfehlen).{0,30}',
  'feedback',
  'lesetipps?',
  'passend (?:dazu|zum thema)',
  'ähnliche (?:artikel|themen|beiträge|nachrichten)',
  '(?:nächster|vorheriger|voriger) (?:artikel|beitrag).{0,60}',
  'zurück zur .{3,30}',
  'leserkommentare?.{0,20}',
  'links (?:zum thema|zum artikel)',
  '(?:zur )?druckversion',
  'dieses thema im programm.{0,60}',
  'schlagw(?:ö|o)rt(?:e|er)?\\b.{0,80}',
  'stichw(?:ö|o)rt(?:e|er)?\\b:?.{0,80}',
  'jetzt (?:kommentieren|mitdiskutieren)',
  'mehr (?:lesen|nachrichten|meldungen|zu diesem artikel)',
  'unsere (?:empfehlungen|themen|newsletter)',
  'auch (?:spannend|lesenswert)',
  'inhaltsverzeichnis',
  '(?:verwendete )?quellen',
];

/** Openers of a link to another story. */
export const asides: RegExp[] = [
  /^lesen sie (?:auch|mehr|hier|dazu|hierzu|weiter|jetzt|außerdem|in)\b(?:[^:|.]{0,60}[:|]\s?\S|[^.!?:]{0,160}$)/iu,
  /^(?:auch (?:interessant|spannend|lesenswert)|weiterlesen|mehr (?:dazu|lesen|infos?|zum thema)|weitere (?:infos?|informationen)|zum weiterlesen|passend dazu|lesetipp|im video|newsblog|liveblog|liveticker|bilder(?:galerie|strecke)|fotostrecke|das könnte (?:sie|dich) auch interessieren)\s?[:|»›>–]\s?\S/iu,
  /^hier (?:geht es|geht's|finden sie|lesen sie|gelangen sie)\b[^.!?,]{0,120}[.!]?$/iu,
];

export const promotions: RegExp[] = [
  /^(?:bitte )?(?:de)?aktivieren sie (?:bitte )?[^.!?]{0,30}\b(?:javascript|cookies|\p{L}*-?blocker)\b/iu,
  /^hat (?:ihnen|dir|euch) (?:der|dieser|unser) (?:artikel|beitrag|text)\b/iu,
  /\bunterstützen sie (?:uns|die|unsere[nr]?|diese[ns]?)\b/iu,
  /^dieser (?:artikel|beitrag|text) (?:ist (?:ein beitrag aus|enthalten in)|stammt aus|erschien|ist (?:zuerst )?erschienen|wurde zuerst)\b/iu,
  /^(?=.*\b(?:sie|ihnen|ihr|jetzt|hier|unser)\b).*\b(?:probe|digital|jahres|monats|test)-?abo(?:s|nnement)?\b/iu,
  /^(?:folgen sie|folge) (?:uns|dem|der|@?\p{Lu})\b.{0,80}(?:facebook|instagram|twitter|whatsapp|youtube|tiktok|telegram|kanal)/iu,
  /\b(?:unsere|der|die|mit der|zur) \p{L}*-?app\b.{0,60}\b(?:herunterladen|laden|downloaden|laufenden)\b/iu,
  /^(?:alle|weitere|mehr|aktuelle) (?:\p{L}+ ){0,3}(?:nachrichten|artikel|informationen|infos|meldungen|news)\b[^.!?]{0,60}\b(?:finden sie|gibt es|lesen sie|auf unserer|im überblick|hier)\b/iu,
  /^(?:dieser|der vollständige|das vollständige) (?:inhalt|artikel|text) (?:ist|steht) (?:nur|exklusiv)\b|^(?:sie haben bereits|noch kein) (?:ein )?(?:abo|konto)\b|\bweiter ?lesen mit\b|\bnur für abonnent/iu,
  /\b(?:extern(?:e[nrs]?)? inhalte?|redaktioneller inhalt|inhalte? (?:von|eines) drittanbieter)/iu,
  /\bpersonenbezogene[nr]? daten an (?:drittplattformen|dritte)\b|\bdass mir (?:externe )?inhalte\b/iu,
  /\bmit (?:ihrer|deiner) (?:registrierung|anmeldung) (?:nehmen|nimmst|akzeptier|stimm)|\bwiderrufliche einwilligung\b|^um eingebettete inhalte/iu,
  /\bjetzt (?:zugang|weiterlesen|testen|freischalten|registrieren|abo)\b|\b(?:kostenlos|gratis) (?:zur probe )?(?:testen|lesen|ausprobieren)[.!]?$/iu,
  /\bin unserer datenschutz(?:erklärung|bestimmung)/iu,
  /^(?:wir freuen uns über (?:ihr|dein)|fehler (?:gefunden|entdeckt)|haben sie einen fehler|schreiben sie uns|ihre meinung ist)\b/iu,
  /^\*? ?(?:mit \* gekennzeichnete|bei den mit|dieser artikel enthält affiliate)/iu,
];

export const captions: RegExp[] = [
  // What a map or a chart shows: `Karte: Der Hafen und die Inseln`
  /^(?:(?:land|übersichts)?karte|(?:info)?grafik|diagramm|schaubild)\s?:\s\S[^!?:]{2,120}(?<![.!?…])$/iu,
  /^\(?(?:archiv|symbol|themen|beispiel)(?:bild|foto|aufnahme)\b.{0,200}$|\([^()]{0,40}(?:archiv|symbol|themen|beispiel)(?:bild|foto|aufnahme)?[^()]{0,40}\)\.?$/iu,
  /(?:^|[.!?…)|]\s)\(?(?:bild)?(?:quelle|rechte|nachweis)n?\s?:\s?[^.!?:]{2,70}$/iu,
  /^\(?(?:bild|foto)(?:rechte|nachweis|quelle|credit)\b.{2,80}$/iu,
  /(?:^|[\s/|(©])(?:imago(?: images)?|keystone(?:-sda)?|apa|picture[- ]alliance|epd)\s?[/|]\s?\p{L}[^.!?]{1,60}$/iu,
];
