/** Build time: the names in a pack's patterns.json and the numbers that stand for them in compiled data. */
import type { Concept } from '../data/schema.ts';
import { PatternError, type Patterns } from './patterns-file.ts';

const primary = (lang: string): string => lang.split('-')[0]!.toLowerCase();

/** Names of classes, cues and languages, resolved to numbers. */
export class Names {
  readonly classes = new Map<string, number>();
  readonly langs: string[];
  readonly cues: Map<string, number>;
  /** Classes that a class takes in whole, by rules of one element: no search is needed for these. */
  readonly members = new Map<number, number[]>();
  constructor(
    readonly concepts: string[],
    patterns: Patterns,
    forms: Concept[],
  ) {
    const langs = new Set<string>();
    for (const concept of forms) for (const lang of Object.keys(concept.forms)) langs.add(primary(lang));
    for (const words of Object.values(patterns.classes))
      for (const lang of Object.keys(words)) langs.add(primary(lang));
    langs.delete('any');
    this.langs = [...langs].sort();
    this.cues = new Map(Object.keys(patterns.cues).map((name, i) => [name, i]));
    let next = concepts.length * 2;
    for (const name of [...Object.keys(patterns.classes), ...patterns.make.map((rule) => rule.class)])
      if (!this.classes.has(name)) this.classes.set(name, next++);
  }
  langBits(lang: string): number {
    const at = this.langs.indexOf(primary(lang));
    return lang === 'any' ? 0 : at < 0 ? unknown(`language "${lang}"`, 'patterns.json') : 1 << at;
  }
  /** Class numbers of a name: a concept has two classes, of its sure forms and of those with needs. */
  ownIds(name: string, where: string): number[] {
    if (!name.startsWith('@')) return [this.classes.get(name) ?? unknown(`class "${name}"`, where)];
    const [id = '', only] = name.slice(1).split('.');
    const concept = this.conceptId(id, where);
    return only === 'sure' ? [concept * 2] : [concept * 2, concept * 2 + 1];
  }
  /** These with the classes that they take in. */
  classIds(name: string, where: string): number[] {
    return this.ownIds(name, where).flatMap((cls) => [cls, ...(this.members.get(cls) ?? [])]);
  }
  conceptId(id: string, where: string): number {
    const at = this.concepts.indexOf(id);
    return at < 0 ? unknown(`concept "${id}"`, where) : at;
  }
}

export function unknown(what: string, where: string): never {
  throw new PatternError(`${where}: no ${what}`);
}
