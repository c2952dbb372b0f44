import { isDateLine, withoutDates } from './date-line.ts';
import { isCaption, isEnd, isProse, isRow } from './furniture.ts';
import { isJapaneseName, isShortJapaneseName, roleBehind, withoutFrame } from './japanese-names.ts';
import {
  isHouse,
  isJob,
  isName,
  isOfMenu,
  isPaper,
  isPlaceName,
  opensByline,
  portraitByline,
  readByline,
  withoutRole,
} from './names.ts';
import { countWords, folded, isCjk, oneLine } from './plain.ts';

/** A headline and its text among the lines of a page or capture. */
export interface Span {
  lines: readonly string[];
  /** Index of the headline's line. */
  headline: number;
  /** Index of the first line of the body. */
  body: number;
  language?: string;
}

/** The names of a line that says who wrote the story: `By …`, `Von …`; `next` is the line below it. */
export const labelledByline = (line: string, next: string | undefined, language?: string): string[] => {
  const portrayed = portraitByline(line);
  if (portrayed) return readByline(portrayed);
  if (line.length > 220 || isCaption(line) || /^(?:from the section|by the numbers)/i.test(line)) return [];
  if (/^(?:by|par|von|written by|posted by|authors?|文|著者|作者|筆者|執筆者)\s*[:：]?$/i.test(line) && next)
    return readByline(withoutDates(next, language));
  const rest = withoutDates(line, language);
  if (isProse(rest) && rest.length > 120) return [];
  const parts = rest.split(/\s*[|•·—]\s*/);
  const edited = parts.findIndex((part) => editing.test(part));
  for (const part of parts) {
    const names = opensByline(part) && !editing.test(part) ? readByline(part) : [];
    if (names.length > 0) return names;
  }
  // Who edited it stands beside who wrote it, or for nobody else.
  if (edited >= 0) {
    const before = parts.slice(0, edited).flatMap(namesOnly);
    return before.length > 0 ? before : readByline(parts[edited] ?? '');
  }
  // `Posted on 10 March in Valve by A. Person`: in a date line the byline may also stand at the end.
  if (!isDateLine(line, language)) return [];
  const behind = /(?:^|\s)((?:[Bb]y|BY|[Pp]ar|PAR|[Vv]on|VON)\s+\p{Lu}.{2,80})$/u.exec(rest)?.[1];
  if (behind && !isOfNobles(rest)) return readByline(behind);
  // Blogs print the name as it was typed: `Posted on March 5, 2021 by jane doe`.
  const typed =
    /^(?:posted|published|written)\b.{0,40}\bby\s+(\p{Ll}[\p{L}’'.-]+(?:\s\p{L}[\p{L}’'.-]*){0,2})\s*$/iu.exec(
      rest,
    )?.[1];
  return typed && isName(capitalized(typed)) ? [typed] : [];
};

const editing = /^\s*(?:copy[- ]?edited|edited|(?:\p{L}+ )?reviewed|fact[- ]checked)\s+by\b/iu;

/** `Anna von Berg`: the particle stands within the name, where a label (`Veröffentlicht von …`) is no given name. */
const isOfNobles = (text: string): boolean =>
  /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?\svon\s\p{Lu}/u.test(text.trim()) &&
  !/^(?:\p{L}*(?:licht|siert|stellt|gepostet|faßt|fasst|schrieben|text|artikel|beitrag|bericht|kommentar|interview|analyse|essay|kolumne|kritik|reportage|news|foto|bild)|am|um|uhr)\s/iu.test(
    text.trim(),
  );

const capitalized = (name: string): string =>
  name.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());

/** A name alone on a line counts as a byline next to a date or a role; of `near` the first `below` lines stand below the headline. */
export const besideDate = (near: readonly string[], span: Span, below: number): string[] => {
  const { lines, headline, body, language } = span;
  const japanese = belowHeadline(near.slice(0, below), near, span);
  if (japanese.length > 0) return japanese;
  // The date line next to the headline names its writer before any other line may.
  for (const line of [near[0], near[below]]) {
    if (!line || line.length > 120 || !isDateLine(line, language)) continue;
    const names = besideDay(withoutDay(line, language));
    if (names.length > 0) return names;
  }
  const title = folded(lines[headline] ?? '');
  for (const [index, line] of near.entries()) {
    const dated = isDateLine(line, language) || ageBehind.test(line);
    const isPrintedTwice = (): boolean => lines.filter((other) => other === line).length > 1;
    if (folded(line) === title) continue;
    // Further down a name of the headline is who the story is about, or the series' name.
    if (index > 1 && index < below && ` ${title} `.includes(` ${folded(line)} `)) continue;
    if (line.length > 120 || isRow(line) || isEnd(line) || (isProse(line) && !dated)) continue;
    if (isJapaneseName(line) && isSubject(line, span)) continue;
    // `Island News` in the menu as well is a section.
    if (/ news$/i.test(line) && isPrintedTwice()) continue;
    // What the menu far above names as well is a section, and no columnist with a role below the name.
    const isInMenu = countWords(line) < 4 && lines.slice(0, Math.max(0, headline - 8)).includes(line);
    if (isInMenu && !isRole(near[index + 1] ?? '')) continue;
    // On a Japanese page, words in Latin letters that are printed again elsewhere are the site's.
    if (isCjk(lines[headline] ?? '') && !isCjk(line) && isPrintedTwice()) continue;
    // The paper a story is taken from, and below it who wrote it there: `Jane Doe 1 day ago`.
    if (isPaper(line) && ageBehind.test(near[index + 1] ?? '')) continue;
    const rest = withoutDay(line, language);
    if (dated && rest.length > 1) {
      const names = namesOnly(rest);
      if (names.length > 0) return names;
    }
    const isShort = countWords(line) < 4 || namesOnly(line).length > 1;
    const aboveTitle = index === 0 && isShort ? [lines[headline - 1], lines[headline - 2]] : [];
    const beside = [...aboveTitle, near[index - 2], near[index - 1], near[index + 1], near[index + 2]].some(
      (other) =>
        other !== undefined &&
        (isDateLine(other, language) || isRole(other) || isShortDate(other) || isContact(other)),
    );
    const again =
      body - headline < 15 &&
      /\s/.test(line) &&
      index < 4 &&
      lines.filter((other) => other.length < 400 && other !== line && other.includes(line)).length > 0;
    const direct =
      index < Math.min(4, below) &&
      body - headline < 30 &&
      isUntold(withoutRole(withoutExtras(line).split(',')[0] ?? line), lines.slice(body, body + 60));
    // `Published Monday, …` looks like a name before its comma.
    if (direct && !dated && line.includes(',')) return namesOnly(line).slice(0, 1);
    if (!dated && (beside || direct || (again && near.some((other) => isDateLine(other, language))))) {
      const names = namesOnly(line);
      if (names.length > 0) return [...new Set([...names, ...fellows(near.slice(index + 1, below), span)])];
    }
  }
  return [];
};

/** Each of several writers may have a line, the paper's name below them, and then the date. */
const fellows = (below: readonly string[], { lines, body, language }: Span): string[] => {
  const names: string[] = [];
  for (const line of below.slice(0, 5)) {
    if (isDateLine(line, language)) return names;
    if (!isPaper(line) && !isUntold(line, lines.slice(body, body + 60))) return [];
    if (!isPaper(line)) names.push(...namesOnly(line));
  }
  return [];
};

/** The names of a date line; of `Vell Review | Jane Doe`, with the date between, the person wrote it. */
const besideDay = (rest: string): string[] => {
  const [first = '', second] = rest.split(' | ');
  const [paper, writer] = [namesOnly(first), namesOnly(second ?? '')];
  const isWriter = paper.every((name) => isPaper(name)) && !writer.some((name) => isPaper(name));
  return paper.length > 0 && writer.length > 0 && isWriter ? writer : namesOnly(rest);
};

/** A Japanese name among the first lines below a dated headline. */
const belowHeadline = (below: readonly string[], near: readonly string[], span: Span): string[] => {
  if (!near.some((line) => isDateLine(line, span.language))) return [];
  for (const line of below.slice(0, 7)) {
    const isName =
      line.length < 40 &&
      isJapaneseName(
        withoutFrame(line)
          .replace(roleBehind, '')
          .split(/\s?[|｜（(]/u)[0] ?? '',
      );
    const names = isName && !isSubject(line, span) ? namesOnly(line) : [];
    if (names.length > 0) return names;
  }
  return [];
};

/** Of whom the text tells more than once: persons of a story stand below its headline as tags. */
const isSubject = (name: string, { lines, body }: Span): boolean =>
  lines
    .slice(body, body + 60)
    .join(' ')
    .split(name).length > 2;

/** The writer's address stands beside the name. */
const isContact = (line: string): boolean => line.length < 100 && /^[\w.+-]{2,40}@[\w-]{2,40}\.\w/.test(line);

/** A person's name right below the headline that the text does not speak of: its writer. */
const isUntold = (line: string, text: readonly string[]): boolean =>
  /^\p{Lu}[\p{L}.'’-]+(?:\s(?:de|van|von|\p{Lu}[\p{L}.'’-]*)){1,2}$/u.test(line) &&
  !isHouse(line) &&
  !isOfMenu(line) &&
  !folded(text.filter((other) => isProse(other)).join(' ')).includes(folded(line.split(' ').at(-1) ?? line));

/** A date without its year, an age or a time of day: no date to go by, but a byline stands next to it. */
const isShortDate = (line: string): boolean =>
  line.length < 60 &&
  /^(?:on |posted )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|(?:\d{1,2}|an?|one) (?:mins?|minutes?|hours?|hrs?|days?|weeks?|months?)\b|\d{1,2}:\d{2} ?[ap]\.?m\.?(?: \p{Lu}{2,4})?$)/iu.test(
    line,
  );

/** `Jane Doe - 4 hours ago` */
const ageBehind =
  /(?:^|[\s|•·–—-])(?:\d{1,2}|an?|one) (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) ago$/iu;

/** What else a date line holds. */
const withoutDay = (line: string, language?: string): string =>
  oneLine(withoutDates(line, language).replace(ageBehind, '')).replace(/^[|│\s–—-]+|[|│\s–—-]+$/g, '');

/** The names of a line that holds nothing but names (and roles). */
export const namesOnly = (line: string): string[] => {
  // `Jane Doe (44): The last show after the accident` is another story.
  if (/[:：]\s*(?:\p{L}+\s+){3}["“„«]?\p{L}/u.test(line) && !opensByline(line)) return [];
  const label =
    /\b\d+\s*(?:kommentare?|comments?|réactions?|commentaires?)\b|\b(?:updated?|published|posted|last|first|on|at|ist|comments?|section)\b|[|•·]|公開|更新|掲載|\b(?:artikel|ver[oö]ffentlicht|aktualisiert|zuletzt|mis à jour|par|am|um|uhr)\b|(?<!\p{L})publiée?(?: le)?(?!\p{L})/giu;
  const parts = withoutExtras(line)
    .split(label)
    .map((part) => part.replace(/^[\s,:;–—-]+|[\s,:;–—-]+$/g, ''))
    .filter(Boolean);
  const first = parts[0] && withoutRole(parts[0]);
  if (!first) return [];
  const read = readByline(first);
  // Beside a person stands the agency's or the paper's short name: `Asha Raman / TNN`.
  const persons = read.filter((name) => /\s|^\p{Script=Han}/u.test(name) && !isHouse(name) && isLikely(name));
  const isSecond = (name: string): boolean => isLikely(name) || isHouse(name) || /^\p{Lu}{2,6}$/u.test(name);
  const names = persons.length > 0 && read.every(isSecond) ? persons : read;
  const long = read.join(' ').length;
  return long > 0 && long >= withoutHouses(first).length * 0.5 && names.every(isLikely) ? names : [];
};

/** A line without what stands beside names: days of the week, hours, `in Oslo`, `with agencies`. */
const withoutExtras = (line: string): string =>
  line
    .replace(/\s?@\w{2,30}/g, ' ')
    .replace(/\b(?:sun|mon|tues|wednes|thurs|fri|satur)day\b,?/gi, ' ')
    .replace(/[/\s]*\b\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\b\.?)?\s*(?:(?:gmt|utc)(?:[+-]\d{1,2})?\b)?/gi, ' ')
    .replace(/\sin\s\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?(?=\s+(?:and|&)\s|\s*[,|]|\s*$)/gu, '')
    .replace(/\s(?:avec|mit|with)\s+(?:les\s)?(?:agences?|agenturen|agencies|AFP|AP|dpa|Reuters)\s*$/iu, '');

/** A byline without its joints and without the paper a person is named beside: `[山田太郎，ITmedia]`. */
const withoutHouses = (line: string): string =>
  line
    .replace(/\s*[:：].*$/u, '')
    .replace(/\b(?:and|et|und)\b|&|[(（][^)）]*[)）]|[[\]［］【】]/gu, '')
    .split(/[,，、／]/u)
    .filter(
      (part) =>
        !isHouse(part) &&
        !isJob(part.trim()) &&
        !isPlaceName(part.trim()) &&
        !/^\s*\p{Lu}{2,6}\s*$/u.test(part),
    )
    .join('')
    .trim();

const particles = /\s(?:del|della|dos|das|van|von|der|den|bin|ibn|ben|zum|zur|ter|ten|and|the|for)(?=\s)/gu;

/** Without capitals two words of a menu look like a name as well. */
const caseless = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}]/u;

/** A single word is rarely a byline, unless it is one by its writing system or an agency. */
const isLikely = (name: string): boolean =>
  isName(name) &&
  !isPlaceName(name) &&
  !caseless.test(name) &&
  !/\sと\s/u.test(name) &&
  // `Jane Doe’s Discussions` is a link to what she wrote.
  (isHouse(name) || !/\p{L}['’]s\s/u.test(name)) &&
  (isHouse(name) || !isOfMenu(name)) &&
  !/\s\p{Ll}{3,}(?=\s|$)/u.test(name.replace(particles, '')) &&
  ((name.includes(' ') && !isCjk(name)) ||
    isJapaneseName(name) ||
    isShortJapaneseName(name) ||
    /^(?:PTI|ANI|IANS|AFP|AP|Reuters|UNI|DPA|dpa|APA|SDA|KNA|epd|DHNS|TNN|ENS|Xinhua)$/.test(name));

const isRole = (line: string): boolean =>
  line.length < 80 &&
  /\b(?:writer|reporter|correspondent|editor|columnist|commentator|contributor|staff|journalist|journaliste|redakteur)\b|(?:記者|기자)$/iu.test(
    line,
  );

/** Whether a line is an author's name, alone or with a role, a handle or a place. */
export const isNameLine = (line: string, name: string): boolean => {
  const own = folded(line).replace(/^(?:by|par|von|written by) /, '');
  return (
    own === folded(name) ||
    (own.startsWith(`${folded(name)} `) && (isRole(line) || /@|\|/.test(line)) && !isProse(line))
  );
};
