import { join, relative } from 'node:path';
import { formatFindings } from '../findings/report.ts';
import { senderOf } from '../send/address.ts';
import { attemptsOf, contentOf } from '../send/content.ts';
import { type Attempt, deliver, type Result } from '../send/deliver.ts';
import { exitCodeOf as exitCodeOfResults } from '../send/exit.ts';
import { SendError } from '../send/failure.ts';
import { Ledger } from '../send/ledger.ts';
import { LockedError } from '../send/lock.ts';
import { inboxName, openOwnInbox } from '../send/own-inbox.ts';
import { locate, type Server, type ServerSetting } from '../send/server.ts';
import { LedgerVersionError } from '../send/standings.ts';
import type { SentMessage } from '../send/verify.ts';
import { explain } from '../send/words.ts';
import { exit, type Io, UsageError } from './io.ts';
import { chosenEditions, openProject } from './project.ts';
import {
  chosenRecipients,
  chosenServer,
  consents,
  dkimKey,
  type Errand,
  proofToSend,
  readNpmFlags,
  type SendOptions,
  type SendTuning,
} from './send-input.ts';
import { isDone, type Plan, planOf } from './send-plan.ts';
import { SendReport } from './send-report.ts';
import { checkVerifiable, sentMessages, verifyErrand } from './send-verify.ts';

/**
 * `galley send`: one message a recipient, after checks and, where it matters, a question. Exit codes: 0 all accepted, 1
 * findings, 2 wrong usage, 3 not everything delivered, 130 interrupted.
 */
export const sendCommand = async (
  edition: string | undefined,
  options: SendOptions,
  io: Io,
  tuning: SendTuning = {},
): Promise<number> => {
  const dryRun = readNpmFlags(options, io);
  const report = new SendReport(io, options.json === true);
  const { root, publication, findings } = openProject(io.cwd);
  if (!publication) {
    io.err(`${formatFindings(findings, { root, color: io.color, width: io.width })}\n`);
    return exit.usage;
  }
  const setting = tuning.ownInbox ? undefined : chosenServer(options, publication, io);
  checkVerifiable({ options, setting, publication }, io);
  const recipients = chosenRecipients(options, publication, setting, tuning);
  const id = chosenEditions(root, edition === undefined ? [] : [edition], io.cwd).at(-1);
  if (id === undefined) throw new UsageError('there is no edition in articles/', 'npx galley new makes one');

  const proof = await proofToSend(publication, id, options, io, report);
  if (!proof) return exit.findings;
  const signing = dkimKey(publication, io);
  const content = contentOf(proof, publication.testSubjectPrefix);
  const errand: Errand = { id, publication, content, recipients, setting, signing, options, dryRun };
  try {
    return await carryOut(errand, io, report, tuning);
  } catch (cause) {
    return explainedExit(cause, setting, report);
  }
};

const carryOut = async (errand: Errand, io: Io, report: SendReport, tuning: SendTuning): Promise<number> => {
  const { id, publication, setting, options, dryRun } = errand;
  const located = setting && (await locate(setting));
  const folder = join(publication.root, '.galley', 'deliveries', id);
  const plan = planOf(errand, folder, located);
  report.plan(plan);
  const look = [`The record of it: ${relative(io.cwd, folder) || '.'}/ledger.jsonl`];
  if (dryRun) return report.end({ plan, results: [], dryRun, exitCode: exit.clean, look: [] });
  if (plan.to.length === 0 && !options.verify)
    return report.end({ plan, results: [], dryRun, exitCode: exitCodeOf([], plan), look });
  if (!(await consents(errand, plan, io))) {
    report.say('Nothing was sent.');
    const exitCode = io.signal.aborted ? exit.interrupted : exit.undelivered;
    return options.json ? report.end({ plan, results: [], dryRun, exitCode, look: [] }) : exitCode;
  }

  const inbox = located ? undefined : await openOwnInbox(publication.root);
  const server = located ?? inbox?.server;
  if (!server) throw new Error('there is no server');
  try {
    const { results, sent } = await deliverErrand(errand, plan, { server, folder }, io, report, tuning);
    const verified = options.verify
      ? await verifyErrand(errand, { plan, folder, sent, api: inbox?.api }, io, report)
      : undefined;
    const delivered = exitCodeOf(results, plan, io.signal);
    if (inbox) look.unshift(inboxPlace(inbox.page));
    return report.end({
      plan,
      results,
      dryRun,
      exitCode: delivered || (verified?.exitCode ?? exit.clean),
      look,
      ...(verified && { verified: verified.details }),
    });
  } finally {
    await inbox?.close();
  }
};

/** What one message a recipient came to; one that stands as uncertain from before counts, too. */
const exitCodeOf = (results: Result[], { skipped }: Plan, signal?: AbortSignal): number => {
  const uncertain = skipped.some(({ standing }) => standing.state !== 'accepted');
  return exitCodeOfResults(results, signal) || (uncertain ? exit.undelivered : exit.clean);
};

const deliverErrand = async (
  { publication, content, signing, options }: Errand,
  { to }: Plan,
  { server, folder }: { server: Server; folder: string },
  io: Io,
  report: SendReport,
  tuning: SendTuning,
): Promise<{ results: Result[]; sent: SentMessage[] }> => {
  if (to.length === 0) return { results: [], sent: [] };
  const ledger = Ledger.open(folder);
  const make = await attemptsOf(content, publication, signing);
  const attempts = new Map<string, Attempt>();
  const slow = setTimeout(() => report.slow(server.label), 15_000);
  try {
    // Between the plan and the lock another sender may have been at work.
    const due = options.again
      ? to
      : to.filter(({ key }) => !isDone(ledger.standing(content.hash, key, server.scope)));
    ledger.keepContent(content.hash, content.message);
    const results = await deliver({
      from: senderOf(publication.from),
      recipients: due,
      content: content.hash,
      attempt: async (recipient) => {
        const attempt = await make(recipient);
        attempts.set(recipient.address, attempt);
        return attempt;
      },
      server,
      ledger,
      signal: io.signal,
      onResult: (result) => {
        clearTimeout(slow);
        report.result(result, server.label);
      },
      onWait: (milliseconds, deferred) => report.waiting(milliseconds, deferred.length),
      ...tuning.delivery,
    });
    return { results, sent: sentMessages(results, attempts) };
  } finally {
    clearTimeout(slow);
    await ledger.close();
  }
};

const inboxPlace = (page: string | undefined): string =>
  page ? `Look at it: ${page}` : 'Look at it: npx galley inbox shows it';

/** Refusals that have words of their own; everything else is a bug or I/O and goes on. */
const explainedExit = (cause: unknown, setting: ServerSetting | undefined, report: SendReport): number => {
  if (cause instanceof SendError) {
    const { said, means, todo } = explain(cause.failure, setting?.label ?? inboxName);
    report.refuse([said, means, todo], { failure: cause.failure });
  } else if (cause instanceof LockedError) {
    const holder = `this edition is being sent already, by ${cause.holder}`;
    report.refuse([holder, `if that is not so, remove ${cause.file} and try again`], { lock: cause.file });
  } else if (cause instanceof LedgerVersionError) {
    const known = 'a newer Galley sent this edition, and what it noted cannot be read by this one';
    report.refuse([cause.message, known, 'send it with the newer Galley'], { version: cause.version });
  } else throw cause;
  return exit.undelivered;
};
