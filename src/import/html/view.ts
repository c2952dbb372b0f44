import { isCaption, isProse } from '../furniture.ts';
import { type Header, readHeader } from '../header.ts';
import { guessLanguage } from '../language.ts';
import { folded, isCjk } from '../plain.ts';
import { startOfText } from '../text-start.ts';
import type { Claim } from '../types.ts';
import type { Page } from './document.ts';
import { findHeadline, titles } from './headline.ts';
import { type Declared, readJsonLd, textOf } from './json-ld.ts';
import { type Line, visibleLines } from './lines.ts';
import { firstMeta, type Metas, readMetas } from './metas.ts';

/** One page seen from all sides: what it declares, and the lines a reader sees. */
export interface View {
  page: Page;
  url?: string;
  language?: string;
  metas: Metas;
  declared: Declared;
  lines: Line[];
  headline?: Claim<string>;
  /** Index of the headline among the lines; -1 when it is not shown. */
  at: number;
  /** Index of the first line of running text after the headline. */
  bodyAt: number;
  header: Header;
}

/** Reads a page once for all the finders. */
export const viewPage = (page: Page, url?: string): View => {
  const metas = readMetas(page);
  const lines = visibleLines(page);
  const declaredTitle = titles(page, metas)
    .map(({ value }) => value)
    .join(' ');
  const declared = readJsonLd(page, declaredTitle);
  const language = pageLanguage(page, metas, declared) ?? guessLanguage(proseOf(lines));
  const headline = findHeadline(page, metas, declared, lines);
  const at = headline ? lineOf(headline.value, lines) : -1;
  const bodyAt = firstText(lines, at, language);
  // What is said of a picture is neither byline nor date line: a rule stands for it.
  const texts = lines.map(({ text }) => (isCaption(text) ? '--' : text));
  const header = readHeader({ lines: texts, headline: Math.max(at, 0), body: bodyAt, language });
  return {
    page,
    url,
    language,
    metas,
    declared,
    lines,
    headline,
    at,
    bodyAt,
    header: at < 0 ? { authors: [], unlabelled: true } : header,
  };
};

/** The line that shows the headline. A list of stories may show it too: the article's is a first-rank heading, or has its text below. */
const lineOf = (headline: string, lines: Line[]): number => {
  const wanted = folded(headline);
  const same = lines.flatMap((line, index) => (folded(line.text) === wanted ? [{ ...line, index }] : []));
  const isHeading = ({ element }: Line): boolean => /^H[1-3]$/i.test(element.tagName);
  const isClose = ({ index }: { index: number }): boolean => firstProse(lines, index) - index < 25;
  const found =
    same.find(({ element }) => /^H1$/i.test(element.tagName)) ??
    same.find((line) => isHeading(line) && isClose(line)) ??
    same.find(isHeading) ??
    same.find(isClose);
  if (found) return found.index;
  const broken = lastOfBroken(wanted, lines);
  if (broken >= 0) return broken;
  return lines.findIndex(({ text }) => text.length < headline.length * 2 && folded(text).includes(wanted));
};

/** A headline broken into two to four lines: the last of them. */
const lastOfBroken = (wanted: string, lines: Line[]): number => {
  for (const [index, { text }] of lines.entries()) {
    let joined = folded(text.slice(0, 300));
    if (!joined || !wanted.startsWith(`${joined} `)) continue;
    for (let last = index + 1; last < index + 4 && last < lines.length; last += 1) {
      joined += ` ${folded((lines[last]?.text ?? '').slice(0, 300))}`;
      if (joined === wanted) return last;
    }
  }
  return -1;
};

const firstProse = (lines: Line[], after: number): number => {
  const index = lines.findIndex(
    ({ text }, position) => position > after && isProse(text) && text.length > (isCjk(text) ? 30 : 60),
  );
  return index < 0 ? lines.length : index;
};

/** The same, below a dek that stands above the byline. */
const firstText = (lines: Line[], at: number, language: string | undefined): number => {
  const first = firstProse(lines, at);
  const start = startOfText(lines, { first, end: lines.length }, language);
  return start < 0 ? first : start;
};

const proseOf = (lines: Line[]): string =>
  lines
    .filter(({ text }) => isProse(text))
    .slice(0, 40)
    .map(({ text }) => text)
    .join(' ');

const pageLanguage = (page: Page, metas: Metas, declared: Declared): string | undefined => {
  const value =
    page.documentElement.getAttribute('lang') ||
    page.documentElement.getAttribute('xml:lang') ||
    page.body.getAttribute('lang') ||
    textOf(declared.article?.inLanguage) ||
    firstMeta(metas, ['content-language', 'og:locale', 'language', 'dc.language'])?.value;
  const tag = value
    ?.trim()
    .split(/[,;\s]/)[0]
    ?.replace('_', '-');
  try {
    return tag ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
};
