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
    own.forEach((hit, i) => {
      const same = (one: Hit): boolean => one.cue === cue && one.key === hit.key;
      if (hit.cue !== cue || own.findIndex(same) < i) return;
      if (own.filter(same).length >= (counts.get(hit.key) ?? 0)) n--;
    });
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

/** Does the need hold there? If so, what stood near, and how near. Null if not. `own`: hits within the word itself. */
export function meets(need: Need, around: Surroundings, own: readonly Hit[]): Met | null {
  for (const terms of need) {
    const met: Met = { where: 'sentence' };
    const holds = terms.every((term) => {
      if ('langs' in term) return (term.langs & around.langs) !== 0;
      const { cue, count, scope, not } = term;
      if (not) return around[scope].distinct(cue, own) < count;
      const where = order.slice(0, order.indexOf(scope) + 1).find((s) => around[s].distinct(cue, own) >= count);
      if (!where) return false;
      met.near ??= around[where].example(cue, own);
      if (order.indexOf(where) > order.indexOf(met.where)) met.where = where;
      return true;
    });
    if (holds) return met;
  }
  return null;
}
