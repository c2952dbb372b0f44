import type { YAMLError } from 'yaml';

type Words = [message: string, hint?: string];

const quote = 'Put the value in quotes, or on one line after its key and a colon';

/** The parser's complaints in an editor's words. */
const words: Partial<Record<YAMLError['code'], Words>> = {
  BAD_DQ_ESCAPE: [
    'a backslash in a quoted text stands before a letter it cannot stand before',
    'Write \\\\ for a backslash, or use single quotes',
  ],
  BAD_INDENT: [
    'this line is indented differently from the lines it belongs to',
    'Give fields of one group the same number of spaces',
  ],
  BAD_SCALAR_START: ['a value starts with a character that means something else in YAML', quote],
  BLOCK_AS_IMPLICIT_KEY: [
    'this line is indented as part of the value above, but has a field of its own',
    'Give fields of one group the same number of spaces',
  ],
  BLOCK_IN_FLOW: ['a bracket is opened and not closed', 'Close it on the same line: tags: [one, two]'],
  KEY_OVER_1024_CHARS: ['the name of a field is far too long', quote],
  MISSING_CHAR: [
    'a colon, quotation mark or bracket is missing here',
    'Each line is a name, a colon, a space and a value: headline: Rain at last',
  ],
  MULTILINE_IMPLICIT_KEY: ['a field goes on for several lines, and its name or value is cut in two', quote],
  MULTIPLE_DOCS: ['a second document starts here', 'Keep one block of fields between the two --- lines'],
  TAB_AS_INDENT: ['a tab is used for indentation', 'Use spaces'],
  UNEXPECTED_TOKEN: ['a character stands where it cannot stand', quote],
};

/** What to say of a syntax error. */
export function explain(code: YAMLError['code'], original: string): { message: string; hint?: string } {
  const [message, hint] = words[code] ?? [`this is not valid YAML: ${firstLine(original)}`, quote];
  return { message, hint };
}

const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').replace(/\.$/, '');
