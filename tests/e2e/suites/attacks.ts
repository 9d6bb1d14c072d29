import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mark, Tab } from '../harness/driver.ts';
import type { Surface } from '../harness/surface.ts';
import type { Context } from './all.ts';
import { gone, hover, leave, openSample, rootWith } from './steps.ts';

/** Longer than a card takes to come or go. */
const WHILE = 900;
const wait = () => new Promise((done) => setTimeout(done, WHILE));

/** What a page may try with our card, from its own scripts. */
export function attackSuite(context: Context): void {
  describe('a page can not drive the card', () => {
    let tab: Tab;
    let card: Surface;
    let mark: Mark;
    beforeAll(async () => {
      tab = await openSample(context.driver, 'wire');
    });
    afterAll(() => tab?.close());

    it('by events that it makes up', async () => {
      ({ card, mark } = await hover(tab));
      await leave(tab);
      await gone(tab);
      const { x, y, width, height } = (await tab.marks(0))[0]!.box ?? mark.box!;
      await tab.evaluate(
        (_page, at) => {
          const point = { clientX: at.x, clientY: at.y, bubbles: true, composed: true, pointerType: 'mouse' };
          const target = document.elementFromPoint(at.x, at.y)!;
          for (const shift of [3, 0])
            target.dispatchEvent(new PointerEvent('pointermove', { ...point, clientX: at.x - shift }));
          target.dispatchEvent(new MouseEvent('click', point));
        },
        { x: x + width / 2, y: y + height / 2 },
      );
      await wait();
      expect(await tab.roots()).toEqual([]);

      ({ card } = await hover(tab));
      await tab.evaluate(() => {
        for (const key of ['Escape', 'Tab'])
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      });
      await wait();
      expect(await card.box('.card')).not.toBeNull();
      expect(await tab.evaluate(() => document.activeElement?.localName)).toBe('body');
    });

    it('by making it invisible over something that the reader means to click', async () => {
      const style = () => tab.evaluate(() => document.querySelector('parallel-38')!.getAttribute('style'));
      const before = await style();
      const button = '.card-foot > .btn:last-child';
      await tab.evaluate(() => {
        const host = document.querySelector<HTMLElement>('parallel-38')!;
        host.style.setProperty('opacity', '0', 'important');
      });
      await card.click(button);
      await wait();
      expect(await card.box('.card')).not.toBeNull();
      expect(await style()).toBe(before);
      await card.click(button);
      await rootWith(tab, '.sb');
    });
  });
}
