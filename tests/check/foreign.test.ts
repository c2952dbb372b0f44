import { describe, expect, it } from 'vitest';
import { checkProof, type Report } from '../../src/check/check.ts';
import { proofOfMessage } from '../../src/check/foreign.ts';

const body = `<html lang="en"><body><p>The ferry leaves at nine.</p><p>${'It was a long day. '.repeat(20)}</p></body></html>`;

const check = async (headers: string[]): Promise<Report> => {
  const message = [...headers, 'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '', body];
  const { proof } = await proofOfMessage(Buffer.from(message.join('\r\n')));
  return checkProof(proof, {
    skip: { spam: 'tests run without it' },
    foreign: { kind: 'eml', file: '/mail/letter.eml', shown: 'letter.eml' },
  });
};

const list = ['From: Pier <crew@pier.example>', 'Precedence: bulk', 'List-Unsubscribe-Post: yes'];

describe('mail made elsewhere', () => {
  it('is given no hint about newsletter.yaml or edition.md', async () => {
    const { findings } = await check(['Received: from a by b', ...list]);
    const codes = findings.map(({ code }) => code);
    for (const code of [
      'subject-length',
      'list-id',
      'list-unsubscribe',
      'postal-address',
      'visible-unsubscribe',
      'dkim',
    ])
      expect(codes).toContain(code);
    const hints = findings.map(({ hint }) => hint ?? '').join('\n');
    expect(hints).not.toMatch(/newsletter\.yaml|edition\.md|\bedition\b/);
  });

  it.each(['Received: from a by b', 'Delivered-To: reader@pier.example', 'Return-Path: <crew@pier.example>'])(
    'counts as sent, and should be signed, with “%s”',
    async (field) => {
      const { findings } = await check([field, ...list]);
      expect(findings.find(({ code }) => code === 'dkim')?.hint).toContain('sending service');
    },
  );

  it('is not judged for a signature when nothing tells that it was sent', async () => {
    const { ran } = await check(list);
    expect(ran.find(({ code }) => code === 'dkim')).toMatchObject({
      outcome: 'not run',
      reason: expect.stringMatching(/^nothing in the header tells that the message was sent/),
    });
  });
});
