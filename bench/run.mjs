// `npm run bench [-- --quick] [section …]`: Galley and its peers, side by side in one run. It prints ratios, never fails a
// test, and ends with 1 only when a section could not be measured at all. A section is a file in sections/.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { insideOf } from './inside.mjs';
import { installPeers } from './peers.mjs';
import { closing, heading } from './table.mjs';

const root = join(import.meta.dirname, '..');
const options = process.argv.slice(2);
const quick = options.includes('--quick');
const wanted = options.filter((option) => !option.startsWith('-'));

const sections = readdirSync(join(import.meta.dirname, 'sections'))
  .filter(
    (name) => name.endsWith('.mjs') && (wanted.length === 0 || wanted.some((each) => name.includes(each))),
  )
  .sort();

if (!existsSync(join(root, 'dist/galley.cjs'))) {
  console.error('bench: dist/ is missing; make it with: npm run bundle');
  process.exit(2);
}
installPeers();

const work = mkdtempSync(join(tmpdir(), 'galley-bench-'));
mkdirSync(join(work, 'cache'), { mode: 0o700 });
process.env.GALLEY_CACHE = join(work, 'cache');
delete process.env.NODE_EXTRA_CA_CERTS;

/** What each section gets. */
const bench = {
  root,
  work,
  quick,
  galley: join(root, 'src/bin.cjs'),
  inside: await insideOf(root),
  /** How often a thing is measured: seldom when only a quick look is wanted. */
  rounds: (full) => (quick ? Math.max(1, Math.round(full / 5)) : full),
};

const load = loadavg()[0] ?? 0;
console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}, load ${load.toFixed(1)}${quick ? ', quick: few rounds' : ''}`,
);
console.log('Medians; ratios are of neighbouring runs. × faster: the peer’s time over Galley’s.');
try {
  for (const name of sections) {
    const { title, measure } = await import(`./sections/${name}`);
    heading(title);
    try {
      await measure(bench);
    } catch (cause) {
      process.exitCode = 1;
      console.log(`! could not be measured: ${cause instanceof Error ? cause.stack : cause}`);
    }
  }
  closing();
} finally {
  rmSync(work, { recursive: true, force: true });
}
