import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTROL, samplePages, type SamplePage } from '../../pages/index.ts';
import type { Tab } from '../harness/driver.ts';
import { until } from '../harness/surface.ts';
import type { Context } from './all.ts';
import { pack } from './pack.ts';
import { closeSidebar, gone, hover, inserted, leave, openSample, openSidebar, squeeze, untouched } from './steps.ts';

/** Texts marked inside elements that match one of the selectors. */
const markedIn = (tab: Tab, selectors: string[]): Promise<string[]> =>
  tab.evaluate(
    (_, css) =>
      css.length === 0
        ? []
        : [...CSS.highlights.values()]
            .flatMap((highlight) => [...highlight])
            .map(({ startContainer: node }) =>
              node.nodeType === Node.TEXT_NODE ? node.parentElement : (node as Element),
            )
            .filter((element) => element?.closest(css.join()))
            .map((element) => element?.textContent ?? ''),
    selectors,
  );

function silent(context: Context, page: SamplePage, badge: string): void {
  describe(page.name, () => {
    let tab: Tab;
    beforeAll(async () => {
      tab = await openSample(context.driver, page);
    });
    afterAll(() => tab?.close());

    it(`shows nothing but a badge of “${badge}”`, async () => {
      expect(await tab.marks()).toEqual([]);
      expect(await tab.roots()).toEqual([]);
      expect(await tab.badge()).toBe(badge);
    });
    it('is byte for byte what it was', async () => {
      expect(await tab.serialized()).toBe(await untouched(context.driver, page.name));
    });
  });
}

function about(context: Context, page: SamplePage): void {
  describe(page.name, () => {
    let tab: Tab;
    beforeAll(async () => {
      tab = await openSample(context.driver, page);
    });
    afterAll(() => tab?.close());

    it('is marked where it should be and nowhere else', async () => {
      const text = squeeze((await tab.marks()).map((mark) => mark.text).join('')).toLowerCase();
      for (const wanted of page.marked) expect(text).toContain(wanted.toLowerCase());
      expect(await markedIn(tab, page.around)).toEqual([]);
    });

    it('is byte for byte what it was, but for one empty host while the card is shown', async () => {
      const before = await untouched(context.driver, page.name);
      await tab.page.bringToFront();
      expect(await tab.serialized()).toBe(before);
      await hover(tab);
      expect(await tab.roots()).toHaveLength(1);
      expect(inserted(before, await tab.serialized())).toMatch(/^<([a-z0-9-]+)( [^<>]*)?><\/\1>$/);
      await leave(tab);
      await gone(tab);
      expect(await tab.serialized()).toBe(before);
    });

    it('has a card that quotes the essay exactly, says who and when, and names a date', async () => {
      const { card } = await hover(tab);
      const [quote, attribution, times] = await card.evaluate(
        (root) =>
          [
            root.querySelector('.quote blockquote')?.textContent ?? '',
            root.querySelector('.quote figcaption')?.textContent ?? '',
            [...root.querySelectorAll('time')].map((time) => time.dateTime),
          ] as const,
      );
      expect(quote.length).toBeGreaterThan(20);
      expect(pack.essay).toContain(quote);
      expect(attribution).toContain(pack.meta.author);
      expect(attribution).toContain(pack.meta.published.slice(0, 4));
      for (const time of times) expect(time).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
      await leave(tab);
      await gone(tab);
    });

    it('has a badge that counts the terms of the sidebar, which links passages and events', async () => {
      const sidebar = await openSidebar(context.driver, tab);
      const terms = await until('the terms are listed', async () => {
        const rows = await sidebar.texts('.terms > li');
        return rows.length > 0 && rows;
      });
      expect(await tab.badge()).toBe(String(terms.length));
      expect((await sidebar.texts('[data-section="passages"] blockquote')).length).toBeGreaterThan(0);
      expect((await sidebar.texts('.tl .ev')).length).toBeGreaterThan(0);
      await closeSidebar(context.driver, tab);
    });
  });
}

export function pagesSuite(context: Context): void {
  describe('sample pages', () => {
    for (const page of samplePages) {
      if (page.verdict === 'about') about(context, page);
      else silent(context, page, page.verdict === 'mentions' ? '·' : '');
    }

    it('does not touch a site that is not on the outlet list, and says so in the sidebar', async () => {
      const tab = await context.driver.open(`${CONTROL}/wire`);
      try {
        expect(await tab.marks()).toEqual([]);
        expect(await tab.badge()).toBe('');
      } finally {
        await tab.close();
      }
    });
  });
}
