import { expect, it } from 'vitest';
import { read } from '../../src/check/rules/spam.ts';

const report = (score: string, ...rules: string[]): string => `Subject: 9/12 ferries
Date: 2026/06/17

Spam detection software has looked at this message.

Content analysis details:   (${score} points, 5.0 required)

 pts rule name              description
---- ---------------------- --------------------------------------------------
${rules.join('\n')}

`;

it('reads out the rules that cost half a point or more, the dearest first', () => {
  const [finding] = read(
    report(
      '3.4',
      ' 0.1 MISSING_MID            Missing Message-Id: header',
      ' 1.0 HTML_IMAGE_ONLY_20     BODY: images with few words',
      ' 2.3 SUBJ_ALL_CAPS          Subject is all capitals',
    ),
  );
  expect(finding?.severity).toBe('warning');
  expect(finding?.message).toContain('3.4 points');
  expect(finding?.details).toEqual([
    '2.3  SUBJ_ALL_CAPS  Subject is all capitals',
    '1.0  HTML_IMAGE_ONLY_20  BODY: images with few words',
  ]);
});

it('is silent when nothing costs points', () => {
  expect(read(report('-0.1', '-0.1 DKIM_VALID             Message has a valid signature'))).toEqual([]);
});

it('makes a note of points far from the limit', () => {
  expect(read(report('0.7', ' 0.7 HTML_FONT_LOW_CONTRAST BODY: pale letters'))[0]?.severity).toBe('note');
});
