import pc from 'picocolors';
import { printable } from '../findings/report.ts';
import type { Comparison } from '../send/compare.ts';
import type { Result } from '../send/deliver.ts';
import type { Failure, State } from '../send/failure.ts';
import type { Standing } from '../send/standings.ts';
import { isAsSent, type Verification } from '../send/verify.ts';
import { explain, stateWords } from '../send/words.ts';
import { exit, type Io } from './io.ts';
import type { Plan } from './send-plan.ts';

export interface Ending {
  plan: Plan;
  results: Result[];
  dryRun: boolean;
  exitCode: number;
  /** Where to look at what was sent, or at the record of it. */
  look: string[];
  verified?: object;
}

/** Everything `galley send` says, to people or as JSON. With --json people's lines go to standard error. */
export class SendReport {
  private readonly io: Io;
  private readonly json: boolean;
  private explained: Failure | undefined;

  constructor(io: Io, json: boolean) {
    this.io = io;
    this.json = json;
  }

  say(text: string): void {
    (this.json ? this.io.err : this.io.out)(`${text}\n`);
  }

  plan({ edition, subject, from, server, security, to, skipped }: Plan): void {
    const { bold } = this.colors;
    this.say(`${bold(edition)}  ${printable(subject)}`);
    this.say(`  from     ${printable(from)}`);
    this.say(`  through  ${server}, ${security}`);
    this.say(`  to       ${to.map(({ address }) => printable(address)).join(', ') || 'nobody'}`);
    for (const { address, standing } of skipped) this.skipped(address, standing);
  }

  private skipped(address: string, { state, at, server }: Standing): void {
    const when = minuteOf(at);
    this.say(
      state === 'accepted'
        ? `  not to   ${printable(address)}: ${server} accepted this very message on ${when}; --again sends it again`
        : `  not to   ${printable(address)}: an attempt of ${when} stands as uncertain: ${stateWords.uncertain}`,
    );
  }

  result({ recipient, state, reply, failure, tries }: Result, server: string): void {
    const mark = `  ${this.colored(state, state.padEnd(10))} ${printable(recipient.address)}`;
    this.say(reply === undefined ? mark : `${mark}  ${printable(reply)}`);
    if (!failure || state === 'accepted') return;
    // A refused login is everybody's: it is explained once.
    const same = JSON.stringify(failure) === JSON.stringify(this.explained);
    if (same) this.say('             for the same reason');
    else this.failure(failure, server);
    if (tries > 1) this.say(`             tried ${tries} times`);
    this.explained = failure;
  }

  failure(failure: Failure, server: string): void {
    const { said, means, todo } = explain(failure, server);
    for (const line of [said, means, todo]) this.say(`             ${printable(line)}`);
  }

  slow(server: string): void {
    this.say(`  ${server} has not answered yet; mail servers may take minutes (Ctrl-C stops)`);
  }

  waiting(milliseconds: number, deferred: number): void {
    const seconds = Math.round(milliseconds / 1000);
    this.say(
      `  ${deferred} deferred: trying again in ${seconds} s (Ctrl-C stops; npx galley send goes on from there)`,
    );
  }

  verification(verification: Verification): void {
    const { green, red } = this.colors;
    const { to, comparison, dkim, earlier } = verification;
    const verdict = isAsSent(verification)
      ? green('as sent   ')
      : red(comparison ? 'changed   ' : 'not found ');
    const when = earlier && comparison ? `, sent on ${minuteOf(earlier)}` : '';
    this.say(`  ${verdict} ${printable(to)}${when}`);
    if (!comparison) this.say(`             ${missing(verification)}`);
    else for (const line of comparisonLines(comparison)) this.say(`             ${printable(line)}`);
    for (const { domain, words } of dkim)
      this.say(`             DKIM of ${printable(`${domain}: ${words}`)}`);
    if (comparison && dkim.length === 0)
      this.say('             DKIM: the message is not signed (npx galley dkim makes a key)');
  }

  /** Nothing was sent, and why; `details` are for the JSON document. */
  refuse(lines: string[], details: object): void {
    this.say('Nothing was sent.');
    for (const line of lines) this.say(`             ${printable(line)}`);
    const document = { ...details, words: lines, results: [], exitCode: exit.undelivered };
    if (this.json) this.io.out(`${JSON.stringify(document, null, 2)}\n`);
  }

  /** The last words. Returns the exit code, for the command to end with. */
  end({ plan, results, dryRun, exitCode, look, verified }: Ending): number {
    if (this.json) {
      const document = { ...asJson(plan, results), dryRun, ...(verified && { verified }), exitCode };
      this.io.out(`${JSON.stringify(document, null, 2)}\n`);
      return exitCode;
    }
    this.say(dryRun ? 'Nothing was sent: this was a dry run.' : `${tally(results, plan.skipped.length)}.`);
    for (const line of look) this.say(this.colors.dim(line));
    return exitCode;
  }

  private colored(state: State, text: string): string {
    const { green, red, yellow } = this.colors;
    return { accepted: green, rejected: red, deferred: yellow, uncertain: red }[state](text);
  }

  private get colors() {
    return pc.createColors(this.io.color);
  }
}

const missing = ({ messageId, earlier }: Verification): string =>
  earlier === undefined
    ? `no message ${messageId} came`
    : `no message ${messageId}, sent on ${minuteOf(earlier)}, is there; has it been deleted?`;

/** `2026-11-20 09:30 UTC` */
const minuteOf = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

const comparisonLines = ({ sameBody, bodyDifference, headers }: Comparison): string[] => {
  const { added, removed, changed, refolded } = headers;
  return [
    sameBody ? 'body: the same, byte for byte' : `body: changed, ${bodyDifference}`,
    ...(added.length > 0 ? [`headers added on the way: ${added.join(', ')}`] : []),
    ...(refolded.length > 0 ? [`headers folded differently: ${refolded.join(', ')}`] : []),
    ...(removed.length > 0 ? [`headers taken away: ${removed.join(', ')}`] : []),
    ...changed.map(({ name, sent, received }) => `${name} changed from ${sent} to ${received}`),
  ];
};

const tally = (results: Result[], skipped: number): string => {
  const states: State[] = ['accepted', 'rejected', 'deferred', 'uncertain'];
  const counts = states.flatMap((state) => {
    const count = results.filter((result) => result.state === state).length;
    return count > 0 ? [`${count} ${state}`] : [];
  });
  if (skipped > 0) counts.push(`${skipped} not sent again`);
  return counts.join(', ') || 'Nobody to send to';
};

const asJson = (plan: Plan, results: Result[]) => ({
  edition: plan.edition,
  subject: plan.subject,
  from: plan.from,
  server: plan.server,
  to: plan.to.map(({ address }) => address),
  skipped: plan.skipped.map(({ address, standing }) => ({ to: address, ...standing })),
  results: results.map(({ recipient, failure, ...rest }) => ({
    to: recipient.address,
    ...rest,
    ...(failure && { failure: { ...failure, ...explain(failure, plan.server) } }),
  })),
});
