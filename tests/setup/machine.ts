import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

/** What the tests use of a machine besides Node: the Debian package that brings it, and how to tell that it is there. */
const needs = [
  { what: 'Chromium', packages: ['chromium'], isThere: () => works(findChromium) },
  { what: 'Python 3', packages: ['python3'], isThere: () => runs('python3', ['--version']) },
  { what: 'fontconfig', packages: ['fontconfig'], isThere: () => runs('fc-list', ['--version']) },
  ...['hi', 'ta', 'ur', 'ja'].map((language) => ({
    what: `a font for ${language}`,
    packages: [language === 'ja' ? 'fonts-noto-cjk' : 'fonts-noto-core'],
    isThere: () => hasFont(language),
  })),
  {
    what: 'the fonts that the committed screenshots were made with',
    packages: [
      'fonts-noto-core',
      'fonts-noto-extra',
      'fonts-noto-ui-core',
      'fonts-noto-cjk',
      'fonts-noto-color-emoji',
      'fonts-liberation',
      'fonts-dejavu-core',
      'fonts-dejavu-extra',
    ],
    isThere: () =>
      [
        'Noto Serif',
        'Noto Serif Display',
        'Noto Sans Tamil UI',
        'Noto Color Emoji',
        'Liberation Sans',
        'DejaVu Sans Condensed',
      ].every((family) => hasFamily(family)),
  },
];

/**
 * Before any test: brings what is missing. As root on Debian it installs the packages; elsewhere it fetches
 * Playwright's own Chromium; what then is still missing is said, with what to do, and the run ends: nothing is skipped.
 */
export default function setup(): void {
  const missing = needs.filter((need) => !need.isThere());
  if (missing.length === 0) return;
  const packages = [...new Set(missing.flatMap((need) => need.packages))];
  const whats = missing.map((need) => need.what).join(', ');
  if (process.getuid?.() === 0 && runs('apt-get', ['--version'])) {
    process.stderr.write(`Installing for the tests: ${packages.join(' ')}\n`);
    install(packages);
  } else if (missing.some((need) => need.what === 'Chromium')) {
    process.stderr.write('Fetching Chromium for the tests (playwright-core install chromium)\n');
    spawnSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'inherit' });
  }
  const still = needs.filter((need) => !need.isThere());
  if (still.length === 0) return;
  throw new Error(
    `The tests need ${still.map((need) => need.what).join(', ') || whats}. On Debian: apt-get install ${packages.join(' ')}`,
  );
}

const install = (packages: string[]): void => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    stdio: 'inherit',
    env,
  });
};

const runs = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const works = (attempt: () => unknown): boolean => {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
};

const hasFont = (language: string): boolean =>
  spawnSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0;

const hasFamily = (family: string): boolean =>
  spawnSync('fc-list', [family, 'file'], { encoding: 'utf8' }).stdout?.trim().length > 0;
