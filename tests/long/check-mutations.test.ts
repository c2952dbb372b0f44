import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkProof } from '../../src/check/check.ts';
import { proofOfHtml, proofOfMessage } from '../../src/check/foreign.ts';

const folder = join(import.meta.dirname, '../check/corpus');
const texts = ['html', 'eml'].flatMap((kind) =>
  readdirSync(join(folder, kind)).map((name) => readFileSync(join(folder, kind, name), 'utf8')),
);

/** The same numbers in every run, so that a failure can be found again. */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
};

const pieces = [
  '<',
  '>',
  '"',
  "'",
  '<!--',
  '-->',
  '<![endif]',
  '[if mso]>',
  '</style>',
  '{',
  '}',
  '\0',
  '\r\n\r\n',
  '--tide',
  '=?utf-8?q?',
  '&',
  '\ud800',
  'é',
  '<table>',
  '</td>',
  'url(',
  ':not(',
  '@media',
];

/** Cuts, doubles and inserts at random places of several fixtures laid end to end. */
const mutate = (next: (below: number) => number): string => {
  let text = Array.from({ length: 1 + next(4) }, () => texts[next(texts.length)] ?? '').join('');
  for (let times = 1 + next(12); times > 0; times--) {
    const at = next(text.length + 1);
    const piece = next(3) === 0 ? text.slice(at, at + next(200)) : (pieces[next(pieces.length)] ?? '');
    text = text.slice(0, at) + piece + text.slice(at + (next(2) === 0 ? next(80) : 0));
  }
  return text;
};

const failed = (ran: { reason?: string }[]) =>
  ran.filter(({ reason }) => reason?.startsWith('the rule failed'));

it('reports on two thousand broken pages and messages, and no rule fails', async () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const bytes = Buffer.from(mutate(numbers(seed)));
    const page = await checkProof(proofOfHtml(bytes), { foreign: { kind: 'html', file: '/tmp/page.html' } });
    expect(failed(page.ran), `page ${seed}`).toEqual([]);
    const { proof } = await proofOfMessage(bytes);
    const message = await checkProof(proof, {
      foreign: { kind: 'eml', file: '/tmp/a.eml' },
      skip: { spam: 'not here' },
    });
    expect(failed(message.ran), `message ${seed}`).toEqual([]);
  }
});
