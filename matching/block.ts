/** What one block of text says by itself, whatever stands around it: may be cached by the text. */
import { Hit, type Scope } from './company.ts';
import { datelineLength } from './dateline.ts';
import type { Gazetteer } from './gazetteer.ts';
import { languageOf } from './language.ts';
import { patternsOf, trieOf, type Matcher } from './matcher.ts';
import { fold, type Folded } from './normalize.ts';
import type { Meaning } from './packed-words.ts';
import { matchAll, newSentence, Parts, type Found, type PatternIndex } from './patterns.ts';
import { scan, Tokens } from './scan.ts';

/** What might be a mention. Offsets in the block's text, UTF-16. */
export interface Candidate {
  start: number;
  end: number;
  concept: number;
  /** Number of the need, -1 for none. */
  need: number;
  /** A pattern found it: start and end of each part in turn. */
  parts: number[] | null;
  sentence: number;
  /** The company it keeps: none here, where nothing around it is known. */
  near: Hit | undefined;
  where: Scope;
}

/** All that one block says by itself. */
export interface BlockScan {
  text: string;
  langs: number;
  /** In order of their start. */
  candidates: Candidate[];
  /** In order of their sentences. */
  hits: Hit[];
  /** Stretches where forms mention nothing, and where there is nothing at all. */
  quiet: [number, number][];
  empty: [number, number][];
  /** Where sentences begin. */
  sentences: number[];
}

/** Text is looked at in stretches of about this many UTF-16 units, cut where a sentence or a word ends. */
export const STRETCH = 4096;

function cut(text: string, from: number): number {
  if (text.length - from <= STRETCH) return text.length;
  const piece = text.slice(from, from + STRETCH);
  const stop = Math.max(piece.lastIndexOf('. '), piece.lastIndexOf('。'), piece.lastIndexOf('\n'));
  const at = stop > STRETCH / 2 ? stop + 1 : piece.lastIndexOf(' ') + 1;
  return from + (at > STRETCH / 2 ? at : STRETCH);
}

/** Filled again for every stretch and every sentence. */
const tokens = new Tokens();
const parts = new Parts();

/** Of each cue, how far its words reach that were found in the sentence at hand. */
let reached = new Int32Array(64);

class Stretch {
  constructor(
    private readonly folded: Folded,
    private readonly m: Matcher,
    private readonly levels: readonly PatternIndex[],
    private readonly items: readonly Meaning[],
    private readonly out: BlockScan,
    private readonly firstSentence: number,
  ) {}

  private start(at: number): number {
    return this.folded.from[at]!;
  }
  private end(at: number): number {
    return this.folded.to[at - 1]!;
  }

  /** The parts of the tokens `from` to `to`, without words inside names that are taken whole; forms become candidates. */
  private partsOf(from: number, to: number, sentence: number): void {
    const { items } = this;
    const { whole, concepts } = this.m;
    parts.count = 0;
    newSentence();
    let wholeStart = -1;
    let wholeEnd = -1;
    for (let i = from; i < to; i++) {
      const start = tokens.start[i]!;
      const end = tokens.end[i]!;
      if (end <= wholeEnd && (start > wholeStart || end < wholeEnd)) continue;
      const { cls, need = -1 } = items[tokens.item[i]!]!;
      if (whole[cls]) {
        wholeStart = start;
        wholeEnd = end;
      }
      parts.push(start, end, cls);
      if (cls >= concepts.length * 2) continue;
      this.out.candidates.push({
        start: this.start(start),
        end: this.end(end),
        concept: cls >> 1,
        need,
        parts: null,
        sentence,
        near: undefined,
        where: 'sentence',
      });
    }
  }

  private take({ start, end, pattern, parts: at }: Found, sentence: number): void {
    const { quiet, empty, candidates } = this.out;
    const a = this.start(start);
    const b = this.end(end);
    if (pattern.quiet) return void (pattern.quiet === 'all' ? empty : quiet).push([a, b]);
    const places = at.map((one, i) => (i % 2 ? this.end(one) : this.start(one)));
    const { concept = -1, need = -1 } = pattern;
    const near = undefined;
    const candidate: Candidate = { start: a, end: b, concept, need, parts: places, sentence, near, where: 'sentence' };
    // Among the forms of its sentence, which are there already.
    let place = candidates.length;
    while (place > 0 && candidates[place - 1]!.start > a) place--;
    candidates.splice(place, 0, candidate);
  }

  /** Company: words of the cues. One that stands within another of the same cue is none. */
  private hits(sentence: number): void {
    const { cuesOf, cues } = this.m;
    if (reached.length < cues) reached = new Int32Array(cues);
    else reached.fill(0);
    for (let i = 0; i < parts.count; i++) {
      const own = cuesOf[parts.cls[i]!];
      if (!own?.length) continue;
      const start = parts.start[i]!;
      const end = parts.end[i]!;
      let fresh = 0;
      for (let k = 0; k < own.length; k++) if (end > reached[own[k]!]!) fresh++;
      if (!fresh) continue;
      const cues = fresh === own.length ? own : own.filter((cue) => end > reached[cue]!);
      for (let k = 0; k < cues.length; k++) reached[cues[k]!] = end;
      const key = this.key(start, end, parts.cls[i]!);
      this.out.hits.push(new Hit(cues, key, this.start(start), this.end(end), sentence, this.out));
    }
  }

  /** Strings of a class that begin alike are one: "New Zealand" and "New Zealander". 30 bits: engines keep more in objects of their own. */
  private key(start: number, end: number, cls: number): number {
    const { codes } = this.folded;
    const size = codes[start]! < 0x2e80 ? 5 : 2;
    let key = cls;
    for (let i = start; i < end && i < start + size; i++) key = (Math.imul(key, 31) + codes[i]!) | 0;
    return key & 0x3fffffff;
  }

  sentence(from: number, to: number, at: number): void {
    const sentence = this.firstSentence + at;
    this.partsOf(from, to, sentence);
    for (let k = 0; k < this.levels.length; k++) {
      const found = matchAll(this.levels[k]!, parts, tokens.reach, this.out.langs);
      if (!found.length) continue;
      const made: Found[] = [];
      for (let i = 0; i < found.length; i++) {
        const one = found[i]!;
        if (one.pattern.cls === undefined) this.take(one, sentence);
        else made.push(one);
      }
      if (made.length) parts.merge(made);
    }
    this.hits(sentence);
  }
}

function scanStretch(text: string, from: number, to: number, m: Matcher, trie: Gazetteer, out: BlockScan): void {
  const folded = fold(text, from, to);
  const { items, number } = trie;
  scan(trie, folded, { free: m.free, number }, tokens);
  const stretch = new Stretch(folded, m, m.patterns!, items, out, out.sentences.length);
  for (const at of tokens.sentences) out.sentences.push(at < folded.length ? folded.from[at]! : to);
  for (let first = 0; first < tokens.count;) {
    const sentence = tokens.sentence[first]!;
    let last = first;
    let worth = false;
    for (; last < tokens.count && tokens.sentence[last] === sentence; last++)
      if (!m.glue[items[tokens.item[last]!]!.cls]) worth = true;
    if (worth) stretch.sentence(first, last, sentence);
    first = last;
  }
}

/** Scans a block stretch by stretch, with a pause after each. `lang`: language of the page, for what the text does not show. */
export function* scanBlockInSlices(
  text: string,
  matcher: Matcher,
  lang: string | null = null,
): Generator<void, BlockScan> {
  const own = languageOf(text, lang);
  const bit = matcher.langs.indexOf(own);
  const trie = yield* trieOf(matcher, own);
  yield* patternsOf(matcher);
  // A language that the pack does not know has a bit of its own, which no word has.
  const langs = 1 << (bit < 0 ? 30 : bit);
  const out: BlockScan = { text, langs, candidates: [], hits: [], quiet: [], empty: [], sentences: [] };
  const dateline = datelineLength(text);
  if (dateline) out.empty.push([0, dateline]);
  for (let from = 0; from < text.length;) {
    const to = cut(text, from);
    scanStretch(text, from, to, matcher, trie, out);
    from = to;
    yield;
  }
  return out;
}
