import { isDateLine } from '../date-line.ts';
import { isHouse, opensByline } from '../names.ts';
import { folded } from '../plain.ts';
import type { View } from './view.ts';

/** Those named who wrote: neither the site itself beside a person, nor who took the pictures, modelled or did the hair. */
export const writersOf = (named: string[], { lines, url }: View, site: string | undefined): string[] => {
  const names = named.filter((name) => !company.test(name));
  if (names.length < 2) return names;
  const persons = names.filter((name) => !sameHouse(name, site, url));
  if (persons.length < 2) return persons.length > 0 ? persons : names;
  const credits = lines.filter(({ text }) => otherJob.test(text)).map(({ text }) => text);
  const writers = persons.filter((name) => !credits.some((text) => isCreditedIn(text, name)));
  return writers.length > 0 ? writers : persons;
};

const company = /株式会社|\b(?:inc|ltd|llc|gmbh|corp)\.?$|\b(?:ag|s\.a\.)$/iu;

const otherJob =
  /\b(?:photograph(?:ed|s|y)?|photos?|illustrat(?:ed|ions?)|modell?ed|styled|hair|make-?up|art direct(?:ed|ion)|designed|produced|edited|video|drawn|animated)(?: and \p{L}+)? by\s/iu;

const isCreditedIn = (text: string, name: string): boolean =>
  text
    .slice(0, 2000)
    .split(/[;.]\s/)
    .some((part) => otherJob.test(part) && part.slice(part.search(otherJob)).includes(name));

/** Whether a line opens with a name, or is a byline: a person's anywhere below the masthead, a house's by the headline. */
export const isOnOwnLine = (name: string, { lines, at, bodyAt, language }: View): boolean => {
  const isHouseName = isHouse(name) || /^[\p{Lu}\d]{2,8}$/u.test(name);
  const wanted = folded(name);
  return lines
    .slice(Math.max(0, at - 6), isHouseName ? bodyAt + 3 : undefined)
    .filter(({ text }) => text.length < name.length + 160 && ` ${folded(text)} `.includes(` ${wanted} `))
    .some(({ text }) => folded(text).startsWith(wanted) || opensByline(text) || isDateLine(text, language));
};

/** Whether a name is the site’s own, its staff’s or its host’s. */
export const sameHouse = (name: string, site: string | undefined, url: string | undefined): boolean => {
  const own = folded(name)
    .replace(/ (?:staff|team|editors?|newsroom|contributors?|web ?desk)$/, '')
    .replaceAll(' ', '');
  const host = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  const names = [site ?? '', host]
    .flatMap((name) => [name, name.replace(/\.\p{L}{2,7}$/u, '')])
    .map((other) => folded(other).replaceAll(' ', ''))
    .filter(Boolean);
  return (
    names.includes(own) ||
    names.some((name) => name.length > 4 && own.length <= name.length + 12 && own.includes(name))
  );
};
