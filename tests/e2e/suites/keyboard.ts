import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../harness/driver.ts';
import { until, type Surface } from '../harness/surface.ts';
import type { Context } from './all.ts';
import { closeSidebar, drawn, gone, inView, marked, openSample, openSidebar, rootWith } from './steps.ts';

/** Label and text of what has the focus in a root; empty where nothing has. */
const focused = (surface: Surface): Promise<string> =>
  surface.evaluate((root) => {
    const at = root.activeElement as HTMLElement | null;
    if (!at || at === document.body || at === document.documentElement) return '';
    return `${at.getAttribute('aria-label') ?? ''} ${at.innerText ?? ''}`.trim().replace(/\s+/g, ' ') || at.localName;
  });

/** Presses Tab (or another key) until what has the focus matches. Gives the stops on the way. */
async function tabTo(surface: Surface, keys: Surface, wanted: RegExp, key = 'Tab', most = 250): Promise<string[]> {
  const stops: string[] = [];
  for (let i = 0; i < most; i++) {
    const now = await focused(surface);
    if (wanted.test(now)) return stops;
    stops.push(now);
    await keys.reach.press(key);
  }
  throw new Error(`${key} does not lead to ${wanted}. Stops: ${[...new Set(stops)].join(' | ')}`);
}

/** Whether what has the focus can be seen to have it: an outline or a shadow that it has not without. */
const ring = (surface: Surface): Promise<boolean> =>
  surface.evaluate((root) => {
    const at = root.activeElement;
    if (!at) return false;
    const style = getComputedStyle(at);
    return at.matches(':focus-visible') && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
  });

export function keyboardSuite(context: Context): void {
  describe('by keyboard alone, the card', () => {
    let tab: Tab;
    beforeAll(async () => {
      tab = await openSample(context.driver, 'wire');
    });
    afterAll(() => tab?.close());

    /** The reader stands on a link of the page and steps to a mention. */
    const enter = async (): Promise<Surface> => {
      await tab.evaluate(() => document.querySelector<HTMLElement>('.Bar a')!.focus());
      await tab.command('next-mention');
      const card = await rootWith(tab, '.card');
      await tab.reach.press('Tab');
      await until('the card has the focus', async () => (await focused(card)) !== '');
      return card;
    };
    const back = async () => {
      await gone(tab);
      expect(await focused(tab)).toBe('HARBOR WIRE');
    };

    it('has every action among its stops, each with a ring, and leaves to where the reader was', async () => {
      const card = await enter();
      const stops: string[] = [];
      for (let i = 0; i < 40; i++) {
        const now = await focused(card);
        if (!now) break;
        expect(await ring(card), now).toBe(true);
        stops.push(now);
        await tab.reach.press('Tab');
      }
      for (const action of [/^More/, /^Pin/, /^Close/, /Passage ¶?\d+/, /^Why this/, /^Previous/, /^Next/, /sidebar/i])
        expect(
          stops.some((stop) => action.test(stop)),
          `${action} in ${stops.join(' | ')}`,
        ).toBe(true);
      expect(await focused(tab)).toBe('HARBOR WIRE');
      await tab.reach.press('Escape');
      await back();
    });

    it('says why, steps, pins, opens and closes its menu, and gives the focus back on Escape', async () => {
      const card = await enter();
      await tabTo(card, tab, /^Why this/);
      await tab.reach.press('Enter');
      await until('the reason is shown', async () => (await card.texts('.btn[aria-expanded="true"]')).length === 1);
      await tabTo(card, tab, /^Next/);
      const [position] = await card.texts('.card-foot .stepper span');
      await tab.reach.press('Enter');
      await until('the next mention is shown', async () => {
        const [now] = await (await rootWith(tab, '.card')).texts('.card-foot .stepper span');
        return now !== position;
      });
      await until('the focus has stayed', async () => /^Next/.test(await focused(card)));
      await tabTo(card, tab, /^Pin/, 'Shift+Tab');
      await tab.reach.press(' ');
      await until('it is pinned', async () => (await card.texts('[aria-pressed="true"]')).length === 1);
      await tab.reach.press(' ');
      await tabTo(card, tab, /^More/, 'Shift+Tab');
      await tab.reach.press('Enter');
      await until('the menu is open', async () => (await card.texts('[role="menuitem"]')).length === 2);
      const first = await until('the menu has the focus', async () => {
        const now = await focused(card);
        return !/^More/.test(now) && now;
      });
      await tab.reach.press('ArrowDown');
      await until('the next entry has the focus', async () => (await focused(card)) !== first);
      await tab.reach.press('Escape');
      await until('the menu is closed', async () => (await card.texts('[role="menuitem"]')).length === 0);
      expect(await focused(card)).toMatch(/^More/);
      await tab.reach.press('Escape');
      await back();
    });

    it('opens the sidebar in the page with the focus in it, and closing that gives it back', async () => {
      const card = await enter();
      await tabTo(card, tab, /sidebar/i);
      await tab.reach.press('Enter');
      const docked = await rootWith(tab, '.sb');
      await until('the sidebar has the focus', async () => (await focused(docked)) !== '');
      await tabTo(docked, tab, /^Close/, 'Shift+Tab');
      await tab.reach.press('Enter');
      await back();
    });
  });

  describe('by keyboard alone, the sidebar', () => {
    let tab: Tab;
    let sidebar: Surface;
    beforeAll(async () => {
      tab = await openSample(context.driver, 'anniversary');
      sidebar = await openSidebar(context.driver, tab);
      await drawn(sidebar);
    });
    afterAll(async () => {
      if (!tab) return;
      await closeSidebar(context.driver, tab);
      await tab.close();
    });
    const press = (key: string) => sidebar.reach.press(key);

    it('goes to a section, opens an event there and its place in the essay, and comes back', async () => {
      await tabTo(sidebar, sidebar, /^Timeline$/);
      expect(await ring(sidebar)).toBe(true);
      await press('Enter');
      await until('the timeline is in view', () => inView(sidebar, '[data-section="timeline"] h2'));
      await tabTo(sidebar, sidebar, /^\d+ \w+ \d{4}/);
      await tabTo(sidebar, sidebar, /armistice/i, 'ArrowDown');
      await press('Enter');
      await until('the event is open', async () => (await sidebar.texts('.ev-more blockquote')).length === 1);
      await tabTo(sidebar, sidebar, /^Passage ¶\d+$/);
      await press('Enter');
      await until('the essay is open', () => inView(sidebar, '.reader .here'));
      await drawn(sidebar);
      await tabTo(sidebar, sidebar, /^Back/, 'Shift+Tab');
      await press('Enter');
      await until('the article is back', () => inView(sidebar, '.sb-nav'));
    });

    it('filters the terms, lists the mentions of one and jumps to it in the page', async () => {
      await tabTo(sidebar, sidebar, /^Terms$/);
      await press('Enter');
      await tabTo(sidebar, sidebar, /^Filter/);
      for (const letter of 'armis') await press(letter);
      await until('one term is left', async () => (await sidebar.texts('.terms > li')).length === 1);
      await tabTo(sidebar, sidebar, /^Armistice/i);
      await press('Enter');
      await until('its mentions are listed', async () => (await sidebar.texts('.contexts > li')).length > 0);
      await press('Tab');
      await tabTo(sidebar, sidebar, /^Next/);
      await press('Enter');
      await until('the mention is lit', async () =>
        (await tab.marks()).some(({ highlight }) => /active/.test(highlight)),
      );
    });

    it('copies a passage with its citation', async () => {
      await tabTo(sidebar, sidebar, /^Passages$/, 'Shift+Tab');
      await press('Enter');
      await tabTo(sidebar, sidebar, /^Copy with citation: Markdown/);
      await press('Enter');
      await until('it says so', async () => (await sidebar.texts('.said')).some((said) => /copied/i.test(said)));
    });

    it('asks the essay, and comes back', async () => {
      await tabTo(sidebar, sidebar, /^Ask the essay/, 'Shift+Tab');
      await press('Enter');
      await until('the field has the focus', () =>
        sidebar.evaluate((root) => root.activeElement?.localName === 'input'),
      );
      for (const letter of 'troops') await press(letter);
      await press('Enter');
      await until('it answers', async () => (await sidebar.texts('blockquote')).length > 0);
      await tabTo(sidebar, sidebar, /^Back/, 'Shift+Tab');
      await press('Enter');
      await until('the article is back', () => inView(sidebar, '.sb-nav'));
    });

    it('opens its menu and moves in it, and switches the site off and on', async () => {
      await tabTo(sidebar, sidebar, /^More/, 'Shift+Tab');
      await press('Enter');
      const [first, ...others] = await until('the menu is open', async () => {
        const items = await sidebar.texts('[role="menuitem"]');
        return items.length > 3 && items;
      });
      const reaches = (item: string) => until(`${item} has the focus`, async () => (await focused(sidebar)) === item);
      await reaches(first!);
      await press('End');
      await reaches(others.at(-1)!);
      await press('Escape');
      await until('the button has the focus', async () => /^More/.test(await focused(sidebar)));
      await tabTo(sidebar, sidebar, /^On for/);
      await press(' ');
      await until('the marks are gone', async () => (await tab.marks()).length === 0);
      await until('the sidebar says so', async () => (await sidebar.texts('.state .btn.primary')).length === 1);
      const [on] = await sidebar.texts('.state .btn.primary');
      await tabTo(sidebar, sidebar, new RegExp(`^${on}`), 'Shift+Tab');
      await press('Enter');
      await marked(tab);
    });
  });
}
