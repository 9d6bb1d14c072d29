import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { until } from '../harness/surface.ts';
import { expectLine, type Scene } from './scene.ts';
import { ORIGIN, type Actor } from './stage.ts';

/** Marks that the face finds in each story of tests/pages/hostile/story.ts: the first, the others, the pie. */
const COUNTS = [11, 4, 4, 0];

export function livingSuite(scene: Scene): void {
  let actor: Actor;
  const size = (count: number) => until(`${count} marks`, async () => (await actor.report()).size === count);

  describe('living pages', () => {
    it.each(['spa-history', 'spa-navigation'])('%s: address, title and body change in any order', async (kind) => {
      actor = await scene.open(kind);
      await size(COUNTS[0]!);
      for (const n of [1, 3]) {
        await actor.act(String(n));
        await size(COUNTS[n]!);
        const { looks } = await actor.report();
        expect(looks.some((look) => look.navigated)).toBe(true);
        expect(looks.some((look) => look.titled)).toBe(true);
      }
      if (kind === 'spa-history') {
        await actor.act('2');
        await size(COUNTS[2]!);
        await actor.act('0');
        await size(COUNTS[0]!);
      }
      await scene.quiet();
    });

    it('a card does not outlive its page', async () => {
      actor = await scene.open('spa-history');
      await actor.hover('U.S. troops');
      await actor.card();
      await actor.act('3');
      await actor.noCard();
      await size(0);
    });

    it('infinite: marks in each article that comes, and which one the reader is at', async () => {
      actor = await scene.open('infinite');
      for (let i = 0; i < 3; i++) await actor.act('more');
      await size(COUNTS[0]! + COUNTS[1]! + COUNTS[2]!);
      await actor.order('articles');
      for (const n of [0, 1, 2, 1]) {
        await actor.tab.page.evaluate((i) => {
          const { top, height } = document.querySelectorAll('article')[i]!.getBoundingClientRect();
          scrollBy({ top: top + height / 2 - innerHeight * 0.35, behavior: 'instant' });
        }, n);
        await until(
          `article ${n}`,
          async () => (await actor.report()).diary.filter((d) => d.startsWith('at ')).at(-1) === `at ${n}`,
        );
      }
      await scene.quiet();
    });

    it('live-blog: what is put on top is marked, what was there keeps its marks', async () => {
      actor = await scene.open('live-blog');
      const before = (await actor.report()).size;
      for (let i = 0; i < 3; i++) await actor.act('post');
      await until('more marks', async () => (await actor.report()).size > before);
      await expectLine(actor, await actor.find('U.S. troops'));
    });

    it('edited: text that is edited in place loses its marks and gets new ones', async () => {
      actor = await scene.open('edited');
      const all = (await actor.report()).size;
      await actor.act('away');
      await until('fewer', async () => (await actor.report()).size < all);
      await actor.act('back');
      await size(all);
      await actor.act('shift');
      // Painted where the words are now, not where they were.
      await until(
        'both',
        async () => (await actor.marks()).filter((m) => m.text === 'joint military exercise').length === 2,
      );
      await expectLine(actor, await actor.find('joint military exercise', 1));
      await actor.act('value');
      await sleep(600);
      await size(all);
      await expectLine(actor, await actor.find('joint military exercise', 1));
    });

    it('hydration: the page finds its own markup as it was, however often it renders', async () => {
      actor = await scene.open('hydration');
      await actor.marked(11);
      await actor.act('render');
      await size(11);
      await actor.act('often');
      await sleep(600);
      await size(11);
      await expectLine(actor, await actor.find('U.S. troops'));
      await scene.quiet();
    });

    it('read-more: by class, by details, by loading', async () => {
      actor = await scene.open('read-more');
      const looks = async () => (await actor.report()).looks.length;
      const before = await looks();
      await actor.tab.page.click('#class');
      await until('a look at what a class has shown', async () => (await looks()) > before);
      const { size: most } = await actor.report();
      await actor.tab.page.click('#load');
      await until('what was loaded is marked', async () => (await actor.report()).size > most);
      await scene.quiet();
    });

    it('back-forward: a page from the cache is as it was', async () => {
      actor = await scene.open('back-forward');
      await actor.hover('U.S. troops');
      await actor.card();
      await actor.tab.page.goto(`${ORIGIN}/hostile/pie`);
      await actor.tab.page.goBack();
      await until('the page is back', async () => (await actor.report().catch(() => null))?.size === 11);
      await actor.noCard();
      await actor.away();
      await actor.hover('U.S. troops');
      await actor.card();
      await scene.quiet();
    });

    it('scrollers: a mention is brought into view through nested scrollers, folded details and under sticky headers', async () => {
      actor = await scene.open('scrollers');
      const inView = async (id: string, what: string) => {
        await until(`${what} is in view`, async () => {
          const [rect] = await actor.order<{ x: number; y: number; width: number; height: number }[]>(`rects ${id}`);
          if (!rect) return false;
          return actor.tab.page.evaluate(
            (x, y, where) => document.elementFromPoint(x, y)?.closest(where) !== null,
            rect.x + rect.width / 2,
            rect.y + rect.height / 2,
            what,
          );
        });
      };
      const inner = await actor.order<string>('id 0 U.S. troops');
      const folded = await actor.order<string>('id 0 denuclearization');
      const first = await actor.order<string>('id 1 South Korea');
      expect(await actor.order(`reveal ${inner}`)).toBe(true);
      await inView(inner, '#inner');
      expect(await actor.order(`reveal ${folded}`)).toBe(true);
      await inView(folded, '#folded');
      expect(await actor.order(`reveal ${first}`)).toBe(true);
      await inView(first, '.text');
      const y = await actor.tab.page.evaluate(() => scrollY);
      expect(await actor.order(`reveal ${first}`)).toBe(true);
      expect(await actor.tab.page.evaluate(() => scrollY)).toBe(y);
    });
  });
}
