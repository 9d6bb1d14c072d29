/** Where labels and marks of the timeline stand. Pure; lengths in px, times in days. */

/**
 * Places labels beside their marks: in order, not overlapping, inside the bounds, with the least sum of squared shifts.
 * Isotonic regression by pooling adjacent violators (Barlow et al. 1972) on the tops less the heights above them;
 * bounds are met by clamping, which keeps the regression optimal.
 * @param wanted tops that the labels would like, in order of time (need not be sorted)
 * @param heights of the labels
 * @param min top of the first, @param max bottom of the last; when they don't fit, they run over `max`
 * @returns tops
 */
export function place(wanted: readonly number[], heights: readonly number[], min: number, max: number): number[] {
  // Blocks of labels that touch: the sum of what they want, and how many they are.
  const sums: number[] = [];
  const counts: number[] = [];
  let total = 0;
  for (let i = 0; i < wanted.length; i++) {
    let sum = wanted[i]! - total;
    let n = 1;
    total += heights[i]!;
    for (let last = sums.length - 1; last >= 0 && sums[last]! / counts[last]! > sum / n; last--) {
      sum += sums.pop()!;
      n += counts.pop()!;
    }
    sums.push(sum);
    counts.push(n);
  }
  const highest = Math.max(min, max - total);
  const tops: number[] = [];
  let above = 0;
  for (let block = 0; block < sums.length; block++) {
    const at = Math.min(highest, Math.max(min, sums[block]! / counts[block]!));
    for (let i = 0; i < counts[block]!; i++) {
      tops.push(at + above);
      above += heights[tops.length - 1]!;
    }
  }
  return tops;
}

/** Columns of marks: one nearer than `near` px to the last in its column steps aside, at most to column `columns - 1`. */
export function stepAside(tops: readonly number[], near = 10, columns = 3): number[] {
  const last: number[] = [];
  return tops.map((y) => {
    let column = 0;
    while (column < columns - 1 && y - (last[column] ?? -Infinity) < near) column++;
    last[column] = y;
    return column;
  });
}

/** Lanes of spans beside the axis, so that those that overlap in time stand side by side. */
export function lanes(spans: readonly { from: number; to: number }[]): number[] {
  const ends: number[] = [];
  return spans.map(({ from, to }) => {
    let lane = ends.findIndex((end) => end < from);
    if (lane < 0) lane = ends.length;
    ends[lane] = to;
    return lane;
  });
}

export interface Mark {
  /** When, in days; in order. */
  at: number;
  /** Height of its label in px; 0 for a mark without one. */
  height: number;
}
export interface Fit {
  /** Length of the axis in px: `from` is at 0, `to` at `length`. */
  length: number;
  /** Tops of the marks' labels, NaN for those without; relative to the axis' start. */
  labels: number[];
  /** Where each mark stands on the axis. */
  marks: number[];
  /** Where the last label or the axis ends. */
  bottom: number;
  /** Farthest that a label stands from its mark. */
  far: number;
}

/** A label's first line stands this much above its mark. */
export const LABEL_RISE = 8;
/** A label farther than this from its mark is hard to follow. */
export const FAR = 60;

/** The shortest linear axis on which no label stands farther than `FAR` from its mark, or the best within `longest`. */
export function fit(marks: readonly Mark[], from: number, to: number, shortest: number, longest = 640): Fit {
  const span = Math.max(1, to - from);
  const labelled = marks.flatMap((m, i) => (m.height ? [i] : []));
  const heights = labelled.map((i) => marks[i]!.height);
  const needed = heights.reduce((a, b) => a + b, 0);
  let best: { length: number; tops: number[]; far: number } | undefined;
  // Tried for hundreds of stretches before one is shown: nothing is made here that is not needed to tell which is best.
  for (let length = Math.max(shortest, needed * 0.5); ; length *= 1.3) {
    const wanted: number[] = [];
    for (let k = 0; k < labelled.length; k++)
      wanted.push(((marks[labelled[k]!]!.at - from) / span) * length - LABEL_RISE);
    const tops = place(wanted, heights, -LABEL_RISE, Math.max(length, needed) + LABEL_RISE * 2);
    let far = 0;
    for (let k = 0; k < tops.length; k++) far = Math.max(far, Math.abs(tops[k]! - wanted[k]!));
    if (!best || far < best.far - 1) best = { length, tops, far };
    if (far <= FAR || length >= Math.max(longest, shortest, needed)) break;
  }
  const { length, tops, far } = best;
  const labels = marks.map(() => NaN);
  labelled.forEach((i, k) => (labels[i] = tops[k]!));
  return {
    ...{ length, labels, far },
    marks: marks.map((m) => ((m.at - from) / span) * length),
    bottom: Math.max(length, ...tops.map((top, k) => top + heights[k]!)),
  };
}
