import { type FoundDate, findDates } from './dates/find.ts';
import { type LabelledDate, publishedIn } from './dates/label.ts';
import { withoutWording, wordingBehind } from './dates/wording.ts';
import { isCaption, isProse } from './furniture.ts';
import { opensByline } from './names.ts';
import { countWords } from './plain.ts';
import { remembered } from './remember.ts';

const isDated = (line: string, language: string | undefined): boolean => {
  if (line.length > 220) return false;
  const dates = findDates(line, language);
  const rest = dates.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`,
    line,
  );
  if (dates.length === 0 || otherDate.test(rest)) return false;
  if (isCaption(line) || isBracketed(line, dates)) return false;
  const label = rest.replace(/[\s.,]*\b\d+\s+(?:comments?|views?|shares?|réactions?|kommentare?)\b.*$/i, '');
  return label.length <= 110 && (opensByline(label) || !isProse(label));
};

const byLanguage = new Map<string | undefined, (line: string) => boolean>();

/** A date line is little more than the date: names, labels and counters may stand beside it, running text may not. */
export const isDateLine = (line: string, language?: string): boolean => {
  const known = byLanguage.get(language);
  if (known) return known(line);
  const ask = remembered((own) => isDated(own, language));
  byLanguage.set(language, ask);
  return ask(line);
};

/** No more than the date, as lists of stories print it below each. */
export const isDayAlone = (line: string): boolean =>
  isDateLine(line) && countWords(line) <= 5 && !isProse(line);

/** `The new bridge at low water (6/12/2012)`: a picture's, or a story's in a list, which closes with its day in brackets. */
const isBracketed = (line: string, dates: readonly FoundDate[]): boolean => {
  const [date] = dates;
  if (!date || dates.length > 1 || !/^\s*[)）]\s*$/u.test(line.slice(date.end))) return false;
  const before = /^(.*)[(（]\s*$/u.exec(line.slice(0, date.start))?.[1] ?? '';
  return countWords(before) > 4 && !opensByline(before);
};

/** Labels of days that are no story's: when a product comes out, an event is held. */
const otherDate =
  /^\s*(?:release(?:d)?(?: date)?|launch(?: date)?|due(?: date)?|erscheinungs?(?:termin|datum)|date de sortie|sortie|発売日|放送日|開催日)\s*[:：]?\s*$/iu;

/** A line with a bar where each date stood, and with it the words that go with a date behind others: `Jane Doe Sunday, …`. */
export const withoutDates = (line: string, language?: string): string =>
  findDates(line, language)
    .reduceRight(
      (text, { start, end }) =>
        `${withoutWording(text.slice(0, start))} | ${text.slice(end).replace(wordingBehind, '')}`,
      line,
    )
    .replace(/\|\s*\d+\s*$/, '');

/** A reader's comment has a name beside its date. */
const isBare = (line: string, language?: string): boolean =>
  (withoutDates(line, language).match(/\p{L}/gu)?.length ?? 0) < 24 && !opensByline(line);

/** `Date 10.06.2013`: a line of the details below a text. */
const dateLabel = /^(?:date|datum|fecha|data)\s?[:：]?\s/iu;

/** Where no date stands by the headline: the day of publication, when all lines that call a day so name the same one. */
export const soleDate = (lines: readonly string[], language?: string): LabelledDate | undefined => {
  const dates = lines
    .slice(0, 3000)
    .filter((line) => line.length < 160 && isDateLine(line, language) && isBare(line, language))
    .map((line) => ({ line, date: publishedIn(line, language) }))
    .filter(({ line, date }) => date?.label === 'published' || dateLabel.test(line))
    .map(({ date }) => date);
  return new Set(dates.map((date) => date?.iso.slice(0, 10))).size === 1 ? dates[0] : undefined;
};
