import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../../../tools/browsers.ts';
import type { Mark } from '../harness/driver.ts';
import { until, type Box, type Surface } from '../harness/surface.ts';
import { count, readPng } from './pixels.ts';
import { openStage, type Actor, type Stage } from './stage.ts';

const LINE = { light: [0x4f, 0x6f, 0xd0], dark: [0x8c, 0xa5, 0xf0], soft: [0xe3, 0xe9, 0xf8] } as const;

const cardBox = (card: Surface): Promise<Box> =>
  until('the card has a box', () =>
    card.box('.card h2').then(() =>
      card.evaluate((root) => {
        const { x, y, width, height } = root.querySelector('.card')!.getBoundingClientRect();
        return { x, y, width, height };
      }),
    ),
  );

const apart = (a: Box, b: Box): boolean =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;

/** Lays out, lets floating-ui place. */
const placed = async (card: Surface): Promise<Box> => {
  let last = await cardBox(card);
  return until('the card has come to rest', async () => {
    await sleep(60);
    const now = await cardBox(card);
    const same = JSON.stringify(now) === JSON.stringify(last);
    last = now;
    return same && now;
  });
};

/** How many pixels around a mark have the line's colour. */
async function inked(actor: Actor, mark: Mark, colour: readonly [number, number, number]): Promise<number> {
  const { x, y, width, height } = mark.box!;
  const area = { x: x - 2, y: y - 2, width: width + 4, height: height + 10 };
  return count(readPng(await actor.tab.page.screenshot()), area, colour);
}

export function liveSuite(name: BrowserName): void {
  let stage: Stage;
  let actor: Actor;
  const open = async (kind: string): Promise<Actor> => (actor = await stage.open(kind));
  beforeAll(async () => {
    stage = await openStage(name);
  });
  afterAll(() => stage?.close());
  afterEach(async () => {
    // Not every page kind lets itself be closed in peace; the next test opens its own.
    await actor?.close().catch(() => undefined);
  });
  const quiet = async (): Promise<void> => expect(await stage.driver.errors()).toEqual([]);

  /** Marked, painted, a card on hover that covers no mark, gone after leaving; the page's DOM as before. */
  async function wholeWay(
    kind: string,
    words = 'U.S. troops',
    colour: readonly [number, number, number] = LINE.light,
  ): Promise<void> {
    await open(kind);
    await actor.marked(5);
    const before = await actor.tab.serialized();
    const mark = await actor.find(words);
    expect(await inked(actor, mark, colour)).toBeGreaterThan(mark.box!.width / 4);
    await actor.hover(words);
    const card = await actor.card();
    expect(await card.texts('h2')).toEqual([words]);
    const box = await placed(card);
    expect(apart(box, mark.box!)).toBe(true);
    await actor.away();
    await actor.noCard();
    expect(await actor.tab.serialized()).toBe(before);
    await quiet();
  }

  describe('strange and hostile pages, the whole way', () => {
    it.each([
      'plain',
      'csp-none',
      'trusted-types',
      'all-unset',
      'hides-strangers',
      'z-index',
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
      'text-nodes',
      'document-write',
      'sheets-open',
      'zoom',
      'zoom-body',
      'transform',
      'transform-root',
      'sixty',
      'virtual',
    ])('%s', (kind) => (kind === 'sixty' ? movingPage(kind) : wholeWay(kind)), 40_000);

    it('dark', () => wholeWay('dark', 'U.S. troops', LINE.dark));
    it('xhtml', () => wholeWay('xhtml'));
    it('rtl', () => wholeWay('rtl', 'U.S. troops'));
    it('vertical', () => wholeWay('vertical-latin', 'South Korea'));

    /** The same on a page that never stands still: its DOM can't be compared. */
    async function movingPage(kind: string): Promise<void> {
      await open(kind);
      await actor.marked(5);
      await actor.hover('U.S. troops');
      await actor.card();
      await actor.away();
      await actor.noCard();
      const { looks } = await actor.report();
      // Once a second at most, and each time only the few nodes that changed.
      expect(looks.length).toBeLessThan(60);
      expect(Math.max(...looks.map((l) => l.nodes))).toBeLessThan(10);
      await quiet();
    }

    it('nothing where there is nothing', async () => {
      await open('pie');
      expect(await actor.marks()).toEqual([]);
      expect((await actor.report()).size).toBe(0);
      expect(await actor.tab.roots()).toEqual([]);
    });

    it('csp-sandbox, where the page itself may run nothing', async () => {
      await open('csp-sandbox');
      expect((await actor.report()).size).toBe(11);
      await actor.tab.reach.move(700, 260);
      await actor.order('open m3');
      await actor.card();
    });

    it('prototypes: the page’s overrides are not called by us, nor work on us', async () => {
      await open('prototypes');
      const size = await until('marks', async () => (await actor.report()).size || null);
      expect(size).toBe(11);
      await actor.order('open m3');
      await until('the card is open', async () => (await actor.report()).open);
      expect(await actor.tab.page.evaluate(() => (window as unknown as { broken: number }).broken)).toBe(0);
      await actor.tab.reach.press('Escape');
      expect((await actor.report()).card).toBeNull();
    });

    it('frames: the story in a frameset, a frame of the same and of another origin', async () => {
      for (const kind of ['frameset', 'frame-same', 'frame-cross']) {
        await open(kind);
        const frame = await until('the frame', async () =>
          actor.tab.page.frames().find((f) => f.url().endsWith('/hostile/plain')),
        );
        const report = await until('marks in the frame', () =>
          actor.order<{ size: number }>('report', frame, 500).catch(() => null),
        );
        expect(report.size).toBe(11);
        await actor.order('open m3', frame);
        expect(await until('its card', async () => (await actor.order<{ open: boolean }>('report', frame)).open)).toBe(
          true,
        );
        await actor.close();
      }
      await quiet();
    });
  });

  describe('the registry is shared', () => {
    it.each(['clear', 'empty', 'delete'])('%s: painted again when the pointer moves', async (act) => {
      await open('highlights-cleared');
      const all = await actor.marked(11);
      await actor.act(act);
      expect((await actor.marks()).length).toBe(0);
      await sleep(300);
      await actor.tab.reach.move(30, 200);
      await actor.tab.reach.move(31, 220);
      expect(await actor.marked(11)).toHaveLength(all.length);
      const mark = await actor.find('U.S. troops');
      expect(await inked(actor, mark, LINE.light)).toBeGreaterThan(20);
    });

    it('a page that uses our names and styles them loses', async () => {
      await open('our-names');
      await actor.marked(11);
      await actor.act('take');
      expect((await actor.marks()).some((m) => m.text.includes('A page for tests'))).toBe(true);
      await sleep(300);
      await actor.tab.reach.move(30, 200);
      await actor.tab.reach.move(31, 220);
      await until(
        'ours are back',
        async () => (await actor.marks()).filter((m) => m.highlight === 'p38-mark').length === 11,
      );
      const mark = await actor.find('U.S. troops');
      expect(await inked(actor, mark, LINE.light)).toBeGreaterThan(20);
    });

    it('a page that reassigns the sheets of its shadow root takes nothing of ours', async () => {
      await open('sheets-open');
      await actor.marked(11);
      await actor.act('reassign');
      const mark = await actor.find('U.S. troops');
      expect(await inked(actor, mark, LINE.light)).toBeGreaterThan(20);
    });

    it('a page that turns light has its marks turned', async () => {
      await open('dark');
      await actor.marked(11);
      await actor.act('light');
      await sleep(300);
      await actor.tab.reach.move(30, 200);
      await actor.tab.reach.move(31, 220);
      await until('light marks', async () => (await actor.marks()).every((m) => m.highlight === 'p38-mark'));
      const mark = await actor.find('U.S. troops');
      expect(await inked(actor, mark, LINE.light)).toBeGreaterThan(20);
    });

    it('the active mention has a soft ground, in shadow roots too', async () => {
      for (const kind of ['plain', 'shadow-closed']) {
        await open(kind);
        await actor.marked(11);
        const mark = await actor.hover('U.S. troops');
        await actor.card();
        expect(await inked(actor, mark, LINE.soft)).toBeGreaterThan(100);
        await actor.close();
      }
    });

    it('nothing is painted in print', async () => {
      await open('plain');
      await actor.marked(11);
      const mark = await actor.find('U.S. troops');
      if (name === 'firefox') return; // puppeteer can't emulate media there; the sheet is the same text
      await actor.tab.page.emulateMediaType('print');
      expect(await inked(actor, mark, LINE.light)).toBe(0);
      await actor.tab.page.emulateMediaType('screen');
      expect(await inked(actor, mark, LINE.light)).toBeGreaterThan(20);
    });
  });

  describe('hover', () => {
    it('no card for a mark that was left before the dwell', async () => {
      await open('plain');
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
      await open('plain');
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
      await open('plain');
      await actor.marked(11);
      const mark = await actor.find('mutual defense treaty');
      // Beside the column's text, at the mark's height: the caret snaps to it, its box does not.
      await actor.tab.reach.move(1200, mark.box!.y + 8);
      await sleep(500);
      expect((await actor.report()).diary).toEqual([]);
    });

    it('scrolling a mark under a resting pointer opens nothing', async () => {
      await open('plain');
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
      await open('controls');
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
      await quiet();
    });

    it('selecting words opens no card and hides the one that is there', async () => {
      await open('plain');
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
      await open('controls');
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
      await open('plain');
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
      await open('plain');
      await actor.marked(11);
      await actor.find('U.S. troops');
      await actor.order(`open ${await idOf(actor, 'U.S. troops')}`);
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

  describe('placing', () => {
    it.each([
      [1280, 900],
      [800, 500],
      [640, 400],
      [500, 700],
    ])('%i × %i: in the window, on no mark', async (width, height) => {
      await open('plain');
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
      await open('plain');
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
      await open('rtl');
      await actor.marked(5);
      const mark = await actor.hover('U.S. troops');
      const box = await placed(await actor.card());
      const right = mark.box!.x + mark.box!.width;
      expect(Math.abs(box.x + box.width - right)).toBeLessThan(3);
    });

    it('vertical text: beside the line', async () => {
      await open('vertical');
      await actor.marked(2);
      const mark = await actor.hover('合同軍事演習');
      const box = await placed(await actor.card());
      expect(mark.box!.height).toBeGreaterThan(mark.box!.width);
      expect(box.x + box.width <= mark.box!.x - 7 || box.x >= mark.box!.x + mark.box!.width + 7).toBe(true);
    });

    it.each(['zoom', 'zoom-body', 'transform', 'transform-root'])(
      '%s: its own size, 8 px from the mark',
      async (kind) => {
        await open(kind);
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

  describe('the host', () => {
    it('is above a fullscreen element', async () => {
      await open('fullscreen');
      await actor.marked(11);
      await actor.tab.page.click('#full');
      await until('fullscreen', () => actor.tab.page.evaluate(() => document.fullscreenElement !== null));
      await actor.order('open m3');
      await onTop(await actor.card());
      // … and of one that comes later.
      await actor.tab.page.evaluate(() => document.exitFullscreen());
      await actor.tab.page.click('#full').catch(() => undefined);
    });

    it('is usable in a modal dialog that holds the story', async () => {
      await open('dialog');
      await actor.act('story');
      await until('marks in the dialog only', async () => (await actor.report()).looks.length > 0);
      await actor.marked(5);
      await actor.hover('U.S. troops');
      const card = await actor.card();
      const box = await placed(card);
      await actor.tab.reach.move(box.x + 30, box.y + 30);
      await sleep(600);
      await card.click('button', /Close/);
      await actor.noCard();
    });

    it('a card that is open when a modal dialog comes stays usable, and comes back when that closes', async () => {
      await open('dialog');
      await actor.order('open m3');
      const card = await actor.card();
      await onTop(card);
      await actor.act('wall');
      await until('on top', () => isOnTop(card));
      await actor.act('unwall');
      await until('on top again', () => isOnTop(card));
      await card.click('button', /Close/);
      await actor.noCard();
    });

    it('is above a popover that the page opens later', async () => {
      await open('dialog');
      await actor.tab.page.setViewport({ width: 500, height: 700 });
      await actor.order('open m3');
      const card = await actor.card();
      await actor.act('menu');
      await until('on top', () => isOnTop(card));
    });

    it('comes back when the page throws it out, but fights no war', async () => {
      await open('plain');
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
      await open('inert');
      expect((await actor.report()).size).toBe(11);
      await actor.order('open m3');
      const card = await actor.card();
      await card.click('button', /Close/);
      await actor.noCard();
    });

    it('inert root: the card is shown', async () => {
      await open('inert-root');
      await actor.order('open m3');
      await actor.card();
    });

    it('designMode: nothing of ours can be edited', async () => {
      await open('design-mode');
      await actor.order('open m3');
      const card = await actor.card();
      const box = await placed(card);
      const text = await card.text();
      await actor.tab.reach.click(box.x + 60, box.y + 110);
      await actor.tab.page.keyboard.type('xyz');
      expect(await card.text()).toBe(text);
    });

    it('a page that has defined an element of our name reads nothing', async () => {
      await open('host-name');
      await actor.order('open m3');
      await actor.card();
      await actor.act('look');
      const read = await actor.tab.page.evaluate(() => (window as unknown as { read: string[] }).read);
      expect(read.filter((r) => /essay/.test(r))).toEqual([]);
    });

    it('document.open, which takes every listener away, and a new body: all is there again', async () => {
      await open('document-write');
      await actor.marked(11);
      for (const act of ['write', 'body']) {
        await actor.act(act).catch(() => undefined);
        await until('marks', async () => (await actor.marks().catch(() => [])).length === 11);
        await actor.hover('U.S. troops');
        await actor.card();
        await actor.away();
        await actor.noCard();
        if (act === 'write') break;
      }
    });

    it('switched off, it leaves nothing', async () => {
      await open('plain');
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

const idOf = async (actor: Actor, words: string): Promise<string> => actor.order<string>(`id 0 ${words}`);

/** Whether the page's own hit test finds our host in the middle of the card. */
const isOnTop = async (card: Surface): Promise<boolean> => {
  const { x, y, width, height } = await cardBox(card);
  return card.evaluate(
    (root, at) => document.elementFromPoint(at[0]!, at[1]!) === (root as ShadowRoot).host,
    [x + width / 2, y + height / 2],
  );
};
const onTop = async (card: Surface): Promise<void> => {
  await placed(card);
  expect(await isOnTop(card)).toBe(true);
};
