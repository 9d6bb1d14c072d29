/**
 * Article -> mentions. Two stages: `scanBlock` looks at one block alone (and may be cached by its text); `resolve` looks at
 * the whole article: which words keep the company they need, whether the stretch is about the subject at all, and which
 * of the overlapping candidates is the longest sensible span.
 */
import type { MatcherData } from './compile.ts';
import type { Hit } from './company.ts';
import { datelineLength } from './dateline.ts';
import { loadGazetteer, scan, type Gazetteer, type Item } from './gazetteer.ts';
import { languageOf } from './language.ts';
import { fold } from './normalize.ts';
import { indexPatterns, matchAll, type Part, type PatternIndex } from './patterns.ts';
import { judge, type Judged } from './resolve.ts';
import type { Article, Mention } from './types.ts';

export interface Matcher extends Omit<MatcherData, 'gazetteer' | 'levels'> {
  items: Item[];
  /** Words by language, those that are loaded (so far). */
  words: Record<string, string>;
  /** Tries by language, built when a text of the language first comes. */
  tries: Map<string, Gazetteer>;
  levels: PatternIndex[];
}

/** Unpacks compiled data; once a page. */
export function loadMatcher({ gazetteer, levels, ...rest }: MatcherData): Matcher {
  const { items, words } = gazetteer;
  return { ...rest, items, words: { ...words }, tries: new Map(), levels: levels.map(indexPatterns) };
}

/** The trie for texts of a language; where its words are not there, that of names which count in every language. */
function trieOf({ items, words, tries }: Matcher, lang: string): Gazetteer {
  const known = lang in words ? lang : '';
  let trie = tries.get(known);
  if (!trie) tries.set(known, (trie = loadGazetteer(words[known] ?? '', items)));
  return trie;
}

/** Blocks that are looked at for the languages of an article. */
const LOOKED_AT = 24;

/** Languages of an article, of those that the pack has words for; '' where it is written in another. */
export function languagesOf({ blocks, title, lang }: Article, { langs }: Pick<Matcher, 'langs'>): string[] {
  const every = Math.ceil(blocks.length / LOOKED_AT);
  const texts = blocks.filter((_, i) => i % every === 0).map(({ text }) => text);
  const all = (title ? [title, ...texts] : texts).map((text) => languageOf(text, lang));
  return [...new Set(all.map((one) => (langs.includes(one) ? one : '')))];
}

/** What might be a mention. Offsets in the block's text, UTF-16. */
export interface Candidate {
  start: number;
  end: number;
  concept: number;
  /** Number of the need, -1 for none. */
  need: number;
  pattern: boolean;
  parts?: [number, number][];
  sentence: number;
}

/** All that one block says by itself. */
export interface BlockScan {
  text: string;
  langs: number;
  candidates: Candidate[];
  hits: Hit[];
  /** Stretches where forms mention nothing, and where there is nothing at all. */
  quiet: [number, number][];
  empty: [number, number][];
  /** Where sentences begin. */
  sentences: number[];
}

/** Text is looked at in stretches of about this many UTF-16 units, cut where a sentence or a word ends. */
const STRETCH = 4096;

function cut(text: string, from: number): number {
  if (text.length - from <= STRETCH) return text.length;
  const piece = text.slice(from, from + STRETCH);
  const stop = Math.max(piece.lastIndexOf('. '), piece.lastIndexOf('。'), piece.lastIndexOf('\n'));
  const at = stop > STRETCH / 2 ? stop + 1 : piece.lastIndexOf(' ') + 1;
  return from + (at > STRETCH / 2 ? at : STRETCH);
}

function scanStretch(text: string, from: number, to: number, m: Matcher, trie: Gazetteer, out: BlockScan): void {
  const folded = fold(text, from, to);
  const tokens = scan(trie, folded, out.langs, m.free, m.number);
  const firstSentence = out.sentences.length;
  for (const at of tokens.sentences) out.sentences.push(at < folded.length ? folded.from[at]! : to);
  const start = (i: number): number => folded.from[i]!;
  const end = (i: number): number => folded.to[i - 1]!;

  const hit = (part: Part, sentence: number, cue: number): void => {
    // Two strings that begin alike are one: "North Korea" and "North Korean".
    const size = folded.codes[part.start]! < 0x2e80 ? 5 : 2;
    const alike = String.fromCharCode(...folded.codes.subarray(part.start, Math.min(part.end, part.start + size)));
    const at = { start: start(part.start), end: end(part.end) };
    out.hits.push({ cue, ...at, word: `${part.cls} ${alike}`, text: text.slice(at.start, at.end), sentence });
  };
  /** Hits of parts in order of their start; one that stands within another of the same cue is none. */
  const hits = (parts: Part[], sentence: number): void => {
    const reached: number[] = [];
    for (const part of parts)
      for (const cue of m.cuesOf[part.cls] ?? []) {
        if (part.end <= (reached[cue] ?? 0)) continue;
        reached[cue] = part.end;
        hit(part, sentence, cue);
      }
  };
  const sentenceDone = (all: Part[], items: number[], sentence: number): void => {
    let parts: Part[] = [];
    let whole = { start: -1, end: -1 };
    all.forEach((part, i) => {
      if (part.end <= whole.end && (part.start > whole.start || part.end < whole.end)) return;
      if (m.whole.includes(part.cls)) whole = part;
      parts.push(part);
      const { concept, need } = m.items[items[i]!]!;
      const at = { start: start(part.start), end: end(part.end) };
      if (concept !== undefined) out.candidates.push({ ...at, concept, need: need!, pattern: false, sentence });
    });
    const ordered: Part[] = [...parts];
    for (const index of m.levels) {
      const made: Part[] = [];
      for (const { pattern, parts: used, ...at } of matchAll(index, parts, tokens.reach, out.langs)) {
        if (pattern.cls !== undefined) made.push({ ...at, cls: pattern.cls });
        else if (pattern.quiet) (pattern.quiet === 'all' ? out.empty : out.quiet).push([start(at.start), end(at.end)]);
        else
          out.candidates.push({
            start: start(at.start),
            end: end(at.end),
            concept: pattern.concept!,
            need: pattern.need ?? -1,
            pattern: true,
            parts: used.map((p): [number, number] => [start(p.start), end(p.end)]),
            sentence,
          });
      }
      if (!made.length) continue;
      ordered.push(...made);
      parts = [...parts, ...made].sort(byStart);
    }
    hits(ordered.sort(byStart), sentence);
  };

  let parts: Part[] = [];
  let items: number[] = [];
  let current = 0;
  const order = tokens.start.map((_, i) => i);
  order.sort((a, b) => tokens.start[a]! - tokens.start[b]! || tokens.end[b]! - tokens.end[a]!);
  for (const i of order) {
    if (tokens.sentence[i] !== current) {
      sentenceDone(parts, items, firstSentence + current);
      parts = [];
      items = [];
      current = tokens.sentence[i]!;
    }
    parts.push({ start: tokens.start[i]!, end: tokens.end[i]!, cls: m.items[tokens.item[i]!]!.cls });
    items.push(tokens.item[i]!);
  }
  sentenceDone(parts, items, firstSentence + current);
}

const byStart = (a: Part, b: Part): number => a.start - b.start || b.end - a.end;

/** Scans a block stretch by stretch, with a pause after each. */
export function* scanBlockInSlices(text: string, matcher: Matcher, lang: string | null = null): Generator<void, BlockScan> {
  const own = languageOf(text, lang);
  const bit = matcher.langs.indexOf(own);
  const trie = trieOf(matcher, own);
  const out: BlockScan = { text, langs: bit < 0 ? 1 << 30 : 1 << bit, candidates: [], hits: [], quiet: [], empty: [], sentences: [] };
  const dateline = datelineLength(text);
  if (dateline) out.empty.push([0, dateline]);
  for (let from = 0; from < text.length; ) {
    const to = cut(text, from);
    scanStretch(text, from, to, matcher, trie, out);
    from = to;
    yield;
  }
  return out;
}

const drain = <T>(slices: Generator<void, T>): T => {
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
  }
};

/** What one block says by itself. `lang`: language of the page, for what the text does not show. */
export const scanBlock = (text: string, matcher: Matcher, lang: string | null = null): BlockScan =>
  drain(scanBlockInSlices(text, matcher, lang));

/** The mentions of an article from the scans of its blocks, in order; `title` is the scan of its title, if it has one. */
export function resolve(article: Article, scans: BlockScan[], matcher: Matcher, title?: BlockScan): Mention[] {
  const inTitle = title ?? (article.title ? scanBlock(article.title, matcher, article.lang) : null);
  const judged = judge(inTitle ? [inTitle, ...scans] : scans, matcher, inTitle !== null);
  const mentions: Mention[] = [];
  const add = (found: Judged[], scanned: BlockScan, block: number, offset: number): void => {
    for (const one of found) mentions.push(toMention(one, scanned, matcher, block, offset, mentions.length));
  };
  if (inTitle) add(judged[0]!, inTitle, -1, 0);
  scans.forEach((scanned, block) => add(judged[inTitle ? block + 1 : block]!, scanned, block, article.blocks[block]!.start));
  return mentions;
}

/** Longest context shown with a mention. */
const CONTEXT = 240;

function contextOf({ text, sentences }: BlockScan, { start, end, sentence }: Judged): string {
  let from = sentences[sentence] ?? 0;
  let to = sentences[sentence + 1] ?? text.length;
  if (to - from > CONTEXT) {
    const spare = Math.max(0, Math.floor((CONTEXT - (end - start)) / 2));
    if (start - spare > from) from = Math.max(from, text.indexOf(' ', start - spare) + 1 || start);
    if (from > start) from = start;
    if (end + spare < to) to = Math.max(end, text.lastIndexOf(' ', end + spare));
  }
  return text.slice(from, to).replace(/\s+/g, ' ').trim();
}

function toMention(one: Judged, scanned: BlockScan, m: Matcher, block: number, offset: number, n: number): Mention {
  const { text } = scanned;
  const { start, end, why, parts } = one;
  return {
    id: `m${n + 1}`,
    in: block < 0 ? 'title' : 'text',
    block,
    concept: m.concepts[one.concept]!,
    surface: text.slice(start, end),
    start: offset + start,
    end: offset + end,
    context: contextOf(scanned, one),
    why: parts ? { ...why, parts: parts.map(([a, b]) => text.slice(a, b)) } : why,
  };
}

/**
 * Finds an article's mentions, pausing every few thousand characters so that a live page stays alive.
 * @returns by the generator: mentions in order of the text, those of the title first
 */
export function* findMentionsInSlices(article: Article, matcher: Matcher): Generator<void, Mention[]> {
  const scans: BlockScan[] = [];
  let since = 0;
  for (const { text } of article.blocks) {
    const slices = scanBlockInSlices(text, matcher, article.lang);
    for (;;) {
      const step = slices.next();
      if (step.done) {
        scans.push(step.value);
        break;
      }
      since += Math.min(text.length, STRETCH);
      if (since >= STRETCH) {
        since = 0;
        yield;
      }
    }
  }
  return resolve(article, scans, matcher);
}

/** Finds an article's mentions in one go. */
export const findMentions = (article: Article, matcher: Matcher): Mention[] => drain(findMentionsInSlices(article, matcher));
