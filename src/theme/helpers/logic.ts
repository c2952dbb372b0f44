import { asNumber, asText, type Helper, isPresent } from './helper.ts';

/** Compares as text, so that a number in the data equals the number as written in a template. */
const compared = (name: string, holds: (a: unknown, b: unknown) => boolean): Helper => ({
  usage: `${name} a b`,
  min: 2,
  max: 2,
  returns: 'flag',
  run: ([a, b]) => holds(a, b),
});

export const eq = compared('eq', (a, b) => asText(a) === asText(b));
export const ne = compared('ne', (a, b) => asText(a) !== asText(b));
export const lt = compared('lt', (a, b) => asNumber(a) < asNumber(b));
export const gt = compared('gt', (a, b) => asNumber(a) > asNumber(b));
export const lte = compared('lte', (a, b) => asNumber(a) <= asNumber(b));
export const gte = compared('gte', (a, b) => asNumber(a) >= asNumber(b));

export const and: Helper = {
  usage: 'and a b …',
  min: 2,
  max: 20,
  returns: 'any',
  run: (values) =>
    values.find((value) => !isPresent(value)) ?? (values.every(isPresent) ? values.at(-1) : ''),
};

export const or: Helper = {
  usage: 'or a b …',
  min: 2,
  max: 20,
  returns: 'any',
  run: (values) => values.find(isPresent) ?? values.at(-1),
};

export const not: Helper = {
  usage: 'not a',
  min: 1,
  max: 1,
  returns: 'flag',
  run: ([value]) => !isPresent(value),
};

/** `{{default byline 'Staff reporter'}}`: the first value, or the second where there is none. */
export const fallback: Helper = {
  usage: "default a 'b'",
  min: 2,
  max: 2,
  returns: 'any',
  run: ([a, b]) => (isPresent(a) ? a : b),
};
