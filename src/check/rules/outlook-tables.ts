import { Parser } from 'htmlparser2';
import { error } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import type { Page } from '../page.ts';
import type { Rule } from '../rule.ts';

const code = 'outlook-tables';
const watched = new Set(['table', 'tr', 'td', 'th']);

interface Fault {
  start: number;
  text: string;
}

/** The tables that only Outlook for Windows sees, in conditional comments, open and close in step. */
export const outlookTables: Rule<Context> = {
  code,
  title: 'Outlook’s own tables are balanced',
  severity: 'error',
  owner: 'theme',
  applies: (context) =>
    context.page.outlookTags.length > 0 ? true : 'there are no conditional comments for Outlook',
  run: (context) => {
    const fault = unbalanced(outlookView(context.page));
    // What is unbalanced for everyone is for the validator to say.
    if (!fault || unbalanced(context.page.html)) return [];
    return [
      error(code, `In Outlook for Windows the tables are not balanced: ${fault.text}`, {
        ...context.sources.design(fault.start, 1, ['[if mso']),
        hint: 'Each <table>, <tr> and <td> in a conditional comment needs its end in one',
      }),
    ];
  },
};

/** The page as Outlook reads it, of the same length: its comments opened, what is kept from it blanked. */
const outlookView = (page: Page): string => {
  let view = '';
  let at = 0;
  let skipping = false;
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  for (const { text, start, end } of page.comments) {
    const between = page.html.slice(at, start);
    view += skipping ? blank(between) : between;
    at = end;
    const raw = page.html.slice(start, end);
    if (/^<!--\s*\[if\s+!/i.test(raw)) skipping = true;
    else if (/^<!--\s*<!\[endif\]/i.test(raw)) skipping = false;
    const opening = /^<!--\s*\[if\s[^\]]*\bmso\b[^\]]*\]>/i.exec(raw);
    if (!opening || skipping || /!\s*mso/i.test(opening[0])) view += blank(raw);
    else {
      const inside =
        text.length === 0 ? '' : raw.slice(opening[0].length).replace(/<!\[endif\]\s*-->$/i, blank);
      view += ' '.repeat(opening[0].length) + inside;
    }
  }
  return view + page.html.slice(at);
};

// XML mode, because it adds and closes nothing by itself.
const unbalanced = (html: string): Fault | undefined => {
  const open: { name: string; start: number }[] = [];
  let fault: Fault | undefined;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (watched.has(name.toLowerCase()))
          open.push({ name: name.toLowerCase(), start: parser.startIndex });
      },
      onclosetag(written, implied) {
        const name = written.toLowerCase();
        if (!watched.has(name) || fault) return;
        const last = open.pop();
        if (implied && last) fault = { start: last.start, text: `a <${last.name}> is never closed` };
        else if (last?.name !== name)
          fault = {
            start: parser.startIndex,
            text: last ? `</${name}> stands where </${last.name}> was due` : `</${name}> closes nothing`,
          };
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.write(html);
  parser.end();
  return fault;
};
