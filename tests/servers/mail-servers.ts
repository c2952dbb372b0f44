import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issue } from '../../src/inbox/x509.ts';

export interface MailServers {
  /** Dovecot's submission: STARTTLS and a login, relaying to Postfix. */
  submission: number;
  /** Dovecot's IMAP over TLS. */
  imaps: number;
  /** PEM file of the authority behind their certificate. */
  ca: string;
  password: string;
  /** What all of them have logged. */
  log: () => string;
  stop: () => Promise<void>;
}

export interface MailServerOptions {
  /** TXT records by DNS name, for OpenDKIM, which asks no DNS here. */
  dkimKeys: Record<string, string>;
  /** Postfix's answer by recipient, e.g. `550 5.1.1 Unknown`. */
  access: Record<string, string>;
}

/**
 * Postfix, Dovecot and OpenDKIM as plain processes on high loopback ports, with all their files in one temporary
 * folder. Mail for galley.test ends in Dovecot's mailboxes; nothing leaves the machine.
 */
export const startMailServers = async (options: MailServerOptions): Promise<MailServers> => {
  const [postfixPort, lmtp, submission, imaps, milter] = await freePorts(5);
  const folder = mkdtempSync(join(tmpdir(), 'galley-servers-'));
  chmodSync(folder, 0o755);
  const setting = { folder, postfix: postfixPort, lmtp, submission, imaps, milter, password: 'let-me-in' };
  const ca = writeCertificates(folder);
  let log = '';
  const children: ChildProcess[] = [];
  const run = (command: string, args: string[]) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        log += text;
      });
    children.push(child);
  };
  const postfixFolder = writePostfix(setting, options.access);
  run('/usr/sbin/opendkim', ['-f', '-x', writeOpenDkim(setting, options.dkimKeys)]);
  run('/usr/sbin/dovecot', ['-F', '-c', writeDovecot(setting)]);
  run('/usr/sbin/postfix', ['-c', postfixFolder, 'start-fg']);
  const logged = () => log + readFileSync(join(postfixFolder, 'log'), 'utf8');
  const stop = async () => {
    try {
      execFileSync('/usr/sbin/postfix', ['-c', postfixFolder, 'stop'], { stdio: 'ignore' });
    } catch {
      // It had not come up.
    }
    await Promise.all(children.map(end));
  };
  try {
    for (const port of [milter, lmtp, imaps, submission, postfixPort]) await answering(port);
  } catch (error) {
    await stop();
    throw new Error(`the mail servers did not start:\n${logged()}`, { cause: error });
  }
  return { submission, imaps, ca, password: setting.password, log: logged, stop };
};

interface Setting {
  folder: string;
  postfix: number;
  lmtp: number;
  submission: number;
  imaps: number;
  milter: number;
  password: string;
}

const writeCertificates = (folder: string): string => {
  const day = 86_400_000;
  const times = { from: Date.now() - day, to: Date.now() + 30 * day };
  const issuer = issue({ subject: 'Galley tests', authority: true, ...times });
  const server = issue({ subject: 'localhost', names: ['localhost', '127.0.0.1'], issuer, ...times });
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, issuer.certificate);
  writeFileSync(join(folder, 'server.pem'), server.certificate);
  writeFileSync(join(folder, 'server.key'), server.key, { mode: 0o600 });
  return ca;
};

const writePostfix = ({ folder, postfix, lmtp, milter }: Setting, access: Record<string, string>): string => {
  const own = join(folder, 'postfix');
  for (const name of ['', 'queue', 'data']) mkdirSync(join(own, name));
  // Not /dev/stdout: what Node gives a child there is a socket, which cannot be opened by name.
  writeFileSync(join(own, 'log'), '');
  chownSync(join(own, 'data'), idOf('postfix', '-u'), idOf('postfix', '-g'));
  const rows = Object.entries(access).map(([address, answer]) => `${address} ${answer}\n`);
  writeFileSync(join(own, 'access'), rows.join(''));
  writeFileSync(
    join(own, 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${own}/queue
data_directory = ${own}/data
maillog_file = ${own}/log
maillog_file_prefixes = ${own}
myhostname = mx.galley.test
mydestination =
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = galley.test
virtual_transport = lmtp:inet:127.0.0.1:${lmtp}
default_transport = error:nothing leaves this test
relay_transport = error:nothing leaves this test
local_transport = error:nothing leaves this test
disable_dns_lookups = yes
lmtp_host_lookup = native
smtpd_peername_lookup = no
smtpd_recipient_restrictions = check_recipient_access texthash:${own}/access, permit_mynetworks, reject
smtpd_milters = inet:127.0.0.1:${milter}
milter_default_action = tempfail
`,
  );
  const services = [
    `127.0.0.1:${postfix} inet n - n - - smtpd`,
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    ...['bounce', 'defer', 'trace'].map((name) => `${name} unix - - n - 0 bounce`),
    'verify unix - - n - 1 verify',
    'proxymap unix - - n - - proxymap',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'lmtp unix - - n - - lmtp',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
  ];
  writeFileSync(join(own, 'master.cf'), `${services.join('\n')}\n`);
  return own;
};

const writeDovecot = ({ folder, postfix, lmtp, submission, imaps, password }: Setting): string => {
  const own = join(folder, 'dovecot');
  const [user, group] = [idOf('nobody', '-u'), idOf('nobody', '-g')];
  for (const name of ['', 'run', 'mail']) mkdirSync(join(own, name), { mode: 0o755 });
  chownSync(join(own, 'mail'), user, group);
  const file = join(own, 'dovecot.conf');
  writeFileSync(
    file,
    `base_dir = ${own}/run
log_path = /dev/stderr
protocols = imap lmtp submission
listen = 127.0.0.1
ssl = required
ssl_cert = <${folder}/server.pem
ssl_key = <${folder}/server.key
hostname = mail.galley.test
first_valid_uid = 1
mail_location = maildir:${own}/mail/%u/Maildir
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${own}/mail/%u allow_all_users=yes
}
submission_relay_host = 127.0.0.1
submission_relay_port = ${postfix}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
service submission-login {
  inet_listener submission {
    port = ${submission}
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
`,
  );
  return file;
};

const writeOpenDkim = ({ folder, milter }: Setting, keys: Record<string, string>): string => {
  const own = join(folder, 'opendkim');
  mkdirSync(own);
  const rows = Object.entries(keys).map(([name, record]) => `${name} ${record}\n`);
  writeFileSync(join(own, 'keys'), rows.join(''));
  const file = join(own, 'opendkim.conf');
  writeFileSync(
    file,
    `Mode v
Socket inet:${milter}@127.0.0.1
AuthservID opendkim.galley.test
TestPublicKeys ${own}/keys
InternalHosts none.invalid
AlwaysAddARHeader yes
PidFile ${own}/pid
Background no
Syslog no
`,
  );
  return file;
};

const idOf = (user: string, flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, user]));

/** Ports that were free a moment ago; all held at once, so that they differ. */
const freePorts = async (count: number): Promise<[number, number, number, number, number]> => {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports as [number, number, number, number, number];
};

const answering = async (port: number): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing answers at port ${port}`);
};

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
