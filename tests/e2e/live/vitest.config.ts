import { defineConfig } from 'vitest/config';

/** page/ alone in both real browsers: `npx vitest run --config tests/e2e/live/vitest.config.ts`. Needs no build. */
export default defineConfig({
  test: {
    include: ['tests/e2e/live/*.e2e.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 90_000,
  },
});
