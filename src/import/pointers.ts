import { countWords, oneLine } from './plain.ts';

/** `(See pictures of the storm.)`: in brackets behind a sentence, a link to a gallery, a film or a ranking of the site. */
const pointer =
  /\s[([](?:See|Watch|View|Click)\b[^()[\]]{0,100}\b(?:pictures|photos|gallery|slide ?show|videos?|top \d{1,3})\b[^()[\]]{0,100}[)\]]/gu;

/** A paragraph without the links that stand in brackets between its sentences. */
export const withoutPointers = (text: string): string =>
  /[([](?:See|Watch|View|Click)\b/u.test(text)
    ? oneLine(text.replace(pointer, ' '))
    : shoutedLabel.test(text)
      ? oneLine(text.replace(glued, ' '))
      : text;

/** The label in capitals of a link to another story. */
const shouted =
  '(?:À (?:LIRE|VOIR) AUSSI|LIRE (?:AUSSI|ÉGALEMENT)|ALSO READ|READ (?:ALSO|MORE)|LESEN SIE AUCH)';
const shoutedLabel = new RegExp(shouted, 'u');

/** `… they said. ALSO READ The bridge is closedThe mayor …`: a capture glues the other story's headline to the next sentence. */
const glued = new RegExp(
  `(?<=^|[.!?…»”"]\\s?)${shouted}\\s?:?\\s(?!\\p{Ll})[^.!?]{10,150}?(?<!\\b(?:Mc|Mac|De|Le|La|Di))\\p{Ll}[!?»”]?(?=[«“]?\\p{Lu}(?:\\p{Ll}|['’\\s]))`,
  'gu',
);

/** Whether a line is the label of a player: `Listen to the songs:` and right below it the button. */
export const labelsPlayer = (text: string, next: string | undefined): boolean =>
  /[:：]$/u.test(text) && countWords(text) <= 5 && /^(?:play|listen|watch)(?: \p{L}+)?$/iu.test(next ?? '');
