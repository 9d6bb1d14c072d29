import { describe, expect, it } from 'vitest';
import { until } from '../harness/surface.ts';
import { expectLine, inked, LINE, SOFT, stir, type Scene } from './scene.ts';
import type { Actor } from './stage.ts';

export function registrySuite(scene: Scene): void {
  let actor: Actor;
  describe('the registry is shared', () => {
    it.each(['clear', 'empty', 'delete'])('%s: painted again when the pointer moves', async (act) => {
      actor = await scene.open('highlights-cleared');
      const all = await actor.marked(11);
      await actor.act(act);
      expect((await actor.marks()).length).toBe(0);
      await stir(actor);
      expect(await actor.marked(11)).toHaveLength(all.length);
      const mark = await actor.find('U.S. troops');
      await expectLine(actor, mark);
    });

    it('a page that uses our names and styles them loses', async () => {
      actor = await scene.open('our-names');
      await actor.marked(11);
      await actor.act('take');
      expect((await actor.marks()).some((m) => m.text.includes('A page for tests'))).toBe(true);
      await stir(actor);
      await until(
        'ours are back',
        async () => (await actor.marks()).filter((m) => m.highlight === 'p38-mark').length === 11,
      );
      const mark = await actor.find('U.S. troops');
      await expectLine(actor, mark);
    });

    it('a page that reassigns the sheets of its shadow root takes nothing of ours', async () => {
      actor = await scene.open('sheets-open');
      await actor.marked(11);
      await actor.act('reassign');
      const mark = await actor.find('U.S. troops');
      await expectLine(actor, mark);
    });

    it('a page that turns light has its marks turned', async () => {
      actor = await scene.open('dark');
      await actor.marked(11);
      await actor.act('light');
      await stir(actor);
      await until('light marks', async () => (await actor.marks()).every((m) => m.highlight === 'p38-mark'));
      const mark = await actor.find('U.S. troops');
      await expectLine(actor, mark);
    });

    it('the active mention has a soft ground, in shadow roots too', async () => {
      for (const kind of ['plain', 'shadow-closed']) {
        actor = await scene.open(kind);
        await actor.marked(11);
        const mark = await actor.hover('U.S. troops');
        await actor.card();
        expect(await inked(actor, mark, SOFT, 6)).toBeGreaterThan(100);
      }
    });

    it('nothing is painted in print', async () => {
      actor = await scene.open('plain');
      await actor.marked(11);
      const mark = await actor.find('U.S. troops');
      // Puppeteer can't emulate media in Firefox; the sheet is the same text.
      if (scene.stage.driver.name === 'firefox') return;
      await actor.tab.page.emulateMediaType('print');
      expect(await inked(actor, mark, LINE)).toBe(0);
      await actor.tab.page.emulateMediaType('screen');
      await expectLine(actor, mark);
    });

    it('forced colours are the system’s own', async () => {
      // Only Chromium lets a test force them.
      if (scene.stage.driver.name === 'firefox') return;
      actor = await scene.open('plain');
      await actor.marked(11);
      const mark = await actor.find('U.S. troops');
      const white = await inked(actor, mark, [255, 255, 255], 10);
      const session = await actor.tab.page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
      await until('no line of ours', async () => (await inked(actor, mark, LINE, 20)) === 0);
      // Chromium paints them as it paints a selection; this is not black on white any more.
      const { width, height } = mark.box!;
      expect(await inked(actor, mark, [255, 255, 255], 10)).toBeLessThan(white - (width * height) / 2);
    });
  });
}
