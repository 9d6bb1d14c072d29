/** Whether what changed on a page is too little for its articles to be others. */
import { isRun, type Box } from './boxes';
import { sumAgain, sums } from './measure';

/** What may make another article, or another kind of page, however small it is. */
const telling = new Set(['article', 'body', 'headline', 'live', 'paywall']);
const tells = (box: Box): boolean =>
  box.tag === 'article' || box.tag === 'main' || box.tag === 'h1' || telling.has(box.hint ?? '');

const depth = (box: Box): number => {
  let levels = 0;
  for (let at = box.parent; at; at = at.parent) levels++;
  return levels;
};

/** Boxes whose own runs, children or attributes are others, with what they were before. */
export type Touched = ReadonlyMap<Box, { size: number; off: boolean }>;

/**
 * Sums up again what was read again.
 * @returns how much text has changed, as `Box.size` counts; infinite where a part of the page has come that says what it is
 */
export function* changedSize(touched: Touched): Generator<void, number> {
  let all = 0;
  const known = [...touched].filter(([box]) => box.last > 0 && box.el.isConnected !== false);
  // Inner boxes first: the outer ones are made of them.
  for (const [box, before] of known.sort(([a], [b]) => depth(b) - depth(a))) {
    let own = 0;
    for (const item of box.items) {
      if (isRun(item)) own += item.size;
      else if (item.last === 0) {
        if ((yield* sums(item)).some(tells)) return Infinity;
        own += item.size;
      }
    }
    sumAgain(box);
    all += box.off === before.off ? Math.max(Math.abs(box.size - before.size), own) : box.size;
  }
  return all;
}
