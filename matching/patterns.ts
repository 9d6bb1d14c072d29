/**
 * Compounds that no list holds, found as a cascade over the words that the scan emits: first rules that make larger
 * parts of smaller ones ("city" + "buses" + "in the harbour"), then patterns that make mentions of parts. A pattern is
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

/** Stamps of the classes that stand in the sentence at hand. */
const seen = new Int32Array(4096);
let stamp = 0;

/** Begins a sentence: its classes are noted as parts come. */
export const newSentence = (): void => void stamp++;

const order = (a: Found, b: Found): number => a.start - b.start || b.end - a.end;

/** As they mostly are: parts are looked at in their order. */
function inOrder(found: readonly Found[]): boolean {
  for (let i = 1; i < found.length; i++) if (order(found[i - 1]!, found[i]!) > 0) return false;
  return true;
}

/** Parts of one sentence, sorted by start, the longer first. Parallel arrays; positions are of the folded text. */
export class Parts {
  count = 0;
  start = new Int32Array(256);
  end = new Int32Array(256);
  cls = new Int32Array(256);

  push(start: number, end: number, cls: number): void {
    if (this.count === this.start.length)
      for (const name of ['start', 'end', 'cls'] as const) {
        const longer = new Int32Array(this.count * 2);
        longer.set(this[name]);
        this[name] = longer;
      }
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.cls[this.count++] = cls;
    seen[cls] = stamp;
  }

  /** Takes what was made into its place. */
  merge(made: readonly Found[]): void {
    const sorted = inOrder(made) ? made : [...made].sort(order);
    for (let i = 0; i < sorted.length; i++) {
      const { start, end, pattern } = sorted[i]!;
      this.push(start, end, pattern.cls!);
    }
    const { start, end, cls } = this;
    let from = this.count - sorted.length - 1;
    for (let to = this.count - 1, next = sorted.length - 1; next >= 0; to--) {
      const one = sorted[next]!;
      if (from >= 0 && (start[from]! > one.start || (start[from] === one.start && end[from]! < one.end))) {
        start[to] = start[from]!;
        end[to] = end[from]!;
        cls[to] = cls[from--]!;
      } else {
        start[to] = one.start;
        end[to] = one.end;
        cls[to] = one.pattern.cls!;
        next--;
      }
    }
  }
}

export interface Found {
  start: number;
  end: number;
  pattern: Pattern;
  /** Start and end of each part in turn; none where a part is made of them. */
  parts: readonly number[];
}

/** Steps that one attempt may take. */
const BUDGET = 96;
/** Most elements of a pattern. */
export const LONGEST = 24;

/** Patterns by the classes they can begin with. */
export type PatternIndex = (Pattern[] | undefined)[];

export function indexPatterns(patterns: Pattern[]): PatternIndex {
  const index: PatternIndex = [];
  for (const pattern of patterns) for (const cls of pattern.elements[0]!.cls) (index[cls] ??= []).push(pattern);
  return index;
}

/** One attempt's state: which parts are taken for which elements, and the best so far. */
const taken = new Int32Array(LONGEST);
const slots = new Int32Array(LONGEST);
const best = new Int32Array(LONGEST);
const bestSlots = new Int32Array(LONGEST);
let depth = 0;
let bestDepth = 0;
let bestEnd = 0;
let budget = 0;

function fits(cls: number[], one: number): boolean {
  for (let i = 0; i < cls.length; i++) if (cls[i] === one) return true;
  return false;
}

function search(pattern: Pattern, parts: Parts, reach: Int32Array, element: number, from: number, gap: number): void {
  const { elements, distinct } = pattern;
  const end = parts.end[taken[depth - 1]!]!;
  if (element === elements.length) {
    if (end > bestEnd || (end === bestEnd && depth > bestDepth)) {
      bestEnd = end;
      bestDepth = depth;
      best.set(taken);
      bestSlots.set(slots);
    }
    return;
  }
  const { cls, optional, gap: own } = elements[element]!;
  const room = gap > own ? gap : own;
  const limit = reach[end]! + room;
  for (let next = from + 1; next < parts.count && budget > 0; next++) {
    const start = parts.start[next]!;
    if (start < end) continue;
    if (reach[start]! > limit) break;
    budget--;
    if (!fits(cls, parts.cls[next]!) || (distinct && repeats(parts, next))) continue;
    taken[depth] = next;
    slots[depth++] = element;
    search(pattern, parts, reach, element + 1, next, 0);
    depth--;
  }
  if (optional && budget > 0) search(pattern, parts, reach, element + 1, from, room);
}

function repeats(parts: Parts, next: number): boolean {
  for (let i = 0; i < depth; i++) if (parts.cls[taken[i]!] === parts.cls[next]) return true;
  return false;
}

/** Longest match of `pattern` from part `first`, or null. */
function match(pattern: Pattern, parts: Parts, reach: Int32Array, first: number): Found | null {
  taken[0] = first;
  slots[0] = 0;
  depth = 1;
  bestDepth = 0;
  bestEnd = -1;
  budget = BUDGET;
  search(pattern, parts, reach, 1, first, 0);
  if (!bestDepth) return null;
  const made = pattern.cls !== undefined;
  const all: number[] = [];
  let start = -1;
  let end = -1;
  for (let i = 0; i < bestDepth; i++) {
    const part = best[i]!;
    if (!made) all.push(parts.start[part]!, parts.end[part]!);
    if (pattern.elements[bestSlots[i]!]!.outside) continue;
    if (start < 0) start = parts.start[part]!;
    end = parts.end[part]!;
  }
  return { start, end, pattern, parts: all };
}

/** Does the sentence hold something for every element that must be there? */
function possible({ elements }: Pattern): boolean {
  for (let i = 1; i < elements.length; i++) {
    const { optional, cls } = elements[i]!;
    if (optional) continue;
    let there = false;
    for (let k = 0; k < cls.length && !there; k++) there = seen[cls[k]!] === stamp;
    if (!there) return false;
  }
  return true;
}

const NONE: Found[] = [];

/**
 * Everything the patterns of `index` find among `parts`. Loops count, here and where else every word is looked at: on a page's first
 * pass `for … of` makes two objects a step.
 * @param reach distance in half words from the beginning at every folded position
 * @param lang bits of the text's language
 */
export function matchAll(index: PatternIndex, parts: Parts, reach: Int32Array, lang: number): Found[] {
  let found = NONE;
  for (let i = 0; i < parts.count; i++) {
    const patterns = index[parts.cls[i]!];
    if (!patterns) continue;
    for (let k = 0; k < patterns.length; k++) {
      const pattern = patterns[k]!;
      if ((pattern.langs && !(pattern.langs & lang)) || !possible(pattern)) continue;
      const one = match(pattern, parts, reach, i);
      if (!one) continue;
      if (found === NONE) found = [one];
      else found.push(one);
    }
  }
  return found;
}
