import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTROL, samplePages, type SamplePage } from '../../pages/index.ts';
import type { Tab } from '../harness/driver.ts';
import { until } from '../harness/surface.ts';
import type { Context } from './all.ts';
import { pack } from './pack.ts';
import { closeSidebar, drawn, gone, hover, inserted, leave, openSidebar, settle, squeeze } from './steps.ts';

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

function silent(context: Context, tab: () => Tab, page: SamplePage, badge: string): void {
  it(`shows nothing in the page, and a badge of “${badge}”`, async () => {
    expect(await tab().marks()).toEqual([]);
    expect(await tab().roots()).toEqual([]);
    expect(await tab().badge()).toBe(badge);
    expect(await tab().serialized()).toBe(context.untouched(page.name));
  });
  it('says in the sidebar that there is nothing, or that it is in passing only', async () => {
    const sidebar = await openSidebar(context.driver, tab());
    await until('the sidebar says how it is', () => sidebar.box('.state h1'));
    expect(await sidebar.texts('.terms > li')).toEqual([]);
    expect((await sidebar.texts('.state .rows > li')).length > 0).toBe(page.verdict === 'mentions');
  });
}

function about(context: Context, tab: () => Tab, page: SamplePage): void {
  it('is marked where it should be and nowhere else', async () => {
    const text = squeeze((await tab().marks()).map((mark) => mark.text).join('')).toLowerCase();
    for (const wanted of page.marked) expect(text).toContain(wanted.toLowerCase());
    expect(await markedIn(tab(), page.around)).toEqual([]);
  });

  it('is byte for byte what it was, but for one empty host while the card is shown', async () => {
    const before = context.untouched(page.name);
    expect(await tab().serialized()).toBe(before);
    await hover(tab());
    expect(await tab().roots()).toHaveLength(1);
    expect(inserted(before, await tab().serialized())).toMatch(/^<([a-z0-9-]+)( [^<>]*)?><\/\1>$/);
    await leave(tab());
    await gone(tab());
    expect(await tab().serialized()).toBe(before);
  });

  it('has a card that quotes the essay exactly, says who and when, and gives dates as dates', async () => {
    const { card } = await hover(tab());
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
    await leave(tab());
    await gone(tab());
  });

  it('has a badge that counts the terms of the sidebar, which links passages and events', async () => {
    const sidebar = await openSidebar(context.driver, tab());
    await drawn(sidebar);
    const terms = await sidebar.texts('.terms > li');
    expect(await tab().badge()).toBe(String(terms.length));
    await until(
      'passages are linked',
      async () => (await sidebar.texts('[data-section="passages"] blockquote')).length > 0,
    );
    await until('events are linked', async () => (await sidebar.texts('.tl .ev:not(.later)')).length > 0);
  });
}

export function pagesSuite(context: Context): void {
  describe('sample pages', () => {
    let tab: Tab;
    beforeAll(async () => {
      tab = await context.driver.open('about:blank');
    });
    afterAll(async () => {
      if (!tab) return;
      await closeSidebar(context.driver, tab);
      await tab.close();
    });

    // one tab goes from page to page, with the sidebar following it once it has been opened
    for (const page of samplePages)
      describe(page.name, () => {
        beforeAll(async () => {
          await tab.goto(page.url);
          await settle(tab, page);
        });
        if (page.verdict === 'about') about(context, () => tab, page);
        else silent(context, () => tab, page, page.verdict === 'mentions' ? '·' : '');
      });

    it('leaves a site alone that is not on the outlet list, and says in the sidebar that it may not read it', async () => {
      await tab.goto(`${CONTROL}/wire`);
      await settle(tab, { verdict: 'none' });
      expect(await tab.marks()).toEqual([]);
      expect(await tab.badge()).toBe('');
      const sidebar = await openSidebar(context.driver, tab);
      await sidebar.waitForText(/has not been read/);
    });
  });
}
