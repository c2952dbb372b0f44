/** Buttons, counters and labels as German, Austrian and Swiss papers word them: parts of patterns, each a whole line. */

const network =
  '(?:e-?mails?|mail|sms|whatsapp|facebook|twitter|x|linkedin|xing|telegram|threema|signal|bluesky|mastodon|pinterest|reddit|instagram|threads|google(?: news)?|messenger|social media)';
/** What a button acts on. */
const piece =
  '(?:(?:diese[nsrm]?|de[nm]|die|das|extern(?:en|e)|zum) )?(?:artikel|beitrag|text|seite|meldung|audio|podcast|folge|videos?|inhalte?|tweet|post|karte|grafik|link|galerie|bildergalerie|fotostrecke|bilder|kommentare?|menü|vollbild|wiedergabe|feedback|fehler|schrift(?:größe|grösse)?|textgröße|geschenk-?link)';
const acts =
  '(?:an|zu)?hören|vorlesen(?: lassen)?|speichern|verschenken|kopieren|laden|anzeigen|einblenden|ausblenden|öffnen|schlie(?:ß|ss)en|abspielen|starten|pausieren|ansehen|überspringen|herunterladen|geben|senden|melden|ändern|vergrößern|verkleinern|anpassen|erstellen|entsperren';
const money = String.raw`(?:(?:€|eur|chf|fr\.) ?\d{1,4}(?:[.,](?:\d{2}|[-–—]))?|\d{1,4}(?:[.,](?:\d{2}|[-–—]))? ?(?:€|eur|euro|chf|franken))`;

/** `Teilen auf Facebook: 0`, `WhatsApp Teilen` */
const shares = String.raw`(?:teilen auf ${network}(?:\s?:\s?\d{1,6})?|${network} teilen)`;

export const rows: string[] = [
  // Glued to each other, as a dump leaves them.
  String.raw`${shares}(?: ?${shares})*(?:…|\.{3})?`,
  'eine (?:e-?mail|nachricht) (?:senden|schreiben)',
  // `Artikel anhören (5 Min.)`, `Externen Inhalt anzeigen`
  String.raw`${piece} (?:jetzt )?(?:${acts})(?:\s?\(?\d.{0,12})?`,
  `(?:${piece} )?(?:per|via|über|auf|bei|in) ${network} (?:teilen|posten|(?:ver|zu)?senden|verschicken|weiterleiten|empfehlen|folgen)`,
  '(?:der )?link (?:wurde )?(?:(?:in die|in) zwischenablage )?kopiert[.!]?|in die zwischenablage kopieren',
  'teile(?:n sie)? diesen (?:artikel|beitrag)',
  'kopieren|weiterleiten|weitersagen|mailen|twittern|tweeten|(?:auf die )?merkliste|druckansicht|drucken teilen',
  '(?:(?:zu|zur|als) )?(?:favorit(?:en)?|merkliste|lesezeichen)(?: (?:setzen|hinzufügen|speichern))',
  String.raw`gefällt mir:?(?: \d+)?|\d+ personen gefällt das`,
  'ausklappen|einklappen|aufklappen|zuklappen|schlie(?:ß|ss)en|weiterlesen|abonnieren|registrieren|einloggen|abspielen|pausieren|stummschalten|akzeptieren|zustimmen|ablehnen|startseite|verschenken|e-?paper|threema|bluesky|mastodon|xing|abo|facebook messenger|werbeanzeige|advertorial|audio-?player|bitte warten|ton (?:an|aus)',
  '(?:hier |jetzt )(?:anmelden|registrieren|einloggen|abonnieren|lesen|(?:an)?hören|ansehen|klicken|bestellen|teilen|abstimmen|spenden|unterstützen|mitmachen)!?|anmelden|vorlesen lassen',
  String.raw`(?:mehr|weniger|alles?|weitere) (?:\p{L}{3,14} )?(?:anzeigen|laden|ansehen|einblenden|erfahren)|alle (?:bilder|fotos|videos)`,
  '(?:alles? )?(?:akzeptieren|zustimmen|ablehnen) und .{3,20}|alles? (?:akzeptieren|ablehnen)',
  // Where else to go.
  'zum (?:artikel|inhalt|live-?(?:blog|ticker)|newsblog|podcast|video|interview|kommentar|ergebnis|angebot|shop)|zur (?:umfrage|reportage|analyse|themenseite|autorenseite|anmeldung|bildergalerie|fotostrecke|galerie|merkliste|übersicht)|zu den (?:kommentaren|angeboten)',
  '(?:zum|zur) (?:(?:haupt)?inhalt|navigation|kommentarbereich|hauptnavigation|suche|footer) springen|inhalt überspringen',
  '(?:diesem |dem )?(?:thema|themen|autor(?:in)?|ressort) folgen|folge(?:n sie|t)? uns[.!:]?',
  'als (?:google-favorit|bevorzugte quelle|favorit)(?: .{2,40})?',
  '(?:mehr zum|alle artikel de[sr]) autor(?:in|s)?|autorenprofil anzeigen|leserbrief schreiben',
  // How long it takes, how many there are.
  String.raw`\(?(?:(?:lese|hör|spiel)(?:zeit|dauer)|dauer)\s?:?\s?(?:(?:ca\.?|etwa|rund) )?\d{1,3}(?::\d{2})?\s?(?:min(?:uten?|\.)?|sek\.?)?\)?`,
  String.raw`\(?(?:ca\. ?)?\d{1,3}(?::\d{2})? ?(?:min(?:uten?|\.)?)(?: ?(?:lese|hör)(?:zeit|dauer))?\)?`,
  String.raw`anhören \(?\d{1,3}(?::\d{2})?(?: min\.?)?\)?`,
  String.raw`(?:noch )?(?:keine|\d[\d.]*) (?:(?:leser)?kommentare?|postings?|reaktionen|stimmen|aufrufe|bilder|fotos)`,
  String.raw`(?:(?:bild|foto|seite) )?\d{1,3} (?:von|/) \d{1,3}|(?:vorheriges|nächstes) (?:bild|video)|bild in .{5,20}(?:größe|grösse|seite öffnen)`,
  // Around advertisements.
  '(?:der )?(?:artikel|text|beitrag) (?:wird|läuft|geht) (?:nach|unter|unterhalb) der (?:anzeige|werbung) (?:fortgesetzt|weiter)[.]?',
  '(?:(?:hier |jetzt )?weiter(?:lesen)?|lesen sie) (?:nach|unter) der (?:anzeige|werbung)(?: weiter)?|nach der (?:anzeige|werbung) (?:weiterlesen|geht es weiter)|ende der (?:anzeige|werbung)|(?:anzeige|werbung) endet hier',
  // What a subscription costs.
  String.raw`(?:(?:danach|dann|nur|ab|für|jetzt|statt|anschließend) ){0,3}${money}(?: ?/ ?| (?:pro|im|je) )(?:monat|woche|jahr|tag)\*?|(?:(?:danach|dann|nur|ab) ){0,2}${money} (?:monatlich|jährlich|wöchentlich)\*?`,
  String.raw`\d{1,2} (?:wochen?|monate?|tage) für (?:nur )?${money}(?: (?:testen|lesen))?\*?|jetzt für (?:nur )?${money} testen`,
  '(?:monatlich|jederzeit|flexibel|online)(?: wieder)? kündbar[.!]?|keine mindestlaufzeit',
  '(?:alle |zu den )?abo-?(?:s|angebote)|(?:jetzt )?(?:abo|angebot) (?:abschließen|bestellen|sichern)|nur mit abo',
  // What a browser or a screen asks.
  '(?:jetzt )?(?:push(?:-\\p{L}+)?|benachrichtigungen|tracking) (?:aktivieren|deaktivieren|erlauben)',
  '(?:cookie|datenschutz|privatsphäre)-?einstellungen(?: .{3,12})?',
  String.raw`(?:wird geladen|lädt)(?:\.{3}|…)?|(?:als )?pdf(?: (?:herunterladen|öffnen))?|(?:ki-)?zusammenfassung (?:an|aus)zeigen`,
  '(?:ihre |deine )?e-?mail-?adresse\\s?[*:]?|abstimmen und .{3,30}|ergebnis(?:se)? anzeigen',
  '(?:jetzt )?(?:app|newsletter) (?:herunterladen|laden|bestellen|abonnieren)|(?:jetzt )?bei google play|laden im app store',
];
