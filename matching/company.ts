/**
 * The company that ambiguous words keep. A need is written in the pack as alternatives (`|`) of conjunctions (`+`) of
 * terms `[!]cue[*n][@sentence|@paragraph|@article]`: at least n (1) different strings of the cue stand in that stretch of
 * the article, outside the word itself (`!`: none does). The title counts as part of the article. `lang=ko` is a term too.
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
export interface Hit {
  cue: number;
  start: number;
  end: number;
  /** Which string it is: hits of one string count once. */
  word: string;
  /** As it stands in the text. */
  text: string;
  sentence: number;
}

/** Different strings, how often each, and one as it stands. */
type Tally = Map<string, { count: number; text: string }>;

/** Hits of one stretch by cue. */
export class Company {
  private tallies: (Tally | undefined)[] = [];

  add(hit: Hit): void {
    const tally = (this.tallies[hit.cue] ??= new Map());
    const known = tally.get(hit.word);
    if (known) known.count++;
    else tally.set(hit.word, { count: 1, text: hit.text });
  }

  /** Different strings of the cue, without those that stand in `own` only. */
  distinct(cue: number, own: readonly Hit[]): number {
    const tally = this.tallies[cue];
    if (!tally) return 0;
    let n = tally.size;
    if (own.length) {
      const mine = new Map<string, number>();
      for (const hit of own) if (hit.cue === cue) mine.set(hit.word, (mine.get(hit.word) ?? 0) + 1);
      for (const [word, count] of mine) if (count >= (tally.get(word)?.count ?? 0)) n--;
    }
    return n;
  }

  /** A string of the cue that is not among `own`, to say why. */
  example(cue: number, own: readonly Hit[]): string {
    const tally = this.tallies[cue];
    for (const [word, { text }] of tally ?? []) if (!own.some((hit) => hit.word === word)) return text;
    for (const { text } of tally?.values() ?? []) return text;
    return '';
  }
}

export interface Surroundings {
  sentence: Company;
  paragraph: Company;
  article: Company;
  langs: number;
}

const order: Scope[] = ['sentence', 'paragraph', 'article'];

/** Does the need hold there? If so, what stood near, and how near. Null if not. */
export function meets(need: Need, around: Surroundings, own: readonly Hit[]): { near: string; where: Scope } | null {
  for (const terms of need) {
    let near = '';
    let where: Scope = 'sentence';
    const holds = terms.every((term) => {
      if ('langs' in term) return (term.langs & around.langs) !== 0;
      const { cue, count, scope, not } = term;
      if (not) return around[scope].distinct(cue, own) < count;
      for (const stretch of order) {
        if (around[stretch].distinct(cue, own) >= count) {
          if (!near) near = around[stretch].example(cue, own);
          if (order.indexOf(stretch) > order.indexOf(where)) where = stretch;
          return true;
        }
        if (stretch === scope) return false;
      }
      return false;
    });
    if (holds) return { near, where };
  }
  return null;
}
