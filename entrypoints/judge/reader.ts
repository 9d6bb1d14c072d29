import type { PageArticle } from '../../extension/session';
import { sectionsOf } from '../../matching/marked';
import { NAMES } from '../../matching/gazetteer';
import { addWords, languagesOf, needsNames, rest, wake, type Matcher } from '../../matching/mentions';
import type { Scans } from '../../matching/report';
import { Ongoing } from '../../matching/ongoing';
import type { Analysis, Article } from '../../matching/types';
import type { Changes } from '../../page/watch';
import { stretchesOf } from '../../page/map';
import { Collector, type Collected, type CollectOptions } from '../../page/article';

/** Blocks looked at between two pauses. */
const SOME = 16;
/** Scans of blocks that are gone, up to which nothing is forgotten. */
const FEW = 20;

const weight = { about: 2, mentions: 1, none: 0 };
const more = (a: Analysis, b: Analysis): boolean =>
  weight[a.relevance.verdict] - weight[b.relevance.verdict] > 0 ||
  (a.relevance.verdict === b.relevance.verdict && a.relevance.score > b.relevance.score);

/**
 * Reads the page of one frame: articles, mentions, relevance. Keeps what each block said, so that a change costs what
 * changed. Where there are several packs, an article belongs to the one it has most to do with.
 */
export class PageReader {
  readonly #collector: Collector;
  /** What blocks said, by matcher and text. */
  #scans: Scans[];
  /** By an article's element: how it stands with each matcher. */
  #ongoing = new WeakMap<Element, Ongoing[]>();
  reads: PageArticle[] = [];

  constructor(
    doc: Document,
    private readonly matchers: readonly Matcher[],
    options: CollectOptions,
  ) {
    this.#collector = new Collector(doc, options);
    this.#scans = matchers.map(() => new Map());
  }

  /** The page's articles, read whole or again where it changed. */
  collect(changes?: Pick<Changes, 'nodes' | 'children'>): Generator<void, Collected[]> {
    return changes ? this.#collector.update(changes.nodes, changes.children) : this.#collector.collect();
  }

  /** Lists of words that these articles need and that have not come yet: of their languages, and of names in other letters. */
  *missing(collected: readonly Collected[]): Generator<void, string[]> {
    const langs = collected.flatMap(({ article }) => this.matchers.flatMap((matcher) => languagesOf(article, matcher)));
    const lacks = (list: string): boolean => !this.matchers.every(({ words }) => list in words);
    const lists = [...new Set(langs)].filter(lacks);
    if (lacks(NAMES))
      for (const { article } of collected) if (yield* this.#needsNames(article)) return [...lists, NAMES];
    return lists;
  }

  /** Looks only at what was not scanned yet. */
  *#needsNames({ blocks, title, lang }: Article): Generator<void, boolean> {
    for (const [i, matcher] of this.matchers.entries()) {
      const scans = this.#scans[i]!;
      const asks = (text: string): boolean => !scans.has(text) && needsNames(text, matcher, lang);
      if (title && asks(title)) return true;
      for (let n = 0; n < blocks.length; n++) {
        if (n % SOME === 0) yield;
        if (asks(blocks[n]!.text)) return true;
      }
    }
    return false;
  }

  /** Takes words that have come. What was scanned without them is scanned again. */
  add(words: Record<string, string[]>): void {
    this.matchers.forEach((matcher, i) => {
      for (const [lang, lists] of Object.entries(words)) addWords(matcher, lang, lists[i] ?? '');
    });
    this.#scans = this.matchers.map(() => new Map());
    this.#ongoing = new WeakMap();
  }

  /**
   * Judges the articles.
   * @returns by the generator: true when the findings are others than before
   */
  *judge(collected: readonly Collected[]): Generator<void, boolean> {
    this.matchers.forEach(wake);
    try {
      return yield* this.#judge(collected);
    } finally {
      this.matchers.forEach(rest);
    }
  }

  *#judge(collected: readonly Collected[]): Generator<void, boolean> {
    const reads: PageArticle[] = [];
    for (const one of collected) {
      let best: Analysis | undefined;
      for (const [i, ongoing] of this.#ongoingOf(one.root).entries()) {
        const analysis = yield* ongoing.judge(one.article, this.#scans[i]!);
        if (!best || more(analysis, best)) best = analysis;
      }
      if (best) reads.push(readArticle(one, best));
    }
    this.#sweep(collected);
    const same =
      reads.length === this.reads.length && reads.every((read, i) => alike(read.analysis, this.reads[i]!.analysis));
    // Where the findings are the same, the analyses stay the same objects; the nodes that hold the words may be others.
    this.reads = same ? reads.map((read, i) => ({ ...read, analysis: this.reads[i]!.analysis })) : reads;
    return !same;
  }

  #ongoingOf(root: Element): Ongoing[] {
    let all = this.#ongoing.get(root);
    if (!all) this.#ongoing.set(root, (all = this.matchers.map((matcher) => new Ongoing(matcher))));
    return all;
  }

  /** Forgets what blocks said that are gone, once they are more than those that stand. */
  #sweep(collected: readonly Collected[]): void {
    const most = FEW + 2 * collected.reduce((sum, { article }) => sum + article.blocks.length, 0);
    if (this.#scans.every(({ size }) => size <= most)) return;
    this.#scans = this.matchers.map((_, i) => {
      const scans = collected.flatMap(({ root }) => this.#ongoingOf(root)[i]!.scans);
      return new Map(scans.map((scan) => [scan.text, scan]));
    });
  }
}

const readArticle = ({ article, pieces, root, scope, dated }: Collected, analysis: Analysis): PageArticle => ({
  analysis,
  sections: sectionsOf(article.blocks),
  root,
  scope,
  dated,
  rangesOf({ block, start, end }) {
    const from = article.blocks[block]?.start;
    return from === undefined ? [] : stretchesOf(pieces[block]!, start - from, end - from);
  },
});

const alike = (a: Analysis, b: Analysis): boolean =>
  a.pack === b.pack &&
  a.relevance.verdict === b.relevance.verdict &&
  a.article.title === b.article.title &&
  a.article.url === b.article.url &&
  a.mentions.length === b.mentions.length &&
  a.mentions.every((m, i) => {
    const n = b.mentions[i]!;
    if (m === n) return true;
    return m.concept === n.concept && m.start === n.start && m.surface === n.surface && m.context === n.context;
  });
