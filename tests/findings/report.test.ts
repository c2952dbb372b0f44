import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countFindings } from '../../src/findings/count.ts';
import { error, inOrder, note, warning } from '../../src/findings/finding.ts';
import { formatFindings, printable } from '../../src/findings/report.ts';

const root = mkdtempSync(join(tmpdir(), 'galley-report-'));
writeFileSync(
  join(root, 'a.md'),
  `---\nheading: Xiaomi\n---\n${'long '.repeat(60)}HERE and on\n\x1b[31mred\n`,
);
const options = { root, color: false, width: 80 };
const at = (line: number, column: number, length = 1) => ({ file: 'a.md', line, column, length });

describe('formatFindings', () => {
  it('prints the place, the line with a caret under it, and the hint', () => {
    const finding = error('unknown-key', 'heading is not a field of a story', {
      place: at(2, 1, 7),
      hint: 'did you mean headline?',
    });
    expect(formatFindings([finding], options)).toBe(
      [
        'a.md:2:1  error  unknown-key  heading is not a field of a story',
        '    2 | heading: Xiaomi',
        '      | ^^^^^^^',
        '    did you mean headline?',
        '',
      ].join('\n'),
    );
  });

  it('starts a message with a capital, unless it starts with a name', () => {
    const text = (message: string) => formatFindings([error('x', message)], options);
    expect(text('there is no field "heading"')).toContain('x  There is no field "heading"');
    expect(text('a link has no address')).toContain('x  A link has no address');
    expect(text('title is not a field')).toContain('x  title is not a field');
    expect(text('a.md is no story')).toContain('x  a.md is no story');
  });

  it('never prints wider than the terminal, and keeps the caret under a far place', () => {
    const finding = warning('spam', 'w '.repeat(100), { place: at(4, 301, 4), hint: 'h '.repeat(90) });
    const lines = formatFindings([finding], options).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    const shown = lines.findIndex((line) => line.startsWith('    4 |'));
    const caret = lines[shown + 1] ?? '';
    expect((lines[shown] ?? '').slice(caret.indexOf('^'), caret.indexOf('^') + 4)).toBe('HERE');
  });

  it('folds what others must mend into a line each, but never an error', () => {
    const text = formatFindings(
      [
        warning('contrast', 'too pale', { owner: 'theme' }),
        note('x', 'also', { owner: 'theme' }),
        error('dkim', 'no key', { owner: 'publication' }),
      ],
      { ...options, owner: 'editor' },
    );
    expect(text).toContain('1 warning, 1 note for the theme’s author');
    expect(text).not.toContain('too pale');
    expect(text).toContain('No key');
  });

  it('does not let a source line or a message steer the terminal', () => {
    const text = formatFindings([error('x', 'bad \x1b]0;title\x07', { place: at(5, 1) })], options);
    expect(text).not.toContain('\x1b');
    expect(text).toContain('�[31mred');
    expect(printable('a\x9bb\tc')).toBe('a�b\tc');
  });

  it('never shows a password that stands in an address', () => {
    writeFileSync(join(root, 'newsletter.yaml'), 'smtp: smtps://crew:tide%20table@mail.example:465\n');
    const place = { file: 'newsletter.yaml', line: 1, column: 7, length: 3 };
    const printed = formatFindings([error('secret-in-file', 'holds a password', { place })], options);
    expect(printed).toContain('    1 | smtp: smtps://crew:••••••••••••@mail.example:465\n');
    expect(printed).not.toContain('tide');
  });

  it('says nothing of a source that is gone but its place', () => {
    const text = formatFindings(
      [error('x', 'gone', { place: { file: 'b.md', line: 1, column: 1 } })],
      options,
    );
    expect(text).toBe('b.md:1:1  error  x  gone\n');
  });
});

describe('inOrder', () => {
  it('puts findings by file, line and severity', () => {
    const ordered = inOrder([
      warning('b', '', { place: at(3, 1) }),
      note('c', '', { place: at(1, 2) }),
      error('a', '', { place: at(3, 1) }),
      error('z', ''),
    ]);
    expect(ordered.map((each) => each.code)).toEqual(['c', 'a', 'b', 'z']);
  });
});

describe('countFindings', () => {
  it('counts by severity in words', () => {
    expect(countFindings([error('a', ''), error('a', ''), warning('a', '')])).toBe('2 errors, 1 warning');
    expect(countFindings([])).toBe('');
  });
});
