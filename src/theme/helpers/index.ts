import { domain, link, url } from './address.ts';
import { css } from './css.ts';
import { date } from './date.ts';
import type { Helper } from './helper.ts';
import { label } from './label.ts';
import { and, eq, fallback, gt, gte, lt, lte, ne, not, or } from './logic.ts';
import { ref, references } from './references.ts';
import { join, number, plural, truncate, upper } from './words.ts';

/** All helpers a template can call, besides the blocks each, if, unless and with. A closed set. */
export const helpers: Record<string, Helper> = {
  date,
  link,
  url,
  domain,
  plural,
  number,
  truncate,
  upper,
  join,
  label,
  css,
  default: fallback,
  eq,
  ne,
  lt,
  gt,
  lte,
  gte,
  and,
  or,
  not,
  ref,
  references,
};

/** The blocks, which Handlebars brings along. */
export const blocks = ['each', 'if', 'unless', 'with'];
