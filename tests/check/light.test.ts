import { describe, expect, it } from 'vitest';
import { checkLight } from '../../src/check/light.ts';
import type { Proof } from '../../src/model.ts';
import { edition, goodBody, proof, prose, publication, sentence, story } from './edition.ts';

const codes = (fields: Partial<Proof>): string[] => checkLight(proof(fields)).map(({ code }) => code);
const withLead = (fields: Parameters<typeof story>[1]) => ({
  edition: edition({ lead: story('lead', fields) }),
});
const lines = (...all: string[]) => Buffer.from(all.join('\r\n'));

describe('the light rules', () => {
  it('find nothing in a good edition', () => {
    expect(checkLight(proof())).toEqual([]);
  });

  it('say one character of a preheader of one', () => {
    const [found] = checkLight(proof({ preheader: 'A' }));
    expect(found?.message).toContain('is 1 character long');
  });

  it.each<[string, string, Partial<Proof>]>([
    ['subject-length', 'an empty subject', { subject: ' ' }],
    ['subject-length', 'a long subject', { subject: 'Word '.repeat(20) }],
    ['subject-length', 'a shouted subject', { subject: 'READ THIS NOW PLEASE' }],
    ['subject-length', 'two exclamation marks', { subject: 'New phones! New chips!' }],
    ['preheader', 'no preheader', { preheader: '' }],
    ['preheader', 'a short preheader', { preheader: 'And more' }],
    ['preheader', 'a long preheader', { preheader: 'and more '.repeat(20) }],
    [
      'preheader',
      'the subject again',
      { preheader: 'The Morning Wire: phone makers answer; chips move south.' },
    ],
    ['headline-length', 'a long headline', withLead({ headline: 'Long '.repeat(20) })],
    ['story-length', 'a story of one line', withLead({ body: prose('a.md', 'Short.') })],
    [
      'story-length',
      'a story of 300 words',
      withLead({ body: prose('a.md', ...Array(3).fill(sentence.repeat(6))) }),
    ],
    ['story-length', 'a story in one paragraph', withLead({ body: prose('a.md', goodBody.join(' ')) })],
    ['draft', 'a draft', withLead({ draft: true })],
    ['stale', 'a story of last month', withLead({ published: '2023-05-01' })],
    ['dated-after', 'a story of tomorrow', withLead({ published: '2023-06-01T09:00:00+05:30' })],
    ['alt-text', 'a picture without words', withLead({ image: { file: '/x.jpg' } })],
    ['alt-text', 'a file name as words', withLead({ image: { file: '/x.jpg', alt: 'IMG_2041.jpg' } })],
    ['alt-text', '“image of”', withLead({ image: { file: '/x.jpg', alt: 'Image of a phone line' } })],
    ['link-form', 'a link by http', withLead({ source: { url: 'http://daily.example/a' } })],
    ['link-form', 'a private host', withLead({ source: { url: 'https://192.168.1.4/a' } })],
    [
      'link-form',
      'a relative link in prose',
      withLead({ body: prose('a.md', ...goodBody, '[more](/next)') }),
    ],
    ['gmail-clipping', '91 KB of HTML', { html: 'x'.repeat(91 * 1024) }],
    ['gmail-clipping', '103 KB of HTML', { html: 'x'.repeat(103 * 1024) }],
    ['message-size', '11 MB of message', { message: Buffer.from(`${'x'.repeat(900)}\r\n`.repeat(12_000)) }],
    ['line-too-long', 'a line of 999 octets', { message: lines('Subject: a', '', 'x'.repeat(999)) }],
    ['line-too-long', 'a header to fold', { message: lines(`Subject: ${'word '.repeat(20)}`, '', 'x') }],
    ['bare-newline', 'a lone LF', { message: Buffer.from('Subject: a\r\n\r\none\ntwo\r\n') }],
    ['bare-newline', 'a lone CR', { message: Buffer.from('Subject: a\r\n\r\none\rtwo\r\n') }],
    ['bare-newline', 'a NUL', { message: Buffer.from('Subject: a\r\n\r\none\0two\r\n') }],
  ])('find %s in %s', (code, _, fields) => {
    expect(codes(fields)).toEqual([code]);
  });

  it('count days by the publication’s own calendar', () => {
    const late = withLead({ published: '2023-05-31T20:00:00Z' });
    expect(codes(late)).toEqual(['dated-after']);
    expect(codes({ ...late, publication: publication({ timeZone: 'UTC' }) })).toEqual([]);
  });

  it('measure scripts by what a reader sees', () => {
    const japanese = 'スマートフォンの輸出が始まる'.repeat(4);
    expect(codes(withLead({ headline: japanese }))).toEqual(['headline-length']);
    expect(
      codes(
        withLead({ headline: 'फ़ोन बनाने वाली कंपनियों ने नए नियमों पर जवाब दिया, निर्यात इसी महीने से शुरू होगा' }),
      ),
    ).toEqual([]);
    expect(codes(withLead({ body: prose('a.md', japanese.repeat(2), japanese.repeat(2)) }))).toEqual([]);
  });

  it('leave out what the editor accepted and what newsletter.yaml turned off', () => {
    expect(codes(withLead({ draft: true, accepted: { draft: 'the last word comes at five' } }))).toEqual([]);
    const checks = { severity: { draft: 'off', stale: 'error' } as const, clients: [], allow: {} };
    const both = withLead({ draft: true, published: '2023-01-01' });
    const found = checkLight(proof({ ...both, publication: publication({ checks }) }));
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['stale', 'error']]);
  });
});
