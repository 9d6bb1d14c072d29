import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileKinds, livingKinds } from '../../pages/hostile/index.ts';
import type { Tab } from '../harness/driver.ts';
import { until } from '../harness/surface.ts';
import type { Context } from './all.ts';

/** Pages on which nothing is marked, and why. */
const quiet: Record<string, string> = {
  pie: 'an article about something else',
  'design-mode': 'a document that is being written is not read',
  prerender: 'the story is on the page that it prerenders',
};
/** Pages whose marks the top document's script can't count: only the badge tells. */
const inside = new Set(['frameset', 'prototypes']);

/** The shipped extension on pages that change, fight, or are strange. What page/ does on each is tested in tests/e2e/live. */
export function hostileSuite(context: Context): void {
  describe('hostile and living pages', () => {
    let tab: Tab;
    beforeAll(async () => {
      tab = await context.driver.open('https://apnews.com/hostile/plain');
    });
    afterAll(() => tab.close());

    it.each([...hostileKinds, ...livingKinds])('%s', async (kind) => {
      await tab.goto(`https://apnews.com/hostile/${kind}`);
      if (kind in quiet) {
        await new Promise((resolve) => setTimeout(resolve, 1200));
        expect(await tab.badge(), quiet[kind]).toBe('');
        return;
      }
      await until('the badge counts', async () => Number(await tab.badge()) > 0);
      if (!inside.has(kind)) await until('there are marks', async () => (await tab.marks()).length > 0);
    });
  });
}
