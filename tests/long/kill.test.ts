import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readStandings } from '../../src/send/ledger.ts';
import { type FaultyServer, startFaulty } from '../send/faulty.ts';
import { makeProject, newsletter, repository, story, testCache } from '../setup/project.ts';

const recipients = 500;
const kills = 100;
/** What deliver() opens when not told otherwise. */
const connections = 5;

let sender = '';
beforeAll(async () => {
  // Inside the repository, so that packages are found.
  sender = join(mkdtempSync(join(repository, 'node_modules/.killed-sender-')), 'sender.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('killed-sender.ts', import.meta.url))],
    outfile: sender,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    define: { GALLEY_BUILD: '"test"', GALLEY_VERSION: '"test"' },
  });
});

afterAll(() => rmSync(dirname(sender), { recursive: true }));

const start = (root: string, port: number): ChildProcess =>
  spawn(process.execPath, [sender, root, `smtp://127.0.0.1:${port}`, String(recipients), testCache]);

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('close', (code) => resolve(code));
  });

/**
 * Kills the sender some milliseconds after its first message was accepted, or, one time in five, after it has said
 * what it is about to do; false when it was done before.
 */
const killSomewhere = async (child: ChildProcess): Promise<boolean> => {
  const end = ended(child);
  const sign = Math.random() < 0.2 ? 'through' : '  accepted';
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (text: Buffer) => text.includes(sign) && resolve());
    child.once('close', () => resolve());
  });
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 25));
  const killed = child.kill('SIGKILL');
  return (await end) === null && killed;
};

const statesOf = (root: string, port: number): Map<string, string | undefined> => {
  const folder = join(root, '.galley/deliveries/2026-11-20');
  if (!existsSync(folder)) return new Map();
  const content = readdirSync(folder).find((name) => name.endsWith('.eml'));
  if (!content) return new Map();
  const standings = readStandings(folder);
  const states = new Map<string, string | undefined>();
  for (let at = 0; at < recipients; at += 1) {
    const address = `reader${at}@galley.test`;
    const standing = standings.of(content.replace('.eml', ''), address, `smtp://127.0.0.1:${port}`);
    states.set(address, standing?.state);
  }
  return states;
};

const count = (states: Map<string, string | undefined>, wanted: string): number =>
  [...states.values()].filter((state) => state === wanted).length;

/** Every recipient got the message once, or perhaps once. */
const checkAll = (states: Map<string, string | undefined>, server: FaultyServer): void => {
  const received = new Map<string, number>();
  for (const { to } of server.kept) received.set(to, (received.get(to) ?? 0) + 1);
  expect(states.size).toBe(recipients);
  for (const [address, state] of states) {
    const times = received.get(address) ?? 0;
    if (state === 'accepted') expect(times, address).toBe(1);
    else {
      expect(state, address).toBe('uncertain');
      expect(times, address).toBeLessThanOrEqual(1);
    }
  }
};

it(`loses nothing and sends nothing twice when it is killed at ${kills} random instants`, async () => {
  let killed = 0;
  let uncertain = 0;
  let inTheMiddle = 0;
  while (killed < kills) {
    const root = makeProject({
      'newsletter.yaml': newsletter,
      'articles/2026-11-20/01-phones.md': story('Phones for export'),
    });
    const server = await startFaulty([]);
    for (let done = false; !done && killed < kills; ) {
      const before = statesOf(root, server.port);
      const wasKilled = await killSomewhere(start(root, server.port));
      const after = statesOf(root, server.port);
      done = !wasKilled;
      if (!wasKilled) break;
      killed += 1;
      const doubts = count(after, 'uncertain') - count(before, 'uncertain');
      expect(doubts).toBeLessThanOrEqual(connections);
      if (count(after, 'accepted') > count(before, 'accepted')) inTheMiddle += 1;
    }
    const last = start(root, server.port);
    last.stdout?.resume();
    const code = await ended(last);
    const states = statesOf(root, server.port);
    expect(code).toBe(count(states, 'uncertain') === 0 ? 0 : 3);
    checkAll(states, server);
    uncertain += count(states, 'uncertain');
    await server.close();
  }
  // Instants that struck before or after the sending would prove nothing.
  expect(inTheMiddle).toBeGreaterThan(kills / 3);
  expect(uncertain).toBeLessThanOrEqual(killed * connections);
  console.log(`${killed} kills, ${inTheMiddle} of them between two messages, ${uncertain} left uncertain`);
});
