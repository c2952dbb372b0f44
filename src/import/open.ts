import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { error } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import type { FetchOptions } from './fetch.ts';
import type { ImportSource } from './types.ts';

export interface OpenOptions extends FetchOptions {
  /** Relative paths start here. */
  cwd: string;
  stdin: () => Promise<Uint8Array>;
}

type Opened = { source?: ImportSource; finding?: Finding };

/** The source a name stands for: `-`, an http(s) address, or a file's path. What cannot be opened is a finding. */
export const openSource = async (name: string, options: OpenOptions): Promise<Opened> => {
  if (name === '-') return { source: { bytes: await options.stdin(), name: 'standard input' } };
  if (/^https?:/i.test(name)) return (await import('./fetch.ts')).fetchPage(name, options);
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(name)) {
    return {
      finding: error('import-refused', 'only http and https addresses are read', { details: [name] }),
    };
  }
  try {
    return { source: { bytes: readFileSync(resolve(options.cwd, name)), name } };
  } catch (cause) {
    return { finding: unreadable(name, cause as NodeJS.ErrnoException) };
  }
};

const unreadable = (name: string, { code }: NodeJS.ErrnoException): Finding => {
  const known: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'this is a folder, and a file was wanted',
    EACCES: 'the file may not be read',
  };
  return error('import-unreadable', known[code ?? ''] ?? `the file cannot be read (${code})`, {
    details: [name],
    hint: 'Check the name; addresses begin with https:// and stand in quotes',
  });
};
