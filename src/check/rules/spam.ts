import { spawn } from 'node:child_process';
import { note, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { Context } from '../context.ts';
import type { Rule, RuleResult } from '../rule.ts';

const code = 'spam';
const limit = 20_000;

// Mail from this machine itself would be trusted, so it is shown as received from outside. An address kept for
// documentation would cost points of its own, so it is that of a root name server; nothing is sent there.
const received =
  'Received: from mail.example.com (mail.example.com [198.41.0.4]) by mx.example.net with ESMTPS; ';

/** SpamAssassin's score and rules, asked without its network tests. */
export const spam: Rule<Context> = {
  code,
  title: 'SpamAssassin lets the message pass',
  severity: 'warning',
  owner: 'publication',
  applies: (context) => (context.hasMessage ? true : 'there is no message, only HTML'),
  run: async (context): Promise<RuleResult> => {
    const message = outside(context.proof.message);
    const report = await ask('spamc', ['-R', '-x', '--connect-retries', '1', '-t', '10'], message);
    if (report !== undefined) return read(report);
    if (!context.options.spam)
      return {
        notRun: 'SpamAssassin’s spamd does not answer; --spam runs the command itself, which takes seconds',
      };
    const slow = await ask('spamassassin', ['-t', '-L'], message);
    return slow === undefined ? { notRun: 'SpamAssassin is not installed, or did not answer' } : read(slow);
  },
};

const outside = (message: Uint8Array): Buffer => {
  const date = /^Date: (.*)$/im.exec(Buffer.from(message.subarray(0, 8192)).toString('latin1'))?.[1]?.trim();
  return Buffer.concat([Buffer.from(`${received}${date ?? new Date().toUTCString()}\r\n`), message]);
};

const ask = (command: string, options: string[], input: Buffer): Promise<string | undefined> =>
  new Promise((resolve) => {
    const child = spawn(command, options, { stdio: ['pipe', 'pipe', 'ignore'], timeout: limit });
    const chunks: Buffer[] = [];
    child.on('error', () => resolve(undefined));
    child.stdin.on('error', () => {});
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      // spamc answers 0/0 when no spamd runs, and gives the message back.
      resolve(
        /^\s*-?\d+(\.\d+)?\s+[A-Z]\w+\s/m.test(text) || /^-?[\d.]+\/(?!0\b)[\d.]+/.test(text)
          ? text
          : undefined,
      );
    });
    child.stdin.end(input);
  });

/** Reads the table of SpamAssassin's report: points, rule, description. */
export const read = (report: string): Finding[] => {
  const start = report.lastIndexOf('pts rule name');
  const table = start < 0 ? report : report.slice(start);
  const rules = [...table.matchAll(/^\s*(-?\d+(?:\.\d+)?)\s+([A-Z][A-Z0-9_]+)\s+(.*)$/gm)].map(
    ([, points = '0', name = '', about = '']) => ({
      points: Number(points),
      name,
      about: about.trim(),
    }),
  );
  const written =
    /^Content analysis details:\s+\((-?[\d.]+) points, ([\d.]+) required\)/m.exec(report) ??
    /^(-?[\d.]+)\/([\d.]+)\s*$/m.exec(report);
  const score = written ? Number(written[1]) : rules.reduce((sum, rule) => sum + rule.points, 0);
  const required = Number(written?.[2] ?? 5) || 5;
  const fired = rules.filter(({ points }) => points >= 0.5).sort((a, b) => b.points - a.points);
  if (fired.length === 0 && score < required) return [];
  const details = fired.map(({ points, name, about }) => `${points.toFixed(1)}  ${name}  ${about}`);
  const message = `SpamAssassin gives ${score.toFixed(1)} points, and takes a message for spam at ${required}`;
  const make = score >= required * 0.6 ? warning : note;
  return [
    make(code, message, {
      owner: 'publication',
      details,
      hint: 'Work on the rules with the most points first',
    }),
  ];
};
