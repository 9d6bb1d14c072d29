import { defineConfig } from 'vitest/config';

/** Real browsers on the shipped builds: one file a browser, side by side. */
export default defineConfig({
  test: {
    include: ['tests/e2e/*.e2e.ts'],
    globalSetup: ['tests/e2e/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 300_000,
    teardownTimeout: 20_000,
  },
});
