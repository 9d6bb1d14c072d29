/**
 * The company that ambiguous words keep. A need is written in the pack as alternatives (`|`) of conjunctions (`+`) of
 * terms `[!]cue[*n][@sentence|@paragraph|@article]`: at least n (1) different strings of the cue stand in that stretch of
 * the article, outside the word itself (`!`: fewer do). The title counts as part of the article. `lang=ko` is a term too.
 */

import { drain } from './drain.ts';

export type Scope = 'sentence' | 'paragraph' | 'article';
export interface Term {
  cue: number;
  /** How many different strings; absent: one. */
  count?: number;
  /** Absent: the article. */
  scope?: Scope;
  not?: true;
}
export interface LangTerm {
  langs: number;
}
/** Alternatives of conjunctions. */
export type Need = (Term | LangTerm)[][];

/** One word that serves as company. Offsets in its block. */
export class Hit {
  constructor(
    /** Those that it is a word of. */
    readonly cues: readonly number[],
    /** Which string it is: hits of one string count once. */
    readonly key: number,
    readonly start: number,
    readonly end: number,
    readonly sentence: number,
    private readonly block: { readonly text: string },
  ) {}

  /** As it stands in the text. */
  get text(): string {
    return this.block.text.slice(this.start, this.end);
  }
}

/** Up to so many hits are looked through one by one; more are indexed when first asked about. */
const FEW = 48;
/** Hits indexed between two pauses. */
const SOME = 400;

/** What stands there of one cue: how often each string, the first of each string, and all. */
interface Strings {
  counts: Map<number, number>;
  firsts: Hit[];
  all: Hit[];
}

/** The hits of one stretch: a sentence, a paragraph, the article. */
export class Company {
  private byCue: (Strings | undefined)[] | undefined;

  /** The stretch holds the hits from `from` to before `to`. */
  constructor(
    private readonly hits: readonly Hit[],
    private readonly from = 0,
    private readonly to = hits.length,
  ) {}

  /** Are there `count` different strings of the cue, those not counted that stand in `own` only? */
  has(cue: number, count: number, own: readonly Hit[]): boolean {
    if (this.to - this.from > FEW) return this.distinct(cue, own) >= count;
    let seen: number[] | undefined;
    for (let i = this.from; i < this.to; i++) {
      const hit = this.hits[i]!;
      if (!hit.cues.includes(cue) || own.includes(hit)) continue;
      if (count === 1) return true;
      if (!seen?.includes(hit.key) && (seen ??= []).push(hit.key) >= count) return true;
    }
    return count <= 0;
  }

  /** How many different strings of the cue there are, without those that stand in `own` only. */
  distinct(cue: number, own: readonly Hit[] = []): number {
    const counts = this.index()[cue]?.counts;
    if (!counts) return 0;
    let n = counts.size;
    own.forEach((hit, i) => {
      const same = (one: Hit): boolean => one.cues.includes(cue) && one.key === hit.key;
      if (hit.cues.includes(cue) && own.findIndex(same) === i && own.filter(same).length >= (counts.get(hit.key) ?? 0))
        n--;
    });
    return n;
  }

  private index(): (Strings | undefined)[] {
    return this.byCue ?? drain(this.indexed());
  }

  /** Indexes a long stretch in slices, before it is asked about. */
  *indexed(): Generator<void, (Strings | undefined)[]> {
    const byCue: (Strings | undefined)[] = [];
    for (let i = this.from; i < this.to; i++) {
      if ((i - this.from) % SOME === SOME - 1) yield;
      const hit = this.hits[i]!;
      for (let k = 0; k < hit.cues.length; k++) {
        const { counts, firsts, all }: Strings = (byCue[hit.cues[k]!] ??= { counts: new Map(), firsts: [], all: [] });
        const count = counts.get(hit.key) ?? 0;
        if (!count) firsts.push(hit);
        counts.set(hit.key, count + 1);
        all.push(hit);
      }
    }
    return (this.byCue = byCue);
  }

  /** A hit of the cue that is not among `own`, of another string if there is one. */
  example(cue: number, own: readonly Hit[]): Hit | undefined {
    const other = (hit: Hit): boolean => !own.some(({ key }) => key === hit.key);
    if (this.to - this.from > FEW) {
      const strings = this.index()[cue];
      return strings?.firsts.find(other) ?? strings?.all.find((hit) => !own.includes(hit));
    }
    let same: Hit | undefined;
    for (let i = this.from; i < this.to; i++) {
      const hit = this.hits[i]!;
      if (!hit.cues.includes(cue) || own.includes(hit)) continue;
      if (other(hit)) return hit;
      same ??= hit;
    }
    return same;
  }
}

export interface Surroundings {
  sentence: Company;
  paragraph: Company;
  article: Company;
  langs: number;
}

export interface Met {
  /** What stood near, if anything had to. */
  near: Hit | undefined;
  where: Scope;
}

const order: Scope[] = ['sentence', 'paragraph', 'article'];

/** The nearest stretch in which a term holds; -1: none. */
function nearest({ cue, count = 1, scope }: Term, around: Surroundings, own: readonly Hit[]): number {
  for (let i = 0; i < order.length; i++) {
    if (around[order[i]!].has(cue, count, own)) return i;
    if (order[i] === scope) break;
  }
  return -1;
}

/** Does the need hold there? If so, what stood near, and how near. Null if not. `own`: hits within the word itself. */
export function meets(need: Need, around: Surroundings, own: readonly Hit[]): Met | null {
  alternatives: for (let i = 0; i < need.length; i++) {
    const terms = need[i]!;
    let near: Hit | undefined;
    let where = 0;
    for (let k = 0; k < terms.length; k++) {
      const term = terms[k]!;
      if ('langs' in term) {
        if (!(term.langs & around.langs)) continue alternatives;
      } else if (term.not) {
        if (around[term.scope ?? 'article'].has(term.cue, term.count ?? 1, own)) continue alternatives;
      } else {
        const at = nearest(term, around, own);
        if (at < 0) continue alternatives;
        near ??= around[order[at]!].example(term.cue, own);
        if (at > where) where = at;
      }
    }
    return { near, where: order[where]! };
  }
  return null;
}
