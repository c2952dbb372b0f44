import { lookup } from 'node:dns/promises';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { join } from 'node:path';
import ipaddr from 'ipaddr.js';

/** What became of one address. */
export interface Answer {
  /** Each address asked, redirects in order. */
  path: string[];
  status?: number;
  /** Why there is no status. */
  problem?: string;
}

export interface AskOptions {
  /** Milliseconds for each request. */
  timeout?: number;
  /** Requests at the same time, over all hosts. */
  parallel?: number;
  /** Tests only: lets addresses of this machine pass. */
  allowPrivate?: boolean;
  now?: () => Date;
}

const mostRedirects = 8;

/**
 * Asks whether addresses are answered: many hosts at once, one request at a time to each, and each at most once a
 * day when a cache folder is given. Addresses that are not public are refused after the name is looked up.
 */
export const askAll = async (
  addresses: readonly string[],
  cacheFolder?: string,
  options: AskOptions = {},
): Promise<Map<string, Answer>> => {
  const { parallel = 8, now = () => new Date() } = options;
  const cache = new DayCache(cacheFolder, now().toISOString().slice(0, 10));
  const answers = new Map<string, Answer>();
  const queues = byHost(addresses);
  const work = async (): Promise<void> => {
    for (let queue = queues.shift(); queue; queue = queues.shift())
      for (const address of queue) {
        const answer = cache.get(address) ?? (await ask(address, options));
        cache.set(address, answer);
        answers.set(address, answer);
      }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, queues.length) }, work));
  cache.save();
  return answers;
};

const byHost = (addresses: readonly string[]): string[][] => {
  const hosts = new Map<string, string[]>();
  for (const address of new Set(addresses))
    hosts.set(hostOf(address), [...(hosts.get(hostOf(address)) ?? []), address]);
  return [...hosts.values()];
};

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

const ask = async (address: string, options: AskOptions): Promise<Answer> => {
  const path = [address];
  try {
    for (;;) {
      const current = new URL(path.at(-1) ?? address);
      const { status, location } = await get(current, options);
      if (location === undefined || status < 300 || status > 399) return { path, status };
      if (path.length > mostRedirects) return { path, problem: `over ${mostRedirects} redirects` };
      path.push(new URL(location, current).href);
    }
  } catch (cause) {
    return { path, problem: reason(cause) };
  }
};

const reason = (cause: unknown): string => {
  const { code = '', message = String(cause) } = cause as NodeJS.ErrnoException;
  return reasons[code] ?? message;
};

const reasons: Record<string, string> = {
  ENOTFOUND: 'the host does not exist',
  EAI_AGAIN: 'names cannot be looked up here; is the network there?',
  ECONNREFUSED: 'the host refuses connections',
  ECONNRESET: 'the host broke the connection',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

// The address that was judged is the one that is connected to: a second look-up could give another.
const get = async (
  url: URL,
  { timeout = 10_000, allowPrivate = false }: AskOptions,
): Promise<{ status: number; location?: string }> => {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Error(`it is sent on to ${url.protocol}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const { address, family } = isIP(host) ? { address: host, family: isIP(host) } : await lookup(host);
  if (!allowPrivate && !isPublic(address))
    throw new Error(`${host} is at ${address}, which is not a public address`);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method: 'GET',
        timeout,
        headers: { 'user-agent': 'Galley link check', accept: 'text/html,*/*;q=0.8' },
        lookup: (_, lookupOptions, done) => {
          if (lookupOptions.all)
            (done as unknown as (error: null, all: { address: string; family: number }[]) => void)(null, [
              { address, family },
            ]);
          else done(null, address, family);
        },
      },
      (response) => {
        const { statusCode: status = 0, headers } = response;
        response.destroy();
        resolve({ status, ...(headers.location === undefined ? {} : { location: headers.location }) });
      },
    );
    request.setTimeout(timeout, () => request.destroy(new Error(`no answer in ${timeout / 1000} seconds`)));
    request.on('error', reject);
    request.end();
  });
};

/** Whether an IP address is one anybody can reach; mapped IPv4 is judged as IPv4. */
export const isPublic = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
};

/** Answers of one day, kept in one file. What could not be asked is asked again. */
class DayCache {
  private readonly file: string | undefined;
  private readonly day: string;
  private readonly answers: Map<string, Answer>;

  constructor(folder: string | undefined, day: string) {
    this.day = day;
    this.file = folder && join(folder, 'checks', 'links.json');
    this.answers = new Map(Object.entries(this.read()));
  }

  get(address: string): Answer | undefined {
    return this.answers.get(address);
  }

  set(address: string, answer: Answer): void {
    if (answer.status !== undefined) this.answers.set(address, answer);
  }

  save(): void {
    if (!this.file) return;
    try {
      mkdirSync(join(this.file, '..'), { recursive: true, mode: 0o700 });
      writeFileSync(this.file, JSON.stringify({ day: this.day, answers: Object.fromEntries(this.answers) }), {
        mode: 0o600,
      });
    } catch {
      // A cache that cannot be written costs a second request, nothing else.
    }
  }

  private read(): Record<string, Answer> {
    if (!this.file) return {};
    try {
      const kept: { day?: string; answers?: Record<string, Answer> } = JSON.parse(
        readFileSync(this.file, 'utf8'),
      );
      return kept.day === this.day ? (kept.answers ?? {}) : {};
    } catch {
      return {};
    }
  }
}
