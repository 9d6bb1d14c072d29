import { describe, expect, it } from 'vitest';
import { until, type Box } from '../harness/surface.ts';
import { apart, expectLine, LINE, LINE_DARK, placed, type Scene } from './scene.ts';
import { ORIGIN, type Actor } from './stage.ts';

export function strangeSuite(scene: Scene): void {
  let actor: Actor;

  /** Marked, painted, a card on hover that covers no mark, gone after leaving; the page's DOM as before, and no error. */
  async function wholeWay(
    kind: string,
    words = 'U.S. troops',
    colour: readonly [number, number, number] = LINE,
  ): Promise<void> {
    actor = await scene.open(kind);
    await actor.marked(5);
    const before = await actor.tab.serialized();
    const mark = await actor.find(words);
    await expectLine(actor, mark, colour);
    await actor.hover(words);
    const card = await actor.card();
    expect(await card.texts('h2')).toEqual([words]);
    expect(apart(await placed(card), mark.box!)).toBe(true);
    await actor.away();
    await actor.noCard();
    expect(await actor.tab.serialized()).toBe(before);
    await scene.quiet();
  }

  describe('strange and hostile pages, the whole way', () => {
    it.each([
      'plain',
      'csp-none',
      'csp-sandbox-scripts',
      'trusted-types',
      'all-unset',
      'hides-strangers',
      'design-mode',
      'quirks',
      'charset',
      'nested',
      'deep',
      'shadow-open',
      'shadow-closed',
      'shadow-nested',
      'user-select',
      'small-spans',
      'document-write',
      'sheets-open',
      'zoom',
      'zoom-body',
      'transform',
      'transform-root',
      'xhtml',
      'rtl',
    ])('%s', (kind) => wholeWay(kind));

    it('text-nodes', () => wholeWay('text-nodes'), 120_000);
    it('z-index', () => wholeWay('z-index', 'wartime operational control'));
    it('dark', () => wholeWay('dark', 'U.S. troops', LINE_DARK));
    it('dark-canvas', () => wholeWay('dark-canvas', 'U.S. troops', LINE_DARK));
    it('vertical', () => wholeWay('vertical-latin', 'South Korea'));

    it('sixty: a page that never stands still', async () => {
      actor = await scene.open('sixty');
      await actor.marked(5);
      await actor.hover('U.S. troops');
      await actor.card();
      await actor.away();
      await actor.noCard();
      const { looks } = await actor.report();
      const ticks = await actor.tab.page.evaluate(() => (window as unknown as { ticks: number }).ticks);
      expect(looks.length).toBeGreaterThan(0);
      // About one a second, and each time only the few nodes that changed.
      expect(looks.length).toBeLessThan(ticks / 10);
      expect(Math.max(...looks.map((l) => l.nodes))).toBeLessThan(10);
      await scene.quiet();
    });

    it('virtual: a list that keeps only what is near the window', async () => {
      actor = await scene.open('virtual');
      for (const top of [0, 3000, 9000, 20_000, 0]) {
        await actor.tab.page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
        const mark = await until('a mark in the window', async () => {
          const marks = await actor.marks();
          return marks.find((m) => m.box && m.box.y > 40 && m.box.y < 820 && m.highlight === 'p38-mark');
        });
        await until('it is painted', async () =>
          expectLine(actor, mark).then(
            () => true,
            () => false,
          ),
        );
      }
      // What has gone from the list is not kept.
      expect((await actor.report()).size).toBeLessThan(30);
      await scene.quiet();
    });

    it('pie: nothing where there is nothing', async () => {
      actor = await scene.open('pie');
      expect(await actor.marks()).toEqual([]);
      expect((await actor.report()).size).toBe(0);
      expect(await actor.tab.roots()).toEqual([]);
    });

    it('csp-sandbox: where the page itself may run nothing', async () => {
      // Nor can the tests order the face about there.
      const tab = await scene.stage.driver.open(`${ORIGIN}/hostile/csp-sandbox`);
      const mark = await until('eleven marks', async () => {
        const marks = await tab.marks();
        return marks.length === 11 && marks[3];
      });
      await tab.reach.move(mark.box!.x + 10, mark.box!.y + 8);
      const [card] = await until('the card', async () => {
        const roots = await tab.roots();
        return roots.length > 0 && roots;
      });
      expect(await card!.texts('h2')).toEqual([mark.text]);
      await tab.close();
      await scene.quiet();
    });

    it('clobbered: names that hide the document’s own properties', async () => {
      actor = await scene.open('clobbered');
      await until('eleven marks', async () => (await actor.report()).size === 11);
      const [box] = await actor.order<Box[]>('rects m3');
      await actor.tab.reach.move(box!.x + 10, box!.y + 8);
      await until('the card', async () => (await actor.report()).card?.id === 'm3');
      await actor.tab.reach.click(box!.x + 10, box!.y + 8);
      await until('the click is the form’s, the card stays', async () => (await actor.report()).card?.via === 'tap');
      await actor.tab.reach.press('Escape');
      expect((await actor.report()).card).toBeNull();
      await scene.quiet();
    });

    it('prototypes: the page’s overrides are neither called by us nor work on us', async () => {
      actor = await scene.open('prototypes');
      expect(await until('marks', async () => (await actor.report()).size || null)).toBe(11);
      await actor.order('open m3');
      await until('the card is open', async () => (await actor.report()).open);
      await actor.tab.reach.press('Escape');
      expect((await actor.report()).card).toBeNull();
      const broken = await actor.tab.page.evaluate(() => (window as unknown as { broken: number }).broken);
      expect(broken).toBe(0);
    });

    it.each(['frameset', 'frame-same', 'frame-cross'])('%s: the story in a frame', async (kind) => {
      actor = await scene.open(kind);
      const frame = await until('the frame', async () =>
        actor.tab.page.frames().find((f) => f.url().endsWith('/hostile/plain')),
      );
      const report = await until('marks in the frame', () =>
        actor.order<{ size: number }>('report', frame, 500).catch(() => null),
      );
      expect(report.size).toBe(11);
      await actor.order('open m3', frame);
      await until('its card', async () => (await actor.order<{ open: boolean }>('report', frame)).open);
      await scene.quiet();
    });
  });
}
