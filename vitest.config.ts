import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const long = 'tests/long/**/*.test.ts';
const servers = 'tests/servers/**/*.test.ts';

export default defineConfig({
  test: {
    // Many tests wait for a browser, a server or another process: one worker more than there are cores.
    maxWorkers: availableParallelism() + 1,
    coverage: {
      provider: 'v8',
      reportOnFailure: true,
      include: ['src/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [long, servers],
          testTimeout: 60_000,
          // No test changes what modules share, so a worker loads each module once: half the processor time.
          isolate: false,
          globalSetup: ['./tests/setup/machine.ts', './tests/setup/scratch.ts', './tests/setup/bundle.ts'],
        },
      },
      {
        test: {
          name: 'long',
          include: [long],
          // They measure time-outs and memory, and one of them runs the whole suite on other Nodes.
          fileParallelism: false,
          testTimeout: 900_000,
          globalSetup: ['./tests/setup/machine.ts', './tests/setup/scratch.ts', './tests/setup/bundle.ts'],
        },
      },
      {
        test: {
          name: 'servers',
          include: [servers],
          globalSetup: 'tests/servers/setup.ts',
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
