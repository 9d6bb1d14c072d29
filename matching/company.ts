/**
 * The company that ambiguous words keep. A need is written in the pack as alternatives (`|`) of conjunctions (`+`) of
 * terms `[!]cue[*n][@sentence|@paragraph|@article]`: at least n (1) different strings of the cue stand in that stretch of
 * the article, outside the word itself (`!`: fewer do). The title counts as part of the article. `lang=ko` is a term too.
 */

export type Scope = 'sentence' | 'paragraph' | 'article';
export interface Term {
  cue: number;
  count: number;
  scope: Scope;
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
    readonly cue: number,
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

/** Hits of one stretch by cue. */
export class Company {
  /** Per cue: how often each string stands there. */
  private readonly counts: (Map<number, number> | undefined)[] = [];
  /** Per cue, two hits of different strings, to say why. */
  private readonly examples: (Hit[] | undefined)[] = [];

  add(hit: Hit): void {
    const counts = (this.counts[hit.cue] ??= new Map());
    const count = counts.get(hit.key) ?? 0;
    counts.set(hit.key, count + 1);
    if (count === 0 && counts.size <= 2) (this.examples[hit.cue] ??= []).push(hit);
  }

  /** How many different strings of the cue there are, without those that stand in `own` only. */
  distinct(cue: number, own: readonly Hit[] = []): number {
    const counts = this.counts[cue];
    if (!counts) return 0;
    let n = counts.size;
    for (let i = 0; i < own.length; i++) {
      const { cue: mine, key } = own[i]!;
      if (mine !== cue) continue;
      let times = 0;
      let first = true;
      for (let k = 0; k < own.length; k++)
        if (own[k]!.cue === cue && own[k]!.key === key) {
          times++;
          if (k < i) first = false;
        }
      if (first && times >= (counts.get(key) ?? 0)) n--;
    }
    return n;
  }

  /** A hit of the cue whose string is not among `own`. */
  example(cue: number, own: readonly Hit[]): Hit | undefined {
    return this.examples[cue]?.find((hit) => !own.some(({ key }) => key === hit.key)) ?? this.examples[cue]?.[0];
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
  near?: Hit;
  where: Scope;
}

const order: Scope[] = ['sentence', 'paragraph', 'article'];

/** The nearest stretch in which a term holds; -1: none. */
function nearest({ cue, count, scope }: Term, around: Surroundings, own: readonly Hit[]): number {
  for (let i = 0; i < order.length; i++) {
    if (around[order[i]!].distinct(cue, own) >= count) return i;
    if (order[i] === scope) break;
  }
  return -1;
}

/** Does the need hold there? If so, what stood near, and how near. Null if not. `own`: hits within the word itself. */
export function meets(need: Need, around: Surroundings, own: readonly Hit[]): Met | null {
  alternatives: for (const terms of need) {
    let near: Hit | undefined;
    let where = 0;
    for (const term of terms) {
      if ('langs' in term) {
        if (!(term.langs & around.langs)) continue alternatives;
      } else if (term.not) {
        if (around[term.scope].distinct(term.cue, own) >= term.count) continue alternatives;
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
