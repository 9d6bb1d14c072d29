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
    let low = 0;
    for (let high = sorted.length; low < high;) {
      const middle = (low + high) >> 1;
      if (sorted[middle]![0] <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && reach[low - 1]! >= end;
  };
}
