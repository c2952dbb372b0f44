import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/theme/helpers/helper.ts';
import { helpers } from '../../../src/theme/helpers/index.ts';
import { refs } from '../kit.ts';

/** Calls a helper as a template would. */
const call = (
  name: string,
  args: unknown[],
  scene: { language?: string; timeZone?: string } & Partial<Scene> = {},
) => {
  const { language = 'en-IN', timeZone = 'Asia/Kolkata', ...rest } = scene;
  return helpers[name]?.run(args, {
    root: { edition: { language }, publication: { timeZone } },
    named: {},
    labels: {},
    ...rest,
  });
};

/** A value as the HTML fill has it. */
const marked = (text: string) => ({ toHTML: () => `\u0001${text}\u0003`, toString: () => text });

describe('date', () => {
  it.each([
    ['full', 'Wednesday, 31 May 2023'],
    ['long', '31 May 2023'],
    ['medium', '31 May 2023'],
    ['short', '31/05/2023'],
    ['weekday', 'Wednesday'],
    ['iso', '2023-05-31'],
    ['time', ''],
    ['unheard of', '31 May 2023'],
  ])('shows a day as %s', (style, expected) => {
    expect(call('date', ['2023-05-31', style])).toBe(expected);
  });

  it.each([
    ['hi-IN', 'बुधवार, 31 मई 2023'],
    ['ta-IN', 'புதன், 31 மே, 2023'],
    ['ur-PK', 'بدھ، 31 مئی، 2023'],
    ['ja-JP', '2023年5月31日水曜日'],
    ['en-US', 'Wednesday, May 31, 2023'],
    ['en-GB', 'Wednesday, 31 May 2023'],
    ['de-DE', 'Mittwoch, 31. Mai 2023'],
    ['nonsense language', 'Wednesday, May 31, 2023'],
  ])('speaks %s', (language, expected) => {
    expect(call('date', ['2023-05-31', 'full'], { language })).toBe(expected);
  });

  it('shows a moment in the time zone of the publication', () => {
    const moment = '2023-05-31T23:10:00+05:30';
    expect(call('date', [moment])).toBe('31 May 2023');
    expect(call('date', [moment, 'time'])).toBe('11:10 pm');
    expect(call('date', ['2023-05-31T20:00:00Z'])).toBe('1 June 2023');
    expect(call('date', ['2023-05-31T20:00:00Z', 'iso'], { timeZone: 'America/New_York' })).toBe(
      '2023-05-31',
    );
    expect(call('date', ['2023-06-01T02:00:00Z', 'iso'], { timeZone: 'America/New_York' })).toBe(
      '2023-05-31',
    );
    expect(call('date', ['2023-11-05T06:30:00Z', 'time'], { timeZone: 'America/New_York' })).toBe('1:30 am');
    expect(call('date', ['2023-05-31T16:11:00+0530', 'time'], { language: 'ja-JP' })).toBe('16:11');
  });

  it('does not shift a time without a zone', () => {
    expect(call('date', ['2023-05-31T23:50', 'time'])).toBe('11:50 pm');
    expect(call('date', ['2023-05-31T23:50', 'iso'], { timeZone: 'Asia/Tokyo' })).toBe('2023-05-31');
  });

  it('shows what is no date unchanged, and bears an unknown time zone', () => {
    expect(call('date', [marked('last Tuesday')])).toBe('last Tuesday');
    expect(call('date', ['2023-13-45'])).toBe('2023-13-45');
    expect(call('date', [undefined])).toBe('');
    expect(call('date', ['2023-05-31T20:00:00Z'], { timeZone: 'Mars/Base' })).toBe('31 May 2023');
  });

  it('uses no space that differs from one Node to another', () => {
    expect(call('date', ['2023-05-31T16:11:00Z', 'time'], { language: 'en-US', timeZone: 'UTC' })).toBe(
      '4:11 PM',
    );
  });
});

describe('link', () => {
  it.each(['https://a.example/x?y=1#z', 'http://a.example', 'MAILTO:a@b.example'])(
    'lets %s through',
    (url) => {
      expect(call('link', [url, '#'])).toBe(url);
      expect(call('link', [marked(url)])).toBe(url);
    },
  );

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'ftp://a.example',
    '//a.example',
    'a.example',
    'https://',
    '',
    undefined,
  ])('gives the fallback for %j', (url) => {
    expect(call('link', [url, '#'])).toBe('#');
    expect(call('link', [url])).toBe('');
  });
});

describe('url and domain', () => {
  it('make a value fit for an address', () => {
    expect(call('url', [marked('a b&c=d/é')])).toBe('a%20b%26c%3Dd%2F%C3%A9');
    expect(call('url', ['half \ud83d'])).toBe('half%20%EF%BF%BD');
  });

  it('name the host without www', () => {
    expect(call('domain', [marked('https://www.daily.example/x')])).toBe('daily.example');
    expect(call('domain', ['https://news.daily.example:8080/'])).toBe('news.daily.example');
    expect(call('domain', ['The Daily'])).toBe('The Daily');
  });
});

describe('plural and number', () => {
  it.each([
    ['en', 1, '1 story'],
    ['en', 0, '0 stories'],
    ['en', 1234567, '1,234,567 stories'],
    ['en-IN', 1234567, '12,34,567 stories'],
    ['hi', 0, '0 story'],
    ['ta', 1, '1 story'],
    ['ur', 2, '2 stories'],
    ['ja', 1, '1 stories'],
    ['fr', 0, '0 story'],
  ])('in %s, %d gives %s', (language, n, expected) => {
    expect(call('plural', [n, '{n} story', '{n} stories'], { language })).toBe(expected);
  });

  it('group digits as the language does', () => {
    expect(call('number', [1234567.5])).toBe('12,34,567.5');
    expect(call('number', ['1000'], { language: 'de' })).toBe('1.000');
    expect(call('number', [12], { language: 'mr' })).toBe('१२');
    expect(call('number', ['many'])).toBe('many');
    expect(call('plural', ['many', 'a', 'b'])).toBe('');
  });
});

describe('truncate', () => {
  it.each([
    ['Short enough', 20, 'Short enough'],
    ['Exactly ten', 11, 'Exactly ten'],
    ['The quick brown fox', 12, 'The quick…'],
    ['The quick brown fox', 9, 'The…'],
    ['Stop, then go', 6, 'Stop…'],
    ['Unbreakableword', 6, 'Unbre…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, '👩‍👩‍👧‍👦…'],
    ['é́́́ combining marks', 2, 'é́́́…'],
    ['', 5, ''],
  ])('%s to %d', (text, n, expected) => {
    expect(call('truncate', [marked(text), n])).toBe(expected);
  });

  it('cuts between words where no spaces stand, and never through a letter', () => {
    expect(call('truncate', ['日本語の文章を短くする', 7], { language: 'ja' })).toBe('日本語の文章…');
    expect(call('truncate', ['शाओमी भारत में फ़ोन बनाएगी', 9], { language: 'hi' })).toBe('शाओमी भारत…');
    expect(call('truncate', ['க்ஷேத்ரம் செல்க', 3], { language: 'ta' })).not.toMatch(/\u0bcd…$/);
  });
});

describe('upper, join and default', () => {
  it('upper follows the language', () => {
    expect(call('upper', [marked('istanbul')], { language: 'tr' })).toBe('İSTANBUL');
    expect(call('upper', ['straße'], { language: 'de' })).toBe('STRASSE');
    expect(call('upper', ['x'], { language: 'no such language' })).toBe('X');
  });

  it('join makes a line of a list', () => {
    expect(call('join', [[marked('a'), 'b', 3], ' · '])).toBe('a · b · 3');
    expect(call('join', [['a', 'b']])).toBe('a, b');
    expect(call('join', [undefined, ', '])).toBe('');
  });

  it('default hands a value on as it is', () => {
    const value = marked('x');
    expect(call('default', [value, 'y'])).toBe(value);
    expect(call('default', [undefined, 'y'])).toBe('y');
    expect(call('default', ['', 'y'])).toBe('y');
  });
});

describe('label', () => {
  const labels = {
    en: { hello: 'Hello {name}, {name}', only: 'Only here' },
    hi: { hello: 'नमस्ते {name}' },
    'en-IN': { hello: 'Namaste {name}' },
  };

  it.each([
    ['en-IN', 'Namaste Asha'],
    ['en-GB', 'Hello Asha, Asha'],
    ['hi-IN', 'नमस्ते Asha'],
    ['ja', 'Hello Asha, Asha'],
  ])('in %s', (language, expected) => {
    expect(call('label', ['hello'], { language, labels, named: { name: marked('Asha') } })).toBe(expected);
  });

  it('leaves alone what it does not know', () => {
    expect(call('label', ['hello'], { language: 'en', labels })).toBe('Hello {name}, {name}');
    expect(call('label', ['only'], { language: 'hi', labels })).toBe('Only here');
    expect(call('label', ['constructor'], { language: 'en', labels })).toBe('constructor');
    expect(call('label', ['hello'], { language: '__proto__', labels })).toBe('Hello {name}, {name}');
  });
});

describe('css', () => {
  it.each([
    ['#c00', '#c00'],
    ['Noto Sans, serif', 'Noto Sans, serif'],
    ['12.5px', '12.5px'],
    ['red; } body { display: none', 'red\\3b  \\7d  body \\7b  display\\3a  none'],
    ['</style><script>', '\\3c \\2f style\\3e \\3c script\\3e '],
    ['"\'\\\n', '\\22 \\27 \\5c \\a '],
    ['url(x)', 'url\\28 x\\29 '],
    ['नमस्ते', 'नमस्ते'],
  ])('%j', (value, expected) => {
    expect(call('css', [marked(value)])).toBe(expected);
  });
});

describe('comparisons', () => {
  it.each([
    ['eq', ['rtl', marked('rtl')], true],
    ['eq', [1, '1'], true],
    ['eq', [undefined, ''], true],
    ['ne', [1, 2], true],
    ['lt', [2, '10'], true],
    ['lt', [undefined, 1], false],
    ['gt', [marked('3'), 2], true],
    ['lte', [2, 2], true],
    ['gte', [1, 2], false],
    ['and', ['a', 'b'], 'b'],
    ['and', ['a', undefined, 'b'], ''],
    ['and', [['x'], []], []],
    ['or', [undefined, [], 'b'], 'b'],
    ['or', [undefined, ''], ''],
    ['not', [undefined], true],
    ['not', [marked('x')], false],
    ['not', [0], true],
  ])('%s %j is %j', (name, args, expected) => {
    expect(call(name, args)).toEqual(expected);
  });
});

describe('ref and references', () => {
  it('number the links of one fill', () => {
    const scene = { root: { galleyRefs: refs() } };
    expect(call('ref', ['https://a.example'], scene)).toBe('[1]');
    expect(call('ref', ['https://b.example'], scene)).toBe('[2]');
    expect(call('ref', ['https://a.example'], scene)).toBe('[1]');
    expect(call('ref', [undefined], scene)).toBe('');
    expect(call('references', [], scene)).toBe('[1] https://a.example\n[2] https://b.example');
    expect(call('references', [], { root: { galleyRefs: refs() } })).toBe('');
  });
});
