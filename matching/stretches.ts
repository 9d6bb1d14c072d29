import { firstThat } from './bisect.ts';

/** Stretches of a text, looked up quickly however many there are. */
export type Stretch = readonly [start: number, end: number];

/** Whether a span lies within one of the stretches: a test that takes the logarithm of their number. */
export function within(stretches: readonly Stretch[]): (span: { start: number; end: number }) => boolean {
  if (stretches.length === 0) return () => false;
  const sorted = [...stretches].sort((a, b) => a[0] - b[0]);
  // How far those reach that begin up to each of them.
  let most = 0;
  const reach = sorted.map(([, end]) => (most = Math.max(most, end)));
  return ({ start, end }) => {
    const later = firstThat(sorted, ([from]) => from > start);
    return later > 0 && reach[later - 1]! >= end;
  };
}
