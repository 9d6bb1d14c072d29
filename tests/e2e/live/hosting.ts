import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { until, type Box } from '../harness/surface.ts';
import { isOnTop, placed, type Scene } from './scene.ts';
import type { Actor } from './stage.ts';

export function hostingSuite(scene: Scene): void {
  let actor: Actor;
  describe('the host', () => {
    it.each(['before', 'after'])('is above a fullscreen element that came %s it', async (when) => {
      actor = await scene.open('fullscreen');
      await actor.marked(11);
      if (when === 'after') await actor.order('open m3');
      await actor.tab.page.evaluate(() => document.getElementById('full')!.focus());
      await actor.tab.reach.press('Enter');
      await until('fullscreen', () => actor.tab.page.evaluate(() => document.fullscreenElement !== null));
      if (when === 'before') await actor.order('open m3');
      await until('usable', async () => {
        const box = await actor.order<Box | null>('card');
        return (
          box &&
          actor.tab.page.evaluate(
            (x, y) => document.elementFromPoint(x, y)?.localName === 'parallel-38',
            box.x + 50,
            box.y + 50,
          )
        );
      });
      await actor.tab.page.evaluate(() => document.exitFullscreen());
      const card = await actor.card();
      await until('usable again', () => isOnTop(card));
    });

    it('is usable in a modal dialog that holds the story', async () => {
      actor = await scene.open('dialog');
      await actor.act('story');
      await until('the marks in the page are gone', async () => (await actor.report()).size === 11);
      await actor.hover('U.S. troops');
      const shown = () => actor.order<Box | null>('card');
      await until('the card', shown);
      await sleep(200);
      const box = (await shown())!;
      await actor.tab.reach.move(box.x + 30, box.y + 30);
      await sleep(600);
      expect(await shown()).not.toBeNull();
      // The Close button, at the card's foot.
      await actor.tab.reach.click(box.x + 40, box.y + box.height - 24);
      expect(await shown()).toBeNull();
    });

    it('a card that is open when a modal dialog comes stays usable, and comes back when that closes', async () => {
      actor = await scene.open('dialog');
      await actor.order('open m3');
      const card = await actor.card();
      await until('on top', () => isOnTop(card));
      await actor.act('wall');
      await until('on top', () => isOnTop(card));
      await actor.act('unwall');
      await until('on top again', () => isOnTop(card));
      await card.click('button', /Close/);
      await actor.noCard();
    });

    it('is above a popover that the page opens later', async () => {
      actor = await scene.open('dialog');
      await actor.tab.page.setViewport({ width: 500, height: 700 });
      await actor.order('open m3');
      const card = await actor.card();
      await actor.act('menu');
      await until('on top', () => isOnTop(card));
    });

    it('comes back when the page throws it out, but fights no war', async () => {
      actor = await scene.open('plain');
      await actor.order('open m3');
      await actor.card();
      await actor.tab.page.evaluate(() => document.querySelector('parallel-38')!.remove());
      await actor.card();
      await actor.tab.page.evaluate(() => {
        new MutationObserver(() => document.querySelector('parallel-38')?.remove()).observe(document, {
          childList: true,
          subtree: true,
        });
        document.querySelector('parallel-38')!.remove();
      });
      await sleep(500);
      expect(await actor.tab.roots()).toEqual([]);
    });

    it('inert body: the card works', async () => {
      actor = await scene.open('inert');
      expect((await actor.report()).size).toBe(11);
      await actor.order('open m3');
      const card = await actor.card();
      await card.click('button', /Close/);
      await actor.noCard();
    });

    it('inert root: the card is shown', async () => {
      actor = await scene.open('inert-root');
      await actor.order('open m3');
      await actor.card();
    });

    it('designMode: nothing of ours can be edited', async () => {
      actor = await scene.open('design-mode');
      await actor.order('open m3');
      const card = await actor.card();
      const box = await placed(card);
      const text = await card.text();
      await actor.tab.reach.click(box.x + 60, box.y + 110);
      await actor.tab.page.keyboard.type('xyz');
      expect(await card.text()).toBe(text);
    });

    it('a page that has defined an element of our name reads nothing', async () => {
      actor = await scene.open('host-name');
      await actor.order('open m3');
      await actor.card();
      await actor.act('look');
      const read = await actor.tab.page.evaluate(() => (window as unknown as { read: string[] }).read);
      expect(read.filter((r) => /essay/.test(r))).toEqual([]);
    });

    it.each(['write', 'body'])('document-write, %s: all is there again, listeners too', async (act) => {
      actor = await scene.open('document-write');
      await actor.marked(11);
      await actor.act(act);
      await until(
        'a look',
        async () => (await actor.order<{ looks: unknown[] }>('report', undefined, 300).catch(() => null))?.looks.length,
      );
      expect((await actor.report()).size).toBe(11);
      await actor.hover('U.S. troops');
      await actor.card();
      await actor.away();
      await actor.noCard();
      await scene.quiet();
    });

    it('switched off, it leaves nothing', async () => {
      actor = await scene.open('plain');
      await actor.marked(11);
      await actor.order('open m3');
      await actor.card();
      await actor.order('off');
      expect(await actor.marks()).toEqual([]);
      expect(await actor.tab.roots()).toEqual([]);
      await actor.tab.reach.move(500, 300);
      await sleep(400);
      expect(await actor.tab.roots()).toEqual([]);
      expect(await actor.tab.page.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
    });
  });
}
