import { error } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../structure.ts';

const code = 'date-header';

const form =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),\s*)?\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{4}\s+\d{2}:\d{2}(?::\d{2})?\s+(?:[+-]\d{4}|UT|GMT|[ECMP][SD]T|Z)(?:\s*\(.*\))?$/i;

/** RFC 5322, 3.3: `Wed, 31 May 2023 17:00:00 +0530`. */
export const dateHeader: Rule<Context> = {
  code,
  title: 'The Date field holds a date',
  severity: 'error',
  owner: 'publication',
  applies: (context) => (context.hasMessage ? true : 'there is no message, only HTML'),
  run: ({ structure }) => {
    const date = headerOf(structure, 'date');
    if (date === undefined || (form.test(date) && !Number.isNaN(Date.parse(date.replace(/\(.*\)/, '')))))
      return [];
    return [
      error(code, `The Date “${date}” is not a date as mail writes it`, {
        owner: 'publication',
        hint: 'Write it as Wed, 31 May 2023 17:00:00 +0530',
      }),
    ];
  },
};
