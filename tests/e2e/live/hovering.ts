import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { until } from '../harness/surface.ts';
import { placed, type Scene } from './scene.ts';
import type { Actor } from './stage.ts';

export function hoveringSuite(scene: Scene): void {
  let actor: Actor;
  describe('hover', () => {
    it('no card for a mark that was left before the dwell', async () => {
      actor = await scene.open('plain');
      await actor.marked(11);
      const mark = await actor.find('U.S. troops');
      const [x, y] = [mark.box!.x + 5, mark.box!.y + 8];
      for (let i = 0; i < 5; i++) {
        await actor.tab.reach.move(x, y);
        await actor.away();
      }
      await sleep(700);
      const shown = (await actor.report()).diary.filter((d) => d.startsWith('show'));
      expect(shown).toEqual([]);
    });

    it('the card can be reached, stays under the pointer, and Escape ends it until the mark was left', async () => {
      actor = await scene.open('plain');
      await actor.marked(11);
      await actor.hover('U.S. troops');
      const card = await actor.card();
      const box = await placed(card);
      await actor.tab.reach.move(box.x + 20, box.y + 20);
      await sleep(800);
      expect(await card.texts('.card')).toHaveLength(1);
      await actor.tab.reach.press('Escape');
      await actor.noCard();
      const mark = await actor.find('U.S. troops');
      await actor.hover('U.S. troops');
      await actor.card();
      await actor.tab.reach.press('Escape');
      await actor.noCard();
      await actor.tab.reach.move(mark.box!.x + 3, mark.box!.y + 6);
      await sleep(500);
      await actor.noCard();
    });

    it('text only near a mark is not the mark', async () => {
      actor = await scene.open('plain');
      await actor.marked(11);
      const mark = await actor.find('mutual defense treaty');
      // Beside the column's text, at the mark's height: the caret snaps to it, its box does not.
      await actor.tab.reach.move(1200, mark.box!.y + 8);
      await sleep(500);
      expect((await actor.report()).diary).toEqual([]);
    });

    it('scrolling a mark under a resting pointer opens nothing', async () => {
      actor = await scene.open('plain');
      await actor.marked(11);
      const mark = await actor.find('U.S. troops');
      const { x, y } = mark.box!;
      await actor.tab.page.evaluate(() => scrollBy({ top: 100, behavior: 'instant' }));
      await actor.tab.reach.move(x + 10, y + 8);
      await sleep(300);
      await actor.tab.reach.press('Escape');
      const before = (await actor.report()).diary.length;
      await actor.tab.page.evaluate(() => scrollBy({ top: -100, behavior: 'instant' }));
      await sleep(600);
      expect((await actor.report()).diary.slice(before).filter((d) => d.startsWith('show'))).toEqual([]);
    });

    it('a click in a link, button or label is the page’s alone; a click on plain words makes the card stay', async () => {
      actor = await scene.open('controls');
      await actor.marked(11);
      for (const [words, id] of [
        ['joint military exercise', 'link'],
        ['U.S. troops', 'button'],
        ['mutual defense treaty', 'label'],
      ] as const) {
        const mark = await actor.find(words, words.startsWith('joint') ? 1 : 0);
        await actor.tab.reach.click(mark.box!.x + 10, mark.box!.y + 8);
        const { card } = await actor.report();
        expect(card?.via ?? null).not.toBe('tap');
        const clicks = await actor.tab.page.evaluate(
          () => (window as unknown as { clicks: [string, boolean][] }).clicks,
        );
        expect(clicks).toContainEqual([id, false]);
        await actor.away();
        await actor.noCard();
      }
      expect(await actor.tab.page.evaluate(() => (document.getElementById('box') as HTMLInputElement).checked)).toBe(
        true,
      );
      const mark = await actor.find('wartime operational control');
      await actor.tab.reach.click(mark.box!.x + 10, mark.box!.y + 8);
      expect((await actor.report()).card?.via).toBe('tap');
      await actor.away();
      await sleep(600);
      await actor.card();
      await scene.quiet();
    });

    it('a tap opens, a tap elsewhere closes, a tap in a link is the link’s', async () => {
      actor = await scene.open('controls');
      await actor.marked(11);
      const { touchscreen } = actor.tab.page;
      const tap = async (words: string, nth = 0) => {
        const { box } = await actor.find(words, nth);
        await touchscreen.tap(box!.x + 10, box!.y + 8);
      };
      await tap('wartime operational control');
      await until('opened by tap', async () => (await actor.report()).card?.via === 'tap');
      await sleep(600);
      await actor.card();
      await touchscreen.tap(20, 300);
      await actor.noCard();
      await tap('joint military exercise', 1);
      await sleep(300);
      expect((await actor.report()).card).toBeNull();
      const clicks = await actor.tab.page.evaluate(() => (window as unknown as { clicks: [string, boolean][] }).clicks);
      expect(clicks).toContainEqual(['link', false]);
    });

    it('selecting words opens no card and hides the one that is there', async () => {
      actor = await scene.open('plain');
      await actor.marked(11);
      const mark = await actor.find('U.S. troops');
      const { mouse } = actor.tab.page;
      await mouse.move(mark.box!.x + 5, mark.box!.y + 10);
      await actor.card();
      await mouse.down();
      await mouse.move(mark.box!.x + 40, mark.box!.y + 10, { steps: 4 });
      await actor.noCard();
      await mouse.up();
      expect(await actor.tab.page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(2);
      await sleep(400);
      await actor.noCard();
    });
  });

  describe('keyboard', () => {
    it('opens by key, Tab goes through the card and back to where it was, Escape gives the focus back', async () => {
      actor = await scene.open('controls');
      await actor.marked(11);
      await actor.tab.page.focus('#button');
      await actor.order('next');
      const card = await actor.card();
      const at = () => card.evaluate((root) => (root as ShadowRoot).activeElement?.textContent ?? null);
      const outside = () => actor.tab.page.evaluate(() => document.activeElement?.id);
      await actor.tab.reach.press('Tab');
      expect(await at()).toBe('Pin');
      await actor.tab.reach.press('Tab');
      expect(await at()).toBe('Close');
      await actor.tab.reach.press('Tab');
      expect(await outside()).toBe('button');
      await actor.tab.reach.press('Tab');
      expect(await at()).toBe('Pin');
      // The page's shortcuts don't hear what is pressed in the card.
      await actor.tab.reach.press('j');
      const keys = await actor.tab.page.evaluate(() =>
        (window as unknown as { clicks: [string][] }).clicks.map(([k]) => k),
      );
      expect(keys).not.toContain('key j');
      await actor.tab.reach.press('Escape');
      await actor.noCard();
      expect(await outside()).toBe('button');
      expect(
        await actor.tab.page.evaluate(() => (window as unknown as { clicks: [string][] }).clicks.map(([k]) => k)),
      ).not.toContain('key Escape');
      await actor.tab.reach.press('Escape');
      expect(
        await actor.tab.page.evaluate(() => (window as unknown as { clicks: [string][] }).clicks.map(([k]) => k)),
      ).toContain('key Escape');
    });

    it('a pinned card stays where it is while the page scrolls', async () => {
      actor = await scene.open('plain');
      await actor.marked(11);
      await actor.hover('U.S. troops');
      const card = await actor.card();
      await placed(card);
      await card.click('button', /Pin/);
      const before = await placed(card);
      await actor.tab.page.evaluate(() => scrollBy({ top: 250, behavior: 'instant' }));
      await actor.away();
      await sleep(500);
      expect(await placed(card)).toEqual(before);
    });

    it('a card follows its mention and hides with it', async () => {
      actor = await scene.open('plain');
      await actor.marked(11);
      await actor.find('U.S. troops');
      await actor.order(`open ${await actor.order<string>('id 0 U.S. troops')}`);
      const card = await actor.card();
      const before = await placed(card);
      const y = await actor.tab.page.evaluate(() => scrollY);
      await actor.tab.page.evaluate(() => scrollBy({ top: 40, behavior: 'instant' }));
      const moved = (await actor.tab.page.evaluate(() => scrollY)) - y;
      expect((await placed(card)).y).toBeCloseTo(before.y - moved, 0);
      await actor.tab.page.evaluate(() =>
        document.querySelector<HTMLElement>('main')!.style.setProperty('margin-bottom', '4000px'),
      );
      await actor.tab.page.evaluate(() => scrollTo({ top: 3000, behavior: 'instant' }));
      await until('hidden', () =>
        card.evaluate((root) => getComputedStyle(root.querySelector('.card')!).visibility === 'hidden'),
      );
    });
  });
}
