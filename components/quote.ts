/** Splits the text of a passage into runs: matched words banded, doubtful words dashed. Pure; offsets in UTF-16 units. */

export interface Range {
  start: number;
  end: number;
}
export interface Run {
  text: string;
  hit: boolean;
  doubt: boolean;
}

const letter = /[\p{L}\p{N}]/u;
/** What may lie between two words of one band: a space, a hyphen, or a little word ("capable of defending"). */
const BETWEEN = /^(?:[\s\u2010\u2011-]{1,2}|\s\p{Ll}{1,3}\s)$/u;
const isLetter = (text: string, at: number): boolean => at >= 0 && at < text.length && letter.test(text.charAt(at));

/**
 * Where the given words stand in the text as whole words, in order, not overlapping. Words with nothing but a space,
 * a hyphen or a word of at most three letters between them make one band ("joint military exercises"). Compares without regard to case.
 */
export function wordRanges(text: string, words: readonly string[]): Range[] {
  const lower = text.toLowerCase();
  // Some capitals change their length in lower case; then offsets would be off, so compare as written.
  const hay = lower.length === text.length ? lower : text;
  const found: Range[] = [];
  for (const word of words) {
    const needle = hay === lower ? word.toLowerCase() : word;
    if (!needle.trim()) continue;
    for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
      const end = at + needle.length;
      const whole =
        !(isLetter(text, at - 1) && isLetter(text, at)) && !(isLetter(text, end) && isLetter(text, end - 1));
      if (whole) found.push({ start: at, end });
    }
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const bands: Range[] = [];
  for (const next of found) {
    const last = bands.at(-1);
    if (last && (next.start <= last.end || BETWEEN.test(text.slice(last.end, next.start))))
      last.end = Math.max(last.end, next.end);
    else bands.push({ ...next });
  }
  return bands;
}

/** Few bands say more than many: no little words, none that stand in a longer band already, and the `most` longest, in order. */
export function strongest(text: string, bands: readonly Range[], most = 4): Range[] {
  const written = (r: Range) => text.slice(r.start, r.end).toLowerCase();
  // A little word alone ("two") says nothing.
  const telling = bands.filter((r) => !/^\p{Ll}{1,3}$/u.test(text.slice(r.start, r.end)));
  const longer = telling.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Range[] = [];
  for (const band of longer) {
    const words = ` ${written(band)} `;
    const repeats = kept.some((k) => written(k) !== words.trim() && ` ${written(k)} `.includes(words));
    if (!repeats && kept.length < most) kept.push(band);
  }
  return kept.sort((a, b) => a.start - b.start);
}

const inside = (ranges: readonly Range[], at: number): boolean => ranges.some((r) => r.start <= at && at < r.end);

/**
 * The runs of `text.slice(from, to)`. Joined, they are exactly that text.
 * @param hits ranges to band, @param doubts ranges to dash; both in offsets of the whole text, in any order.
 */
export function runs(
  text: string,
  hits: readonly Range[],
  doubts: readonly Range[],
  from = 0,
  to = text.length,
): Run[] {
  const cuts = new Set([from, to]);
  for (const { start, end } of [...hits, ...doubts])
    for (const at of [start, end]) if (at > from && at < to) cuts.add(at);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => ({
    text: text.slice(start, edges[i + 1]),
    hit: inside(hits, start),
    doubt: inside(doubts, start),
  }));
}

/** The sentence of the text in which most of the ranges stand, or `otherwise` when none stands anywhere. */
export function excerpt(text: string, ranges: readonly Range[], otherwise: Range): Range {
  if (!ranges.length) return otherwise;
  let best = otherwise;
  let most = 0;
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    const end = index + segment.trimEnd().length;
    const count = ranges.filter((r) => r.start >= index && r.end <= end).reduce((sum, r) => sum + r.end - r.start, 0);
    if (count > most) [best, most] = [{ start: index, end }, count];
  }
  return best;
}
