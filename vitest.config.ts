import { defineConfig } from 'vitest/config';
import { packs } from './tools/pack-plugin';

export default defineConfig({
  plugins: [packs()],
  test: { include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/eval/**/*.test.ts'] },
});
