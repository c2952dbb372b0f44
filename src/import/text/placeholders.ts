import { isDateLine } from '../date-line.ts';

/** A line that is no more than a picture's file name, or its text printed twice, says nothing; a date printed twice is one. */
export const withoutPicture = (text: string): string => {
  if (fileName.test(text)) return '';
  const copy = repeatedIn(text);
  return copy === undefined ? text : isDateLine(copy) ? copy : '';
};

/** `IMG_2765_small`, `harbour-at-night.jpg`, `Screen Shot 2016-11-30 at 10.33.38 AM`, `[gif] [gif]` */
const fileName =
  /^(?![\d-]+$)(?:[\w%]{2,40}(?:[_-][\w%]{1,40}){2,14}(?:\.\w{3,4})?|\w{1,12}_\d{3,}\w*|[\w-]{3,60}\.(?:jpe?g|png|gif|webp|svg)|screen ?shot .{4,40}|(?:\[(?!(?:PR|AD)\])\w{2,6}\]\s*)+)$/iu;

/** What a line says two to four times in the same words: the text of a link and of its picture, or the hint above it. */
export const repeatedIn = (text: string): string | undefined => {
  if (text.length > 600) return undefined;
  const words = text.split(' ');
  const size = [2, 3, 4]
    .map((times) => words.length / times)
    .find(
      (count) =>
        Number.isInteger(count) &&
        words.length > 3 &&
        words.every((word, index) => word === words[index % count]),
    );
  return size === undefined ? undefined : words.slice(0, size).join(' ');
};

/** A form's field or button, which a text browser sets in brackets as it does a picture's name. */
export const isControl = (line: string): boolean => control.test(line);

const control =
  /^\s*(?:\[(?:[\s_]*|(?:submit|send|search|go|ok|join|subscribe|sign ?(?:up|in)|log ?in|register|absenden|suchen|senden|anmelden|envoyer|rechercher|ok|valider|enviar|buscar|送信|検索|登録)[^\]]{0,20})\]\s*){1,4}$/iu;
