import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { error } from '../findings/finding.ts';
import { readSource } from '../findings/source-file.ts';
import type { Finding, Publication } from '../model.ts';
import { type Reader, readFields, textFields } from '../yaml/fields.ts';
import { readYaml } from '../yaml.ts';
import { type PublicationValues, publicationFields } from './fields.ts';

const name = 'newsletter.yaml';

/** The nearest folder, from `from` (absolute) up, that holds a newsletter.yaml; nothing when none does. */
export function findRoot(from: string): string | undefined {
  const folder = resolve(from);
  if (existsSync(join(folder, name))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : findRoot(above);
}

/**
 * Reads newsletter.yaml with its defaults. Relative paths in it (theme, dkim.keyFile) are left as they are: from the root.
 * @param root absolute path of the project
 * @returns no publication when anything in it is an error. All findings are the publication's.
 */
export function readPublication(root: string): { publication?: Publication; findings: Finding[] } {
  const path = join(root, name);
  if (!existsSync(path)) return { findings: [missing()] };
  const { lines, findings: found } = readSource(path, name);
  const findings = found.map((finding): Finding => ({ ...finding, owner: 'publication' }));
  if (!lines) return { findings };
  const { map, findings: problems } = readYaml(
    { lines, owner: 'publication' },
    textFields(publicationFields),
  );
  findings.push(...problems);
  if (!map) return { findings };
  const reader: Reader = { lines, owner: 'publication', findings, places: {} };
  const values = readFields(map, publicationFields, reader);
  findings.push(...contradictions(values, reader));
  const publication = findings.some(({ severity }) => severity === 'error')
    ? undefined
    : complete(root, values, reader);
  return { ...(publication && { publication }), findings };
}

function missing(): Finding {
  return error('publication-missing', `there is no ${name} here or in a folder above`, {
    owner: 'publication',
    place: { file: name, line: 1, column: 1 },
    hint: `Make one with two lines, "name: My Letter" and "from: My Letter <news@example.com>", where articles/ is`,
  });
}

function contradictions({ images, baseUrl }: PublicationValues, { places }: Reader): Finding[] {
  if (images !== 'link' || baseUrl || places.baseUrl) return [];
  return [
    error('base-url-missing', 'images is link, and there is no baseUrl to link them below', {
      owner: 'publication',
      place: places.images,
      hint: 'Add a line "baseUrl: https://…", or write images: embed',
    }),
  ];
}

function complete(root: string, values: PublicationValues, { places }: Reader): Publication | undefined {
  const { name: title, from, dkim, checks, unsubscribe, ...rest } = values;
  if (title === undefined || from === undefined) return undefined;
  const defaults = {
    language: 'en',
    timeZone: 'UTC',
    time: '17:00',
    theme: 'todays-cache',
    testRecipients: [],
  };
  return {
    ...defaults,
    images: 'embed',
    audience: 'test',
    ...rest,
    root,
    file: name,
    name: title,
    from,
    ...(unsubscribe && { unsubscribe }),
    ...signing(dkim),
    checks: checksOf(checks),
    places,
  };
}

function signing(dkim: PublicationValues['dkim']): Pick<Publication, 'dkim'> {
  const { domain, selector, keyFile } = dkim ?? {};
  return domain && selector && keyFile ? { dkim: { domain, selector, keyFile } } : {};
}

function checksOf(checks: PublicationValues['checks'] = {}): Publication['checks'] {
  const { severity = {}, clients = [], allow = {} } = checks;
  const { source, date, values } = checks.shares ?? {};
  const shares = source && date && values ? { shares: { source, date, values } } : {};
  return { severity, clients, allow, ...shares };
}
