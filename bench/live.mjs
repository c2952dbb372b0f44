// A preview in a real Chromium, Galley's or a peer's: from the start of its process to the first proof, and from a save until
// the proof shows it. The page itself notes the times, on the machine's one clock: the first frame of the screen whose
// proof holds a mark, once that frame has been drawn. All of them show the proof in an iframe.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { environment } from './measure.mjs';

export const openChromium = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });

/** Milliseconds since 1970, to the thousandth, as the page counts them. */
const clock = () => performance.timeOrigin + performance.now();

/** Runs in the page, in its top frame. */
const noteMarks = () => {
  if (window !== window.top) return;
  const known = new Set();
  const look = () => {
    for (const frame of document.querySelectorAll('iframe')) {
      const mark = /Mark(\d+)x/.exec(frame.contentDocument?.body?.textContent ?? '')?.[1];
      if (mark === undefined || known.has(mark)) continue;
      known.add(mark);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.benchSeen(Number(mark), performance.timeOrigin + performance.now());
      // A message posted before a frame is drawn comes when it has been.
      port2.postMessage(0);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

const longest = 60_000;

/** A page that tells when a mark was first seen. */
const watchingPage = async (browser) => {
  const page = await browser.newPage();
  const times = new Map();
  const waiting = new Map();
  await page.exposeFunction('benchSeen', (mark, time) => {
    times.set(mark, time);
    waiting.get(mark)?.(time);
  });
  await page.addInitScript(noteMarks);
  const seen = async (mark) => {
    const inTime = new Promise((resolve) => waiting.set(mark, resolve));
    const time = times.get(mark) ?? (await Promise.race([inTime, wait(longest, undefined, { ref: false })]));
    if (time === undefined) throw new Error(`Mark${mark}x was not seen within ${longest} ms`);
    return time;
  };
  return { page, seen };
};

const freePort = async () => {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost' }, () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.end());
  });

/**
 * Starts a preview and looks at it. `path` is where it shows the edition, whose words hold Mark0x.
 * @returns milliseconds from the start until it listened and until the first proof; `seen(n)` resolves with the moment Mark‹n›x was
 */
export const startLive = async (browser, { node = process.execPath, args, cwd, path = '/' }) => {
  const port = await freePort();
  const { page, seen } = await watchingPage(browser);
  const started = clock();
  const child = spawn(node, args(port), { cwd, env: environment(), stdio: 'ignore', detached: true });
  const ended = once(child, 'exit');
  const stop = async () => {
    await page.close();
    process.kill(-child.pid, 'SIGTERM');
    await Promise.race([ended, wait(3000)]);
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  try {
    const isInTime = () => clock() - started < longest && child.exitCode === null;
    while (!(await answers(port)) && isInTime()) await wait(5);
    const listening = clock() - started;
    const go = () => page.goto(`http://localhost:${port}${path}`, { waitUntil: 'commit', timeout: longest });
    // Some listen before they can answer.
    while (!(await go().catch(() => undefined))?.ok() && isInTime()) await wait(20);
    return { listening, first: (await seen(0)) - started, seen, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
};

/** Milliseconds from each of `count` saves of a file, once it has been written, until its mark was seen. */
export const timeSaves = async ({ seen }, file, count) => {
  const before = readFileSync(file, 'utf8');
  const times = [];
  // What is loaded after the first proof has been.
  await wait(2000);
  try {
    for (let mark = 1; mark <= count; mark++) {
      writeFileSync(file, before.replace('Mark0x', `Mark${mark}x`));
      const saved = clock();
      times.push((await seen(mark)) - saved);
      await wait(150 + Math.random() * 400);
    }
  } finally {
    writeFileSync(file, before);
  }
  return times;
};
