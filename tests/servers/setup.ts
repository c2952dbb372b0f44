import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';

/** What is looked for, and the Debian package it comes from. */
const programs: Record<string, string> = {
  '/usr/sbin/postfix': 'postfix',
  '/usr/sbin/dovecot': 'dovecot-core',
  '/usr/lib/dovecot/imap': 'dovecot-imapd',
  '/usr/lib/dovecot/lmtp': 'dovecot-lmtpd',
  '/usr/lib/dovecot/submission': 'dovecot-submissiond',
  '/usr/sbin/opendkim': 'opendkim',
  '/usr/bin/spamassassin': 'spamassassin',
};

/**
 * Installs the mail servers where they are missing. Only `npm run test:servers` runs this: it needs Debian and root, and
 * nothing is skipped without them. The packages' own services are not started.
 */
export default function setup(): void {
  const missing = Object.entries(programs)
    .filter(([path]) => !existsSync(path))
    .map(([, name]) => name);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`These tests need ${missing.join(', ')}, and install them on Debian as root only`);
  const policy = '/usr/sbin/policy-rc.d';
  if (!existsSync(policy)) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  run('debconf-set-selections', [], 'postfix postfix/main_mailer_type select No configuration\n');
  run('apt-get', ['update']);
  run('apt-get', ['install', '--yes', '--no-install-recommends', ...missing]);
}

const run = (command: string, args: string[], input = ''): void => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr, stdout } = spawnSync(command, args, { input, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
};
