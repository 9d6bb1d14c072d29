/**
 * Compounds that no list holds, found as a cascade over the words that the scan emits: first rules that make larger
 * parts of smaller ones ("U.S." + "soldiers" + "in South Korea"), then patterns that make mentions of parts. A pattern is
 * a sequence of classes with optional elements and bounded gaps, matched within a sentence; the search from each word is
 * bounded by a fixed number of steps, so no text can make it slow. (After Abney's finite-state cascades.)
 */

export interface Element {
  /** Classes that fit here. */
  cls: number[];
  optional?: true;
  /** Most half words between the element before and this one. */
  gap: number;
  /** Context only: outside the span of what is found. */
  outside?: true;
}

export interface Pattern {
  elements: Element[];
  /** What it makes: a class (for later rules) or a mention. */
  cls?: number;
  concept?: number;
  need?: number;
  /** Languages it is kept to, as bits; absent: all. */
  langs?: number;
  /** Every part must be of another class. */
  distinct?: true;
  /** A span where forms mention nothing, or where there is nothing at all. */
  quiet?: 'forms' | 'all';
}

/** Parts of one sentence, sorted by start. Positions are of the folded text. */
export interface Part {
  start: number;
  end: number;
  cls: number;
}

export interface Found {
  start: number;
  end: number;
  pattern: Pattern;
  parts: Part[];
}

/** Steps that one attempt may take. */
const BUDGET = 160;

/** Patterns by the classes they can begin with. */
export type PatternIndex = (Pattern[] | undefined)[];

export function indexPatterns(patterns: Pattern[]): PatternIndex {
  const index: PatternIndex = [];
  for (const pattern of patterns) for (const cls of pattern.elements[0]!.cls) (index[cls] ??= []).push(pattern);
  return index;
}

interface Match {
  parts: Part[];
  /** Which element each part stands for. */
  slots: number[];
}

/** Longest match of `pattern` from `parts[first]`, or null. */
function match({ elements, distinct }: Pattern, parts: Part[], first: number, reach: Int32Array): Match | null {
  let budget = BUDGET;
  let best: Match | null = null;
  const taken: Part[] = [parts[first]!];
  const slots: number[] = [0];

  const go = (element: number, from: number, gap: number): void => {
    const end = taken[taken.length - 1]!.end;
    if (element === elements.length) {
      const old = best?.parts;
      if (!old || end > old[old.length - 1]!.end || (end === old[old.length - 1]!.end && taken.length > old.length))
        best = { parts: taken.slice(), slots: slots.slice() };
      return;
    }
    const { cls, optional, gap: own } = elements[element]!;
    const room = Math.max(gap, own);
    const limit = reach[end]! + room;
    for (let next = from + 1; next < parts.length && budget > 0; next++) {
      const part = parts[next]!;
      if (part.start < end) continue;
      if (reach[part.start]! > limit) break;
      budget--;
      if (!cls.includes(part.cls) || (distinct && taken.some((t) => t.cls === part.cls))) continue;
      taken.push(part);
      slots.push(element);
      go(element + 1, next, 0);
      taken.pop();
      slots.pop();
    }
    if (optional && budget > 0) go(element + 1, from, room);
  };
  go(1, first, 0);
  return best;
}

/** From the first to the last part that stands inside. */
function spanOf({ elements }: Pattern, { parts, slots }: Match): { start: number; end: number } {
  const inside = parts.filter((_, i) => !elements[slots[i]!]!.outside);
  return { start: inside[0]!.start, end: inside[inside.length - 1]!.end };
}

/**
 * Everything the patterns of `index` find among `parts`.
 * @param reach distance in half words from the beginning at every folded position
 * @param lang bits of the text's language
 */
export function matchAll(
  index: PatternIndex,
  parts: Part[],
  reach: Int32Array,
  lang: number,
): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < parts.length; i++) {
    const patterns = index[parts[i]!.cls];
    if (!patterns) continue;
    for (const pattern of patterns) {
      if (pattern.langs && !(pattern.langs & lang)) continue;
      const matched = match(pattern, parts, i, reach);
      if (matched) found.push({ ...spanOf(pattern, matched), pattern, parts: matched.parts });
    }
  }
  return found;
}
