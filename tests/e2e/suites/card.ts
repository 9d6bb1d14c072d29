import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../harness/driver.ts';
import { until, type Box, type Surface } from '../harness/surface.ts';
import type { Context } from './all.ts';
import { gone, hover, leave, openSample, rootWith } from './steps.ts';

const position = async (card: Surface): Promise<string> => (await card.texts('.card-foot .stepper span'))[0] ?? '';

/** The mark that is lit: its first box, null when it stands outside the window. */
const activeInView = (tab: Tab): Promise<boolean> =>
  tab.marks().then(async (marks) => {
    const height = await tab.evaluate(() => innerHeight);
    const lit = marks.filter((mark) => /active/.test(mark.highlight));
    return lit.some(({ box }) => !!box && box.y >= 0 && box.y + box.height <= height);
  });

export function cardSuite(context: Context): void {
  describe('card', () => {
    let tab: Tab;
    beforeAll(async () => {
      tab = await openSample(context.driver, 'wire');
    });
    afterAll(() => tab?.close());

    it('stays while the pointer is on it and goes when the pointer has left', async () => {
      const { card } = await hover(tab);
      const box = await until('the card has a box', () => card.box('.card-head h2'));
      await tab.reach.move(box.x + 5, box.y + 5);
      await sleep(600);
      expect(await card.texts('.card')).toHaveLength(1);
      await leave(tab);
      await gone(tab);
    });

    it.each([
      ['320 px wide', { width: 320, height: 640, deviceScaleFactor: 1 }],
      ['zoomed to 200 %', { width: 640, height: 400, deviceScaleFactor: 2 }],
    ])('in a window %s is whole, and on no mention it is about', async (_, viewport) => {
      const small = await openSample(context.driver, 'opinion');
      await small.page.setViewport(viewport);
      try {
        for (let step = 0; step < 8; step++) {
          await small.command('next-mention');
          const card = await rootWith(small, '.card');
          await until('the card is whole, beside the mention', async () => {
            const box = await card.evaluate((root) => {
              const { left, top, right, bottom } = root.querySelector('.card')!.getBoundingClientRect();
              return { left, top, right, bottom };
            });
            const { width, height } = await small.evaluate(() => ({ width: innerWidth, height: innerHeight }));
            const whole = box.left >= 0 && box.top >= 0 && box.right <= width + 0.5 && box.bottom <= height + 0.5;
            const lit = (await small.marks()).filter((mark) => /active/.test(mark.highlight)).map((mark) => mark.box);
            const apart = (at: Box) =>
              at.x >= box.right || at.x + at.width <= box.left || at.y >= box.bottom || at.y + at.height <= box.top;
            return whole && width === viewport.width && lit.length > 0 && lit.every((at) => !!at && apart(at));
          });
        }
      } finally {
        await small.close();
      }
      await tab.page.bringToFront();
    });

    it('closes on Escape', async () => {
      await hover(tab);
      await tab.reach.press('Escape');
      await gone(tab);
      await leave(tab);
    });

    it('stays where it was pinned until it is closed', async () => {
      const { card } = await hover(tab);
      await card.click('[aria-pressed]');
      await leave(tab);
      await sleep(800);
      expect(await card.texts('.card')).toHaveLength(1);
      await card.click('.card-head .tools > .icon-btn:last-child');
      await gone(tab);
    });

    it('is reached by the commands for the next and the previous mention, in view', async () => {
      await tab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await tab.command('next-mention');
      const card = await rootWith(tab, '.card');
      await until('the lit mark is in the window', () => activeInView(tab));
      const first = await position(card);
      expect(first).toMatch(/^\d+ .* \d+$/);
      await tab.command('next-mention');
      const second = await until('the second mention is shown', async () => {
        const now = await position(await rootWith(tab, '.card'));
        return now !== first && now;
      });
      expect(parseInt(second)).toBe(parseInt(first) + 1);
      await until('the second lit mark is in the window', () => activeInView(tab));
      await tab.command('previous-mention');
      await until(
        'the first mention is shown again',
        async () => (await position(await rootWith(tab, '.card'))) === first,
      );
      await tab.reach.press('Escape');
      await gone(tab);
    });

    it('opens the sidebar in the page, at the passage that it showed, without a text field', async () => {
      const { card } = await hover(tab);
      const quote = (await card.texts('.quote blockquote'))[0];
      await card.click('.card-foot > .btn:last-child');
      const docked = await rootWith(tab, '.sb');
      await until('the docked sidebar shows the quote', async () =>
        (await docked.text()).includes(quote ?? 'no quote'),
      );
      expect(
        await docked.evaluate(
          (root) => root.querySelectorAll('input:not([type=checkbox]), textarea, [contenteditable]').length,
        ),
      ).toBe(0);
      await docked.click('.sb-bar .tools > .icon-btn:last-child');
      await gone(tab);
    });
  });
}
