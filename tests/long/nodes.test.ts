import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bin } from '../setup/bundle.ts';
import { editionCases } from '../setup/editions.ts';
import { fetchNodes, type OtherNode } from '../setup/nodes.ts';
import { repository } from '../setup/project.ts';

const majors = ['22', '24'];
const zones = ['UTC', 'Pacific/Auckland', 'America/St_Johns'];

let nodes: OtherNode[] = [];
let remove = (): void => {};
let folder = '';

beforeAll(() => {
  ({ nodes, remove } = fetchNodes(majors));
  folder = mkdtempSync(join(tmpdir(), 'galley-on-nodes-'));
}, 600_000);

afterAll(() => {
  remove();
  rmSync(folder, { recursive: true, force: true });
});

const nodeOf = (major: string): string => {
  const found = nodes.find((node) => node.major === major);
  if (!found) throw new Error(`there is no Node ${major}`);
  return found.path;
};

const run = (node: string, args: string[], env: Record<string, string> = {}, cwd = repository) =>
  spawnSync(node, args, {
    cwd,
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}`, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });

// What draws pages in Chromium does not depend on Node, and servers have tests of their own.
const elsewhere = ['tests/proof/browser.test.ts', '**/page.test.ts', 'tests/preview/**'];

it.each(majors)('the unit tests pass on Node %s', (major) => {
  const node = nodeOf(major);
  expect(run(node, ['--version']).stdout).toMatch(new RegExp(`^v${major}\\.`));
  const file = join(folder, `report-${major}.json`);
  const { status, stderr } = run(node, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=unit',
    // Tests of time-outs fail now and then where much else runs at once.
    '--retry=2',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...elsewhere.map((pattern) => `--exclude=${pattern}`),
  ]);
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const failed = report.testResults
    .flatMap((file) => [file.message, ...file.assertionResults.filter((each) => each.status !== 'passed')])
    .filter(Boolean);
  expect(failed, stderr).toEqual([]);
  expect(status).toBe(0);
  expect(report.numPassedTests).toBeGreaterThan(300);
});

interface Report {
  numPassedTests: number;
  testResults: { message: string; assertionResults: { status: string }[] }[];
}

/** The built files of every case by one Node in one time zone, with nothing of another run in its cache. */
const built = (node: string, zone: string): Record<string, string> => {
  const place = mkdtempSync(join(folder, 'run-'));
  const env = { TZ: zone, GALLEY_CACHE: join(place, 'cache') };
  const sums = editionCases.flatMap((each) => {
    const out = join(place, each.name);
    const { status, stderr } = run(node, [bin, 'build', each.id, '--quiet', '--out', out], env, each.root);
    expect([status, stderr], `${each.name} in ${zone}`).toEqual([0, '']);
    return readdirSync(join(out, each.id), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry): [string, string] => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(place.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')];
      });
  });
  return Object.fromEntries(sums.sort());
};

it('every edition has the same bytes on every Node and in every time zone', () => {
  const wanted = built(process.execPath, 'UTC');
  expect(Object.keys(wanted).length).toBeGreaterThan(4 * editionCases.length);
  for (const node of [process.execPath, ...nodes.map(({ path }) => path)])
    for (const zone of zones) expect(built(node, zone), `${node} in ${zone}`).toEqual(wanted);
});
