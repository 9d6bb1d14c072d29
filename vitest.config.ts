import { defineConfig } from 'vitest/config';
import { packs } from './tools/pack-plugin';
import { interfaceWords } from './tools/words-plugin';

export default defineConfig({
  plugins: [packs(), interfaceWords()],
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/eval/**/*.test.ts'],
    setupFiles: ['tests/unit/helpers/setup.ts'],
    // One fewer is the default, which of two cores leaves one idle.
    maxWorkers: '100%',
    testTimeout: 120_000,
  },
});
