import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { formatFindings } from '../findings/report.ts';
import { domainOf } from '../message/address.ts';
import { dkimRecord, loadDkimKey } from '../message/dkim-key.ts';
import { dkimName, makeDkimKey, zoneLine } from '../send/dkim-setup.ts';
import { exit, type Io, UsageError } from './io.ts';
import { openProject } from './project.ts';

export interface DkimOptions {
  /** The part of the DNS name that tells keys of one domain apart. */
  selector?: string;
  /** The domain that signs; that of `from` when absent. */
  domain?: string;
  /** Where the key goes, outside out/. */
  file?: string;
}

/** `galley dkim`: makes a key to sign with, or takes the one that is there, and prints what to publish and to configure. */
export const dkimCommand = async (options: DkimOptions, io: Io): Promise<number> => {
  const { root, publication, findings } = openProject(io.cwd);
  if (!publication) {
    io.err(`${formatFindings(findings, { root, color: io.color, width: io.width })}\n`);
    return exit.usage;
  }
  const domain = options.domain ?? publication.dkim?.domain ?? domainOf(publication.from.address);
  const selector = options.selector ?? publication.dkim?.selector ?? 'galley';
  checkNames(domain, selector);
  const usual = publication.dkim?.keyFile ?? join('.galley', 'dkim', `${selector}.${domain}.pem`);
  const file = options.file ? resolve(io.cwd, options.file) : resolve(root, usual);
  refuseOut(root, file);

  const isNew = !existsSync(file);
  const key = isNew ? makeDkimKey(file) : loadDkimKey(readFileSync(file, 'utf8'), file).key;
  if (!key) throw new UsageError(`${relative(io.cwd, file)} is there already, and is no key that can sign`);
  const name = dkimName(selector, domain);
  const shown = relative(root, file).startsWith('..') ? file : relative(root, file).split(sep).join('/');
  io.out(
    `${isNew ? 'Made a key' : 'The key that is there'}: ${shown} (keep it secret: who has it can sign as you)\n\n`,
  );
  io.out(`Publish this TXT record for ${name}\n\n  ${dkimRecord(key)}\n\n`);
  io.out(`In a zone file, where a string has 255 characters at most:\n\n  ${zoneLine(name, key)}\n\n`);
  io.out(
    `In newsletter.yaml:\n\n  dkim:\n    domain: ${domain}\n    selector: ${selector}\n    keyFile: ${shown}\n\n`,
  );
  io.out('When DNS has it, npx galley send signs; --verify shows whether the signature survives the way.\n');
  return exit.clean;
};

const checkNames = (domain: string, selector: string): void => {
  const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;
  for (const [what, value] of Object.entries({ domain, selector }))
    if (!value.split('.').every((part) => label.test(part)))
      throw new UsageError(`the ${what} ${JSON.stringify(value)} is no name for DNS`);
};

/** out/ is there to be published and thrown away. */
const refuseOut = (root: string, file: string): void => {
  if (!relative(join(root, 'out'), file).startsWith('..'))
    throw new UsageError('a key must not be in out/', 'name another --file, or none');
};
