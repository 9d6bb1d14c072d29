import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../harness/driver.ts';
import { until, type Surface } from '../harness/surface.ts';
import type { Context } from './all.ts';
import { pack } from './pack.ts';
import { closeSidebar, drawn, inView, openSample, openSidebar } from './steps.ts';

export function sidebarSuite(context: Context): void {
  describe('sidebar', () => {
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

    it('names the essay, its author and date, and that it is opinion', async () => {
      const text = await sidebar.text();
      expect(text).toContain(pack.meta.title);
      expect(text).toContain(pack.meta.author);
      expect(text).toContain(pack.meta.genre.en);
    });

    /** A lit mark that stands in the window. */
    const lit = async () => {
      const height = await tab.evaluate(() => innerHeight);
      const marks = (await tab.marks()).filter((mark) => /active/.test(mark.highlight));
      return marks.find(({ box }) => !!box && box.y >= 0 && box.y + box.height <= height);
    };

    it('jumps from a term to its first mention, far above, and marks it', async () => {
      await tab.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
      await sidebar.click('.terms > li:nth-child(1) .stepper .icon-btn:last-child');
      expect((await until('a mark is lit in the window', lit)).text.trim()).not.toBe('');
    });
    it('jumps from another term to its last mention, far below, and marks it', async () => {
      await tab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      const before = await lit();
      await sidebar.click('.terms > li:nth-child(2) .stepper .icon-btn:first-child');
      const after = await until('another mark is lit in the window', async () => {
        const now = await lit();
        return now?.box && now.box.y !== before?.box?.y && now;
      });
      expect(after.text.trim()).not.toBe('');
    });

    it('goes from a claim to its passage, right below the index, however far it is', async () => {
      const claims = (await sidebar.texts('.claims > li')).length;
      expect(claims).toBeGreaterThan(2);
      // Those above the last one's passage have never been in sight: how tall they are is known only when they are.
      for (const n of [claims, 1, claims - 1]) {
        await sidebar.click('.sb-nav button:first-child');
        await sidebar.click(`.claims > li:nth-child(${n}) button`);
        await until('the passage is right below the index', () =>
          sidebar.evaluate((root) => {
            const below = root.querySelector('.sb-nav')!.getBoundingClientRect().bottom;
            const at = root.activeElement?.closest('.passage')?.getBoundingClientRect().top ?? -1;
            return at >= below && at < below + 24;
          }),
        );
      }
    });

    it('goes from a passage to its place in the essay, which stays in view while the rest is drawn', async () => {
      await sidebar.click('[data-section="passages"] .pref');
      await until('the essay is at the passage', () => inView(sidebar, '.reader .here'));
      await drawn(sidebar);
      const text = await sidebar.text();
      for (const passage of pack.passages) expect(text).toContain(passage.text.slice(0, 40));
      expect(await inView(sidebar, '.reader .here')).toBe(true);
      await sidebar.click('.back-btn');
      await drawn(sidebar);
    });

    it('shows the exact quote of an event, and goes on to it in the essay', async () => {
      await sidebar.click('.tl .ev:not(.later) > button');
      const quote = await until('the event is open', async () => (await sidebar.texts('.ev-more blockquote'))[0]);
      expect(pack.timeline.events.map((event) => event.anchor.exact)).toContain(quote);
      await sidebar.click('.ev-more .pref');
      await until('the essay is at the passage', () => inView(sidebar, '.reader .here'));
      expect(await sidebar.text()).toContain(quote);
      await sidebar.click('.back-btn');
      await drawn(sidebar);
    });

    it('closes on the second click of the toolbar button', async () => {
      await closeSidebar(context.driver, tab);
      expect(await context.driver.sidebar()).toBeNull();
    });
  });
}
