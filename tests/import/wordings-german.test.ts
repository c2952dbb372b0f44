import { describe, expect, it } from 'vitest';
import { labelledByline } from '../../src/import/byline.ts';
import { isAside, isCaption, isEnd, isFurniture, isPromotion, isRow } from '../../src/import/furniture.ts';

describe('what a German, Austrian or Swiss page says to its reader', () => {
  it.each([
    'Artikel anhören (5 Min.)',
    'Externen Inhalt anzeigen',
    'Auf Facebook teilen',
    'Link in Zwischenablage kopiert',
    'Zur Merkliste hinzufügen',
    'Gefällt mir 23',
    'Jetzt anmelden',
    'Mehr anzeigen',
    'Alle akzeptieren',
    'Zum Liveblog',
    'Zum Inhalt springen',
    'Lesezeit: ca. 3 Min.',
    '4 Min. Lesezeit',
    'Noch keine Kommentare',
    'Bild 1 von 12',
    'Der Artikel wird nach der Anzeige fortgesetzt',
    'Weiterlesen nach der Werbung',
    'danach 9,90 €/Monat',
    'ab CHF 9.90 pro Monat',
    '4 Wochen für 1 €',
    'Jederzeit kündbar',
    'Cookie-Einstellungen',
    'Als bevorzugte Quelle auf Google hinzufügen',
  ])('%s is a button, a counter or a label', (line) => expect(isRow(line)).toBe(true));

  it.each([
    'Ebenfalls interessant',
    'Das könnte Ihnen auch gefallen',
    'Andere Leser lasen auch',
    'Meistkommentiert',
    'Neuste Artikel',
    'Leseempfehlungen',
    'Tipps der Redaktion',
    'Angebote unserer Partner',
    'Themen in diesem Artikel',
    'Weiterführende Links',
    'Schreiben Sie einen Kommentar',
    'Alle 12 Kommentare lesen',
    '23 Postings',
    'Ihre Meinung zum Thema',
    'Diesen Artikel bewerten',
    'Korrekturhinweis',
    'Alle Rechte vorbehalten.',
  ])('%s ends a text', (line) => expect(isEnd(line) || isRow(line)).toBe(true));

  it.each([
    'Lies auch: Was die Fähre kostet',
    'Hören Sie dazu auch: Der Hafen-Podcast',
    '(Lesen Sie hier mehr dazu.)',
    '➤ Mehr zum Thema: Was die Fähre kostet',
    'Lese-Tipp: Was die Fähre kostet',
    'Podcast: Wer nachts die Fähre steuert',
    'Schon gelesen? Was die Fähre kostet',
    'Hier gehts zur Umfrage',
    'Das ganze Interview lesen Sie hier.',
    'Alle Entwicklungen im Liveblog',
  ])('%s points to another story', (line) => expect(isAside(line)).toBe(true));

  it.each([
    'Das Wichtigste vom Hafen, jeden Morgen in Ihrem Postfach.',
    'Verpassen Sie keine Nachricht mehr',
    'Sie können sich jederzeit wieder abmelden.',
    'Vielen Dank für Ihre Anmeldung!',
    'Die Redaktion ist auch auf Facebook',
    'Folgen Sie unserem WhatsApp-Kanal',
    'Laden Sie jetzt unsere kostenlose App',
    'Sie sind bereits Abonnent? Hier einloggen',
    'Unbegrenzter Zugang zu allen Artikeln',
    'Unterstützen Sie unabhängigen Journalismus mit einem Abo.',
    'An dieser Stelle finden Sie Inhalte von Zwitschern',
    'Sie können ihn sich mit einem Klick anzeigen lassen.',
    'Um diesen Inhalt anzuzeigen, benötigen wir Ihre Zustimmung.',
    'Ihr Browser unterstützt dieses Video nicht.',
    'Die Kommentarfunktion wurde geschlossen',
    'Um kommentieren zu können, müssen Sie angemeldet sein.',
    'War dieser Artikel hilfreich?',
    'Dieser Text wurde mithilfe künstlicher Intelligenz erstellt und von der Redaktion geprüft.',
    'Dieser Beitrag ist zuerst in der Inselpost erschienen.',
    'Dieser Artikel enthält Werbelinks.',
    'Stimmen Sie jetzt ab',
  ])('%s is an offer or a note', (line) => expect(isPromotion(line)).toBe(true));

  it.each([
    'Die Fähre am Morgen. - Keystone',
    'imago images',
    'Legende: Die Fähre am Morgen in der Bucht',
    'Bildunterschrift: Die Fähre am Morgen',
    'Das undatierte Foto zeigt die alte Fähre.',
    'Fotomontage: Mara Olm',
  ])('%s is said of a picture', (line) => expect(isCaption(line)).toBe(true));

  it.each([
    'Autor:in: Mara Olm',
    'Das Gespräch führte Mara Olm.',
    'Protokolliert von Mara Olm',
    'Von: Mara Olm Stand: 03.05.2020, 14:30 Uhr',
  ])('%s names the writer', (line) => expect(labelledByline(line, undefined, 'de')).toEqual(['Mara Olm']));

  it.each([
    'Mehr zum Thema wollte die Sprecherin am Montag nicht sagen.',
    'Stimmen Sie ab, bevor das Wahllokal schließt, mahnte die Wahlleiterin.',
    'Danach kostet die Karte 9,99 Euro pro Monat, wie die Reederei sagt.',
    'Das Abo kostet künftig 9,99 Euro im Monat, teilte das Verkehrsamt mit.',
    'Wir brauchen Ihre Einwilligung, hatte der Arzt ihr am Telefon gesagt.',
    'Der Brief lag drei Tage in ihrem Postfach.',
    'Bleiben Sie zu Hause, rät der Bürgermeister den Leuten auf den Inseln.',
    'Die Umfrage ist nicht repräsentativ, zeigt aber, wie verärgert die Leute sind.',
    'Ein Fehler ist aufgetreten, als die Fähre am Montag anlegte, sagt der Kapitän.',
    'Hier geht es um mehr als Geld, sagt sie, hier geht es um die Insel.',
    'Das Foto zeigt, sagen die Anwälte, einen anderen Mann.',
    'Nur für Abonnenten der Oper gibt es noch Plätze.',
    'Der Artikel wird seit Jahren maschinell gefertigt.',
    'Die Partei ist jetzt auch auf Telegram.',
    'Folgen',
    'Stimmen',
  ])('%s is of the story', (line) => expect(isFurniture(line)).toBe(false));
});
