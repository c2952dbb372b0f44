import type { Phase } from './failure.ts';

/** Longest silence in milliseconds by phase of a session. */
export type Timeouts = Record<Exclude<Phase, 'lookup'>, number>;

const minute = 60_000;

/** RFC 5321 4.5.3.2 where it names the phase; its five minutes for commands elsewhere, two for connecting. */
export const timeouts: Timeouts = {
  connect: 2 * minute,
  greeting: 5 * minute,
  hello: 5 * minute,
  tls: 2 * minute,
  auth: 5 * minute,
  mail: 5 * minute,
  rcpt: 5 * minute,
  data: 2 * minute,
  body: 3 * minute,
  dot: 10 * minute,
  reset: 1 * minute,
};

/** The same short silence everywhere, for tests. */
export const allTimeouts = (milliseconds: number): Timeouts =>
  Object.fromEntries(Object.keys(timeouts).map((phase) => [phase, milliseconds])) as Timeouts;
