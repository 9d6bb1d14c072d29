import { describe, expect, it } from 'vitest';
import { until, type Box } from '../harness/surface.ts';
import { apart, placed, type Scene } from './scene.ts';
import type { Actor } from './stage.ts';

export function placingSuite(scene: Scene): void {
  let actor: Actor;
  describe('placing', () => {
    it.each([
      [1280, 900],
      [800, 500],
      [640, 400],
      [500, 700],
    ])('%i × %i: in the window, on no mark', async (width, height) => {
      actor = await scene.open('plain');
      await actor.tab.page.setViewport({ width, height });
      await actor.marked(11);
      for (const mark of (await actor.report()).size ? [1, 2, 4, 5, 7, 8, 11] : []) {
        await actor.order(`reveal m${mark}`);
        await actor.order(`open m${mark}`);
        const card = await actor.card();
        const box = await placed(card);
        const [w, h] = await actor.tab.page.evaluate(() => [document.documentElement.clientWidth, innerHeight]);
        expect(box.x).toBeGreaterThanOrEqual(7);
        expect(box.y).toBeGreaterThanOrEqual(7);
        expect(box.x + box.width).toBeLessThanOrEqual(w! - 7);
        expect(box.y + box.height).toBeLessThanOrEqual(h! - 7);
        expect(box.height).toBeLessThanOrEqual(h! * 0.7 + 1);
        const rects = await actor.order<Box[]>(`rects m${mark}`);
        expect(rects.length).toBeGreaterThan(0);
        for (const rect of rects) expect(apart(box, rect)).toBe(true);
      }
    });

    it('320 px: a sheet from below, and the page scrolls so that it covers no mark', async () => {
      actor = await scene.open('plain');
      await actor.tab.page.setViewport({ width: 320, height: 640 });
      await actor.marked(11);
      for (const mark of [1, 6, 11]) {
        await actor.order(`reveal m${mark}`);
        await actor.order(`open m${mark}`);
        const card = await actor.card();
        await until('the mark is above the sheet', async () => {
          const box = await placed(card);
          const rects = await actor.order<Box[]>(`rects m${mark}`);
          const bottom = box.y + box.height;
          return Math.abs(bottom - 640) <= 1 && box.x === 0 && rects.every((r) => apart(box, r) && r.y >= 0);
        });
      }
    });

    it('right-to-left: the start edges are on the right', async () => {
      actor = await scene.open('rtl');
      await actor.marked(5);
      const mark = await actor.hover('U.S. troops');
      const box = await placed(await actor.card());
      const right = mark.box!.x + mark.box!.width;
      expect(Math.abs(box.x + box.width - right)).toBeLessThan(3);
    });

    it('vertical text: beside the line', async () => {
      actor = await scene.open('vertical');
      await actor.marked(2);
      const mark = await actor.hover('合同軍事演習');
      const box = await placed(await actor.card());
      expect(mark.box!.height).toBeGreaterThan(mark.box!.width);
      expect(box.x + box.width <= mark.box!.x - 7 || box.x >= mark.box!.x + mark.box!.width + 7).toBe(true);
    });

    it.each(['zoom', 'zoom-body', 'transform', 'transform-root'])(
      '%s: its own size, 8 px from the mark',
      async (kind) => {
        actor = await scene.open(kind);
        await actor.marked(11);
        const mark = await actor.hover('U.S. troops');
        const card = await actor.card();
        const box = await placed(card);
        const scale = await actor.tab.page.evaluate(() => devicePixelRatio);
        expect(scale).toBe(1);
        expect(Math.abs(box.width - 360)).toBeLessThan(1);
        const gap = Math.min(
          Math.abs(box.y - (mark.box!.y + mark.box!.height)),
          Math.abs(mark.box!.y - (box.y + box.height)),
        );
        expect(Math.abs(gap - 8)).toBeLessThan(2);
      },
    );
  });
}
