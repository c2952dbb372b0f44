import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another Node than the one that runs. */
export interface OtherNode {
  /** `22`. */
  major: string;
  /** Its program. */
  path: string;
}

/**
 * Fetches other Nodes from the npm registry, which has each as a package for a system.
 * @throws when one cannot be had: a test that did not run on it must not look as if it had
 */
export const fetchNodes = (majors: string[]): { nodes: OtherNode[]; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-nodes-'));
  const nodes = majors.map((major) => fetchNode(major, join(folder, major)));
  return { nodes, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const fetchNode = (major: string, folder: string): OtherNode => {
  const name = `node-${process.platform}-${process.arch}`;
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${major}`];
  const { stderr, error } = spawnSync('npm', args, { encoding: 'utf8' });
  const path = join(folder, 'node_modules', name, 'bin/node');
  if (existsSync(path)) return { major, path };
  throw new Error(`Node ${major} could not be had: npm ${args.join(' ')}\n${error?.message ?? stderr}`);
};
