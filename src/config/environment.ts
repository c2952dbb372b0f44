import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** What only the environment may say about the mail server. */
export interface Secrets {
  /** `smtps://user:password@host`; wins over newsletter.yaml's smtp. */
  smtpUrl?: string;
  smtpUser?: string;
  smtpPassword?: string;
  /** `imaps://user:password@host/INBOX`: where `galley send --verify` fetches mail back. */
  imapUrl?: string;
}

/**
 * Reads GALLEY_SMTP_URL, GALLEY_SMTP_USER, GALLEY_SMTP_PASSWORD and GALLEY_IMAP_URL from the environment or `.env` in
 * the root; the environment wins.
 */
export function readSecrets(root: string, env: NodeJS.ProcessEnv = process.env): Secrets {
  const file = join(root, '.env');
  const all = { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...env };
  return {
    ...(all.GALLEY_SMTP_URL && { smtpUrl: all.GALLEY_SMTP_URL }),
    ...(all.GALLEY_SMTP_USER && { smtpUser: all.GALLEY_SMTP_USER }),
    ...(all.GALLEY_SMTP_PASSWORD && { smtpPassword: all.GALLEY_SMTP_PASSWORD }),
    ...(all.GALLEY_IMAP_URL && { imapUrl: all.GALLEY_IMAP_URL }),
  };
}

/** The command that opens a file for editing, as the user set it; nothing when none is set. */
export const editorCommand = (env: NodeJS.ProcessEnv = process.env): string | undefined =>
  env.VISUAL || env.EDITOR || undefined;

/** Whether output may be coloured: NO_COLOR and FORCE_COLOR decide, else whether it goes to a terminal. */
export function wantsColour(isTerminal: boolean, env: NodeJS.ProcessEnv = process.env): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}

/** Whether this runs unattended, in CI. */
export const isCi = (env: NodeJS.ProcessEnv = process.env): boolean =>
  env.CI !== undefined && env.CI !== '' && env.CI !== '0' && env.CI !== 'false';

/**
 * Options npm kept for itself: `npm run build --watch` sets npm_config_watch and starts us without --watch.
 * @param names long options of the command, without hyphens: `dry-run`
 */
export function swallowedByNpm(names: readonly string[], env: NodeJS.ProcessEnv = process.env): string[] {
  if (!env.npm_lifecycle_event) return [];
  return names.filter((name) => env[`npm_config_${name.replaceAll('-', '_')}`]);
}
