import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import { error } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import type { ImportSource } from './types.ts';

export interface FetchOptions {
  /** Also addresses of this machine and of private networks, or those of them it says; for tests. */
  allowPrivate?: boolean | ((address: string) => boolean);
  /** Milliseconds for everything, redirects included; 15,000 when absent. */
  timeout?: number;
  /** Bytes after decompression; 10 MB when absent. */
  maximum?: number;
  signal?: AbortSignal;
  /** Resolves a host name to addresses; the system's resolver when absent. */
  resolve?: (host: string) => Promise<string[]>;
}

const redirects = 5;

/**
 * Fetches a page. http and https only; a host is resolved once, every address it has must be a public one, and the connection is made to
 * the address that was checked; each redirect is checked again. Never throws: what went wrong is a finding.
 */
export const fetchPage = async (
  address: string,
  options: FetchOptions = {},
): Promise<{ source?: ImportSource; finding?: Finding }> => {
  const time = AbortSignal.timeout(options.timeout ?? 15_000);
  const signal = options.signal ? AbortSignal.any([time, options.signal]) : time;
  try {
    return { source: await follow(address, { ...options, signal }) };
  } catch (cause) {
    if (cause instanceof Refusal)
      return {
        finding: error(cause.code, cause.message, {
          details: [address],
          ...(cause.hint && { hint: cause.hint }),
        }),
      };
    if (time.aborted)
      return {
        finding: error(
          'import-fetch',
          `no answer within ${Math.round((options.timeout ?? 15_000) / 1000)} seconds`,
          { details: [address], hint: saveIt },
        ),
      };
    const reason =
      cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(cause);
    return {
      finding: error('import-fetch', `the page could not be fetched: ${reason}`, {
        details: [address],
        hint: saveIt,
      }),
    };
  }
};

const saveIt = 'Open the page in a browser, save it, and import the file';

/** Why a page is not fetched. */
class Refusal extends Error {
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

type Limits = FetchOptions & { signal: AbortSignal };

const follow = async (address: string, options: Limits): Promise<ImportSource> => {
  let url = checkedUrl(address);
  for (let hop = 0; hop <= redirects; hop += 1) {
    const response = await open(url, options);
    const { location } = response.headers;
    if (response.statusCode && response.statusCode >= 300 && response.statusCode < 400 && location) {
      response.destroy();
      url = checkedUrl(location, url);
      continue;
    }
    if (response.statusCode !== 200) {
      response.destroy();
      throw new Refusal(
        'import-fetch',
        `the server answered ${response.statusCode}${response.statusCode === 403 || response.statusCode === 401 ? ': it lets no program read this page' : ''}`,
        saveIt,
      );
    }
    const bytes = await readBody(response, options);
    const contentType = response.headers['content-type'];
    return { bytes, name: address, url: url.href, ...(contentType && { contentType }) };
  }
  throw new Refusal('import-fetch', `the address leads to another more than ${redirects} times`, saveIt);
};

const checkedUrl = (address: string, base?: URL): URL => {
  if (!URL.canParse(address, base))
    throw new Refusal('import-refused', `${address.slice(0, 200)} is no web address`);
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Refusal(
      'import-refused',
      `${url.protocol.slice(0, -1)} addresses are not read, only http and https`,
    );
  url.username = '';
  url.password = '';
  return url;
};

/** Answers once the head of the response is there. */
const open = async (url: URL, options: Limits): Promise<IncomingMessage> => {
  const target = await checkedAddress(url, options);
  const lookup: LookupFunction = (_, { all }, done) => {
    const family = isIP(target);
    if (all)
      (done as unknown as (error: null, found: { address: string; family: number }[]) => void)(null, [
        { address: target, family },
      ]);
    else done(null, target, family);
  };
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = {
    accept:
      'text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/plain;q=0.8,*/*;q=0.5',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'Galley (newsletter editor; one page at a time)',
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { lookup, headers, agent: false, signal: options.signal, maxHeaderSize: 65_536 },
      resolve,
    );
    sent.on('error', reject);
    sent.end();
  });
};

/** The one address that is connected to, after every address of the host was found to be public. */
const checkedAddress = async (url: URL, options: Limits): Promise<string> => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [host] : await within((options.resolve ?? resolveAll)(host), options.signal);
  const [first] = found;
  if (first === undefined) throw new Refusal('import-fetch', `${host} has no address`, saveIt);
  const { allowPrivate = false } = options;
  const isAllowed = (address: string): boolean =>
    isPublic(address) || (typeof allowPrivate === 'function' ? allowPrivate(address) : allowPrivate);
  if (!found.every(isAllowed)) {
    throw new Refusal(
      'import-refused',
      `${host} is an address of this machine or of a private network, and those are not read`,
      saveIt,
    );
  }
  return first;
};

const resolveAll = async (host: string): Promise<string[]> =>
  (await systemLookup(host, { all: true })).map(({ address }) => address);

const within = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });

/** Whether an IP address is one of the public internet: IPv4 in IPv6, and the ranges for special use, are not (RFC 6890). */
export const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address.replace(/%.*$/, '')).range() === 'unicast';

const readBody = async (
  response: IncomingMessage,
  { maximum = 10_000_000, signal }: Limits,
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = async (stream: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > maximum) return;
      chunks.push(chunk);
    }
  };
  const unpack = unpacker(response.headers['content-encoding']);
  try {
    if (unpack) await pipeline(response, unpack, collect, { signal });
    else await pipeline(response, collect, { signal });
  } catch (cause) {
    // Leaving off early ends the streams before their end, which they take for a fault.
    if (size <= maximum) throw cause;
  }
  if (size > maximum) {
    const message = `the page is larger than ${Math.round(maximum / 1_000_000)} MB`;
    throw new Refusal('import-too-large', message, saveIt);
  }
  return Buffer.concat(chunks);
};

const unpacker = (encoding: string | undefined) => {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'deflate') return createInflate();
  if (name === 'br') return createBrotliDecompress();
  if (name === 'identity' || name === '') return undefined;
  throw new Refusal(
    'import-fetch',
    `the server packs the page as ${name.slice(0, 20)}, which was not asked for`,
    saveIt,
  );
};
