import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Mark } from '../harness/driver.ts';
import { until, type Box, type Surface } from '../harness/surface.ts';
import { count, readPng } from './pixels.ts';
import type { Actor, Stage } from './stage.ts';

/** Colours that the test extension's marks have. */
export const LINE = [0x4f, 0x6f, 0xd0] as const;
export const LINE_DARK = [0x8c, 0xa5, 0xf0] as const;
export const SOFT = [0xe3, 0xe9, 0xf8] as const;

/** What the tests of one browser share. */
export interface Scene {
  readonly stage: Stage;
  /** Opens a page kind in a new tab; it is closed after the test. */
  open(kind: string): Promise<Actor>;
  /** No error in any console since the last time. */
  quiet(): Promise<void>;
}

export const apart = (a: Box, b: Box): boolean =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;

const cardBox = (card: Surface): Promise<Box> =>
  until('the card has a box', () =>
    card.evaluate((root) => {
      const rect = root.querySelector('.card')?.getBoundingClientRect();
      return rect && { x: rect.x, y: rect.y, width: rect.width, height: rect.height };
    }),
  );

/** Where the card is once it has come to rest. */
export async function placed(card: Surface): Promise<Box> {
  let last = await cardBox(card);
  return until('the card has come to rest', async () => {
    await sleep(60);
    const now = await cardBox(card);
    const same = JSON.stringify(now) === JSON.stringify(last);
    last = now;
    return same && now;
  });
}

/** How many pixels around a mark's first line have a colour. */
export async function inked(
  actor: Actor,
  mark: Mark,
  colour: readonly [number, number, number],
  near?: number,
): Promise<number> {
  const { x, y, width, height } = mark.box!;
  const area = { x: x - 10, y: y - 10, width: width + 20, height: height + 20 };
  return count(readPng(await actor.tab.page.screenshot()), area, colour, near);
}

/** Whether the page's own hit test finds our host in the middle of the card. */
export async function isOnTop(card: Surface): Promise<boolean> {
  const { x, y, width, height } = await cardBox(card);
  return card.evaluate(
    (root, at) => document.elementFromPoint(at[0]!, at[1]!) === (root as ShadowRoot).host,
    [x + width / 2, y + height / 2],
  );
}

/** Moves the pointer over plain page, which is when meddling is noticed. */
export async function stir(actor: Actor): Promise<void> {
  await sleep(300);
  await actor.tab.reach.move(30, 200);
  await actor.tab.reach.move(31, 220);
}

/** The mark's line is painted. */
export async function expectLine(
  actor: Actor,
  mark: Mark,
  colour: readonly [number, number, number] = LINE,
): Promise<void> {
  expect(await inked(actor, mark, colour)).toBeGreaterThan(Math.max(mark.box!.width, mark.box!.height) / 6);
}
