import { certificateFaults, type Fault, type FaultAction, type FaultMatch, phases } from './faults.ts';
import type { Limits } from './smtp.ts';

/** A list of faults that cannot be read; the message names the fault and the field. */
export class FaultInputError extends Error {
  override name = 'FaultInputError';
}

/** Reads faults from JSON that came over HTTP: an array of them. Throws FaultInputError on anything not foreseen. */
export function readFaults(value: unknown): Fault[] {
  if (!Array.isArray(value)) throw new FaultInputError('faults: wanted an array');
  return value.map((item, index) => readFault(item, `faults[${index}]`));
}

function readFault(value: unknown, at: string): Fault {
  const input = record(value, at, ['phase', 'action', 'times', 'skip', 'match']);
  const fault: Fault = {
    phase: oneOf(input.phase, phases, `${at}.phase`),
    action: readAction(input.action, at),
  };
  if (input.times !== undefined) fault.times = count(input.times, `${at}.times`);
  if (input.skip !== undefined) fault.skip = count(input.skip, `${at}.skip`);
  if (input.match !== undefined) fault.match = readMatch(input.match, `${at}.match`);
  return fault;
}

const actionFields = [
  'reply',
  'delay',
  'drop',
  'hang',
  'garbage',
  'without',
  'certificate',
  'afterBytes',
  'store',
];

function readAction(value: unknown, fault: string): FaultAction {
  const at = `${fault}.action`;
  const input = record(value, at, actionFields);
  const action: FaultAction = {};
  if (input.reply !== undefined) action.reply = reply(input.reply, `${at}.reply`);
  if (input.delay !== undefined) action.delay = count(input.delay, `${at}.delay`);
  if (input.drop !== undefined) action.drop = oneOf(input.drop, [true, 'reset'] as const, `${at}.drop`);
  if (input.hang !== undefined) action.hang = oneOf(input.hang, [true] as const, `${at}.hang`);
  if (input.garbage !== undefined)
    action.garbage = input.garbage === true ? true : text(input.garbage, `${at}.garbage`);
  if (input.without !== undefined) action.without = texts(input.without, `${at}.without`);
  if (input.certificate !== undefined)
    action.certificate = oneOf(input.certificate, certificateFaults, `${at}.certificate`);
  if (input.afterBytes !== undefined) action.afterBytes = count(input.afterBytes, `${at}.afterBytes`);
  if (input.store !== undefined) action.store = oneOf(input.store, [true, false] as const, `${at}.store`);
  return action;
}

function readMatch(value: unknown, at: string): FaultMatch {
  const input = record(value, at, ['recipient', 'sender', 'connection']);
  const match: FaultMatch = {};
  if (input.recipient !== undefined) match.recipient = text(input.recipient, `${at}.recipient`);
  if (input.sender !== undefined) match.sender = text(input.sender, `${at}.sender`);
  if (input.connection !== undefined) match.connection = count(input.connection, `${at}.connection`);
  return match;
}

function record(value: unknown, at: string, known: string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FaultInputError(`${at}: wanted an object`);
  const strange = Object.keys(value).find((key) => !known.includes(key));
  if (strange !== undefined)
    throw new FaultInputError(`${at}.${strange}: unknown, wanted one of ${known.join(', ')}`);
  return { ...value };
}

function reply(value: unknown, at: string): string {
  const given = text(value, at);
  if (!/^[2-5]\d\d(?:[ -]|$)/.test(given))
    throw new FaultInputError(`${at}: wanted a code and a text, like "451 4.3.0 Try again later"`);
  return given;
}

function text(value: unknown, at: string): string {
  if (typeof value !== 'string') throw new FaultInputError(`${at}: wanted a text`);
  return value;
}

function texts(value: unknown, at: string): string[] {
  if (!Array.isArray(value)) throw new FaultInputError(`${at}: wanted an array of texts`);
  return value.map((item, index) => text(item, `${at}[${index}]`));
}

function count(value: unknown, at: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new FaultInputError(`${at}: wanted a whole number, 0 or more`);
  return value;
}

function oneOf<T>(value: unknown, allowed: readonly T[], at: string): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new FaultInputError(`${at}: wanted one of ${allowed.join(', ')}`);
  return found;
}

/** Reads `{ size?, connections? }`; absent means no limit but the usual. */
export function readLimits(value: unknown): Limits {
  if (value === undefined) return {};
  const input = record(value, 'limits', ['size', 'connections']);
  const limits: Limits = {};
  if (input.size !== undefined) limits.size = count(input.size, 'limits.size');
  if (input.connections !== undefined) limits.connections = count(input.connections, 'limits.connections');
  return limits;
}
