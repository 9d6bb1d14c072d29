/** What each sentence of an article says that tells how far the article is about the pack's subject. */
import { firstThat } from './bisect';
import type { Telling } from './compile';
import type { BlockScan, Found, Matcher } from './mentions';
import { within } from './stretches';
import type { Article, Mention } from './types';

/** What the scans of an article say, in its order. */
export interface Scanned {
  title: BlockScan | undefined;
  blocks: readonly BlockScan[];
}

export interface Sentence {
  /** Names the subject by a word that is nothing else's. */
  named: boolean;
  /** Names something that other subjects have to do with, too. */
  faint: boolean;
  /** Holds a mention that keeps to the subject. */
  held: boolean;
  /** Core concepts that it mentions. */
  core: readonly string[];
  /** Different words of what the subject is about, and of other subjects. */
  speaks: number;
  against: number;
}

/** An article, sentence by sentence; different telling words of the whole. */
export interface Reading {
  head: Sentence[];
  text: Sentence[];
  speaks: ReadonlySet<string>;
  against: ReadonlySet<string>;
}

/** Most sentences. */
const SILENT: Sentence = { named: false, faint: false, held: false, core: [], speaks: 0, against: 0 };
/** Where company must stand for a mention to tell something: words that the whole article makes mentions of tell nothing new. */
const CLOSE = new Set([undefined, 'sentence', 'paragraph']);
/** Blocks read between two yields. */
const SLICE = 16;

/** Index of the sentence that an offset of a block stands in. */
const sentenceAt = ({ sentences }: BlockScan, offset: number): number =>
  Math.max(0, firstThat(sentences, (start) => start > offset) - 1);

class Reader {
  readonly speaks = new Set<string>();
  readonly against = new Set<string>();

  constructor(
    private readonly isCore: ReadonlySet<string>,
    private readonly telling: Telling,
  ) {}

  /** @param offset where the block begins, as its mentions count */
  read(scan: BlockScan, mentions: readonly Mention[], kept: readonly Mention[], offset: number): Sentence[] {
    const own: Sentence[] = [];
    for (let i = Math.max(1, scan.sentences.length); i > 0; i--) own.push(SILENT);
    /** The sentence at `i`, to be written to. */
    const at = (i: number): Sentence => (own[i] === SILENT ? (own[i] = { ...SILENT }) : own[i]!);
    const { anchors, faint, speaks, against } = this.telling;
    const [quiet, empty] = [within(scan.quiet), within(scan.empty)];
    // Different words: hits of one sentence follow each other.
    let sentence = -1;
    let words: string[] = [];
    for (let i = 0; i < scan.hits.length; i++) {
      const hit = scan.hits[i]!;
      if (hit.sentence >= own.length) continue;
      const { cues } = hit;
      const names = cues.includes(anchors);
      const hints = cues.includes(faint);
      if ((names || hints) && !quiet(hit) && !empty(hit)) {
        const one = at(hit.sentence);
        one.named ||= names;
        one.faint ||= hints;
      }
      const says = cues.includes(speaks);
      if (!says && !cues.includes(against)) continue;
      if (hit.sentence !== sentence) {
        sentence = hit.sentence;
        words = [];
      }
      const word = hit.text.toLowerCase();
      if (words.includes(word)) continue;
      words.push(word);
      const one = at(hit.sentence);
      if (says) {
        one.speaks++;
        this.speaks.add(word);
      } else {
        one.against++;
        this.against.add(word);
      }
    }
    for (let i = 0; i < mentions.length; i++) {
      const { start, concept, why } = mentions[i]!;
      if (!this.isCore.has(concept) || !CLOSE.has(why.where)) continue;
      const one = at(sentenceAt(scan, start - offset));
      if (!one.core.includes(concept)) one.core = [...one.core, concept];
    }
    for (let i = 0; i < kept.length; i++) {
      const { start, why } = kept[i]!;
      if (CLOSE.has(why.where)) at(sentenceAt(scan, start - offset)).held = true;
    }
    return own;
  }
}

function byBlock(mentions: readonly Mention[]): Map<number, Mention[]> {
  const lists = new Map<number, Mention[]>();
  for (let i = 0; i < mentions.length; i++) {
    const mention = mentions[i]!;
    const list = lists.get(mention.block);
    if (list) list.push(mention);
    else lists.set(mention.block, [mention]);
  }
  return lists;
}

/** Reads an article from its scans and mentions, pausing every few dozen blocks. */
export function* readSentences(
  article: Article,
  found: Found,
  { title, blocks }: Scanned,
  { concepts, core }: Pick<Matcher, 'concepts' | 'core'>,
  telling: Telling,
): Generator<void, Reading> {
  const reader = new Reader(new Set(core.map((n) => concepts[n]!)), telling);
  const [all, kept] = [byBlock(found.all), byBlock(found.kept)];
  yield;
  const head = title ? reader.read(title, all.get(-1) ?? [], kept.get(-1) ?? [], 0) : [];
  const text: Sentence[] = [];
  for (const [i, scan] of blocks.entries()) {
    if (i % SLICE === SLICE - 1) yield;
    const { role, start } = article.blocks[i]!;
    // A headline that is the title too is not counted twice.
    if (scan.text.trim() === '' || (role === 'headline' && title)) continue;
    const read = reader.read(scan, all.get(i) ?? [], kept.get(i) ?? [], start);
    for (let k = 0; k < read.length; k++) text.push(read[k]!);
  }
  return { head, text, speaks: reader.speaks, against: reader.against };
}
