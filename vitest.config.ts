import { defineConfig } from 'vitest/config';

const long = 'tests/long/**/*.test.ts';
const servers = 'tests/servers/**/*.test.ts';

export default defineConfig({
  test: {
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
          globalSetup: ['./tests/setup/machine.ts', './tests/setup/bundle.ts'],
        },
      },
      {
        test: {
          name: 'long',
          include: [long],
          // They measure time-outs and memory, and one of them runs the whole suite on other Nodes.
          fileParallelism: false,
          testTimeout: 900_000,
          globalSetup: ['./tests/setup/machine.ts', './tests/setup/bundle.ts'],
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
