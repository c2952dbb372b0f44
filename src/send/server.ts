import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';
import { kindOfSystemError } from './classify.ts';
import { SendError } from './failure.ts';

/** An SMTP server as configured, before anything is looked up. */
export interface ServerSetting {
  /** ASCII. */
  host: string;
  port: number;
  /** TLS from the first byte (smtps). */
  secure: boolean;
  /** From `?tls=`; absent means: as the place asks for. */
  tls?: 'required' | 'none';
  auth?: { user: string; pass: string };
  /** PEM of certificate authorities trusted instead of the system's, from `?ca=FILE`. */
  ca?: string;
  /** How it is shown and recorded: scheme, host and port, never a login. */
  label: string;
}

/** An SMTP server looked up and judged: what a session needs. */
export interface Server extends Omit<ServerSetting, 'tls'> {
  /** Whether the connection has to be encrypted, by STARTTLS unless `secure`. */
  tls: boolean;
  addresses: LookupAddress[];
  /** Whose word counts: `mail` for real servers; a test inbox's acceptance is worth nothing elsewhere. */
  scope: string;
}

/** A setting that cannot be used; the message says what was wanted. */
export class ServerSettingError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

export interface Credentials {
  user?: string;
  password?: string;
}

const forms = 'write it as smtp://host:587 or smtps://host:465';

/**
 * Reads `smtp://host[:587]`, `smtps://host[:465]`, with `?tls=required`, `?tls=none` and `?ca=FILE` (a path from
 * `folder`). Throws ServerSettingError; its message never holds a login.
 */
export const readServer = (text: string, credentials: Credentials, folder: string): ServerSetting => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:'))
    throw new ServerSettingError('the SMTP server is not given as an smtp:// or smtps:// address', forms);
  const host = hostOf(url);
  const secure = url.protocol === 'smtps:';
  const port = url.port ? Number(url.port) : secure ? 465 : 587;
  if (!host || port === 0 || url.pathname.length > 1 || url.hash)
    throw new ServerSettingError(
      'the SMTP address holds more or less than a host and a port',
      `${forms}; write # / ? in a password as %23 %2F %3F`,
    );
  const tls = tlsOf(url, secure);
  const auth = authOf(url, credentials);
  if (auth && tls === 'none')
    throw new ServerSettingError(
      'a login and tls=none exclude each other: a password never goes in the clear',
      'leave out either the login or tls=none',
    );
  const label = `${url.protocol}//${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { host, port, secure, tls, auth, ca: caOf(url, folder), label };
};

const hostOf = ({ hostname }: URL): string => {
  const bare = decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : domainToASCII(bare);
};

const tlsOf = (url: URL, secure: boolean): ServerSetting['tls'] => {
  for (const name of url.searchParams.keys())
    if (name !== 'tls' && name !== 'ca')
      throw new ServerSettingError(`the SMTP address has an unknown option ${name}`, 'known are tls and ca');
  const tls = url.searchParams.get('tls');
  if (tls === null) return undefined;
  if (tls !== 'none' && tls !== 'required')
    throw new ServerSettingError(`tls=${tls} is not known`, 'write tls=required or tls=none');
  if (secure && tls === 'none')
    throw new ServerSettingError('smtps:// and tls=none exclude each other', 'write smtp:// for no TLS');
  return tls;
};

const authOf = (url: URL, { user, password }: Credentials): ServerSetting['auth'] => {
  const name = decodeURIComponent(url.username) || user;
  const pass = decodeURIComponent(url.password) || password;
  if (!(name || pass)) return undefined;
  if (name && pass) return { user: name, pass };
  throw new ServerSettingError(
    name ? 'there is a user for the SMTP server and no password' : 'there is a password and no user',
    'set both GALLEY_SMTP_USER and GALLEY_SMTP_PASSWORD, in the environment or in .env',
  );
};

const caOf = (url: URL, folder: string): string | undefined => {
  const file = url.searchParams.get('ca');
  if (!file) return undefined;
  try {
    return readFileSync(resolve(folder, file), 'utf8');
  } catch (cause) {
    throw new ServerSettingError(`the file of ca=${file} cannot be read`, String(cause));
  }
};

/**
 * Looks the server up and decides about TLS: required beyond loopback and wherever there is a login; `tls=none`
 * only where every address is private. Throws SendError.
 */
export const locate = async (setting: ServerSetting): Promise<Server> => {
  const addresses = await addressesOf(setting.host);
  const loopback = addresses.every(({ address }) => rangeOf(address) === 'loopback');
  const isPrivate = addresses.every(({ address }) => privateRanges.has(rangeOf(address)));
  if (setting.tls === 'none' && !isPrivate)
    throw new SendError({
      kind: 'not-private',
      phase: 'lookup',
      detail: addresses.map(({ address }) => address).join(', '),
    });
  const tls =
    setting.secure ||
    setting.tls === 'required' ||
    Boolean(setting.auth) ||
    !(loopback || setting.tls === 'none');
  return { ...setting, tls, addresses, scope: loopback || !tls ? setting.label : 'mail' };
};

const privateRanges = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal']);
const rangeOf = (address: string): string => ipaddr.process(address).range();

const addressesOf = async (host: string): Promise<LookupAddress[]> => {
  if (ipaddr.isValid(host)) return [{ address: host, family: host.includes(':') ? 6 : 4 }];
  try {
    return await lookup(host, { all: true });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new SendError({ kind: kindOfSystemError(code), phase: 'lookup', detail: code }, { cause });
  }
};
