import { describe, expect, it } from 'vitest';
import { weights } from '../../tools/budgets.ts';
import { buildOf } from './builds.ts';

describe.each(['chromium', 'firefox'] as const)('budgets of the %s build', (browser) => {
  it.each(weights(buildOf(browser)))('$name weighs $size bytes, at most $limit', ({ size, limit }) => {
    expect(size).toBeGreaterThan(500);
    expect(size).toBeLessThanOrEqual(limit);
  });
});
