/** Numbers between 0 and 1 that repeat for a seed (mulberry32), so that a failure can be looked at again. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const pieces = [
  'a',
  'b: c',
  'word',
  '1984',
  '5.10',
  '‹x›',
  'null',
  '~',
  'yes',
  "it's",
  '"quoted"',
  "'single'",
  '"a" b',
  '[a, b]',
  '[a, "b"]',
  '[',
  ']',
  '{',
  '}',
  '{a: b}',
  ': ',
  ':',
  ' #',
  '# c',
  '#',
  '- ',
  '-',
  '---',
  '...',
  '? ',
  '|',
  '>',
  '|-',
  '&a',
  '*a',
  '!t',
  '%',
  '@',
  '`',
  ',',
  '\\',
  '"',
  "'",
  'é',
  'हिन्दी',
  '日本語',
  '🎉',
  '\u00a0',
  '\u2028',
  '\t',
  '  ',
  ' ',
  'https://a.example/b?c=d#e',
  '2023-05-31T16:11:00+05:30',
  '<<',
  '\ufeff',
  '\u0085',
] as const;

const tame = [
  'word',
  'two words',
  '1984',
  'https://a.example/b?c=d#e',
  '[a, b c]',
  '"quoted: # text"',
  "'x'",
  '',
  '2023-05-31',
  'C#',
  'a:b',
] as const;

const common = ['headline', 'a', 'b', 'c', 'd', 'e', 'f', 'tags', 'source'] as const;
const keys = ['headline', 'a', 'b', 'tags', 'source', 'url', 'x-y', 'a b', '', '"q"'] as const;

/** A text that is nearly YAML: lines of names and values at odd indentations. */
export function nearlyYaml(random: () => number): string {
  const lines = times(1 + Math.floor(random() * 7), () => {
    const indent = ' '.repeat(pick(random, [0, 0, 0, 0, 0, 2, 2, 2, 1, 4]));
    const isTame = random() < 0.7;
    const value = isTame
      ? pick(random, tame)
      : times(Math.floor(random() * 3), () => pick(random, pieces)).join(pick(random, ['', ' ']));
    const form = random();
    if (form < 0.02) return indent + value;
    if (form < 0.1) return `${indent}- ${value}`;
    if (form < 0.12) return '';
    if (form < 0.15) return `${indent}# comment`;
    return `${indent}${pick(random, random() < 0.8 ? common : keys)}${random() < 0.9 ? ': ' : pick(random, [':', ':  ', ' : '])}${value}${pick(random, ['', '', '', ' '])}`;
  });
  return lines.join('\n') + pick(random, ['', '\n', '\n\n']);
}
