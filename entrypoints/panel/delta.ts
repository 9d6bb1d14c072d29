import type { LinkedMention } from '../../matching/types';

/** The shortest "from `at` on, `remove` give way to `insert`" that makes `now` of `before`. Pure. */
export function delta(
  before: readonly LinkedMention[],
  now: readonly LinkedMention[],
): { at: number; remove: number; insert: LinkedMention[] } {
  const same = (a: LinkedMention, b: LinkedMention) => a === b || JSON.stringify(a) === JSON.stringify(b);
  const most = Math.min(before.length, now.length);
  let at = 0;
  while (at < most && same(before[at]!, now[at]!)) at++;
  let tail = 0;
  while (tail < most - at && same(before[before.length - 1 - tail]!, now[now.length - 1 - tail]!)) tail++;
  return { at, remove: before.length - at - tail, insert: now.slice(at, now.length - tail) };
}
