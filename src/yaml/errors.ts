import type { YAMLError } from 'yaml';

/** A syntax error in an editor's words, with the offset it is best seen at. */
export interface Diagnosis {
  message: string;
  hint?: string;
  at: number;
}

type Errors = readonly Pick<YAMLError, 'code' | 'message' | 'pos'>[];

const quoteIt = 'Put the value in quotes, or on one line after its name and a colon';
const oneLine = 'Each line is a name, a colon, a space and a value: headline: Rain at last';
const sameIndent = 'Give fields of one group the same number of spaces';

const words: Partial<Record<YAMLError['code'], [message: string, hint: string]>> = {
  BAD_DQ_ESCAPE: [
    'a backslash in a quoted text stands before a letter it cannot stand before',
    'Write \\\\ for a backslash, or use single quotes',
  ],
  BAD_INDENT: ['this line is indented differently from the lines it belongs to', sameIndent],
  BAD_SCALAR_START: ['a value starts with a character that means something else in YAML', quoteIt],
  BLOCK_AS_IMPLICIT_KEY: ['this value has a second colon in it', quoteIt],
  MISSING_CHAR: ['this line is no field: it has no colon', oneLine],
  MULTILINE_IMPLICIT_KEY: ['this line is no field: it has no colon', oneLine],
  MULTIPLE_DOCS: ['a second document starts here, and one was wanted', 'Keep one block of fields'],
  TAB_AS_INDENT: ['a tab is used for indentation', 'Use spaces'],
  UNEXPECTED_TOKEN: ['something stands here that does not belong to the value before it', quoteIt],
};

/**
 * Puts the parser's complaints about one text into words. One mistake makes it stumble several times, so only the
 * first complaint is told, at the place where the mistake is rather than where it was noticed.
 */
export function diagnose(errors: Errors, text: string): Diagnosis | undefined {
  const [first, second] = errors;
  if (!first) return undefined;
  const { code, message } = first;
  const at = first.pos[0];
  if (/^Missing closing/.test(message))
    return unclosed(text, at, /(?<=^|[:[,{-]\s*)["']/g, 'a quotation mark');
  if (/must be sufficiently indented and end with/.test(message))
    return unclosed(text, at, /[[{]/g, 'a bracket');
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && second?.code === 'MULTILINE_IMPLICIT_KEY') return tooDeep(text, at);
  const isNoField = code === 'MULTILINE_IMPLICIT_KEY' || code === 'MISSING_CHAR';
  const cramped = isNoField ? /^[\w-]+:(?=\S)/.exec(text.slice(at)) : null;
  if (cramped)
    return { message: 'a space is missing after the colon', hint: oneLine, at: at + cramped[0].length - 1 };
  const [said, hint] = words[code] ?? ['this is not valid YAML from here on', quoteIt];
  return { message: said, hint, at };
}

function unclosed(text: string, noticed: number, opener: RegExp, what: string): Diagnosis {
  const opened = [...text.slice(0, noticed).matchAll(opener)].at(-1);
  return {
    message: `${what} is opened here and not closed`,
    hint: 'Close it on the same line',
    at: opened?.index ?? noticed,
  };
}

/** The field above was noticed; the line below it is the one that is indented too far. */
function tooDeep(text: string, noticed: number): Diagnosis {
  const next = text.indexOf('\n', noticed) + 1;
  const at = next + text.slice(next).search(/\S|$/);
  return { message: 'this field is indented deeper than the fields it belongs to', hint: sameIndent, at };
}
