/** Build time: words with what they stand for, packed by language. */
import type { Concept } from '../data/schema.ts';
import { LONGEST_STEM, NAMES } from './gazetteer.ts';
import { hasOtherLetters, writesLatin } from './language.ts';
import type { Names } from './names.ts';
import { foldString } from './normalize.ts';
import { packWords, type Group, type Meaning } from './packed-words.ts';
import { PatternError } from './patterns-file.ts';
import { expand } from './syntax.ts';

/** A meaning with the languages it counts in, as bits; 0: all. */
interface Listed extends Meaning {
  langs: number;
}

/** A first word that a star completes, with the star. */
const STEM = /^[\p{L}\p{M}\p{N}_]+\*/u;

/** Collects words with what they stand for. */
export class Words {
  private words = new Map<string, Map<string, Listed>>();

  add(word: string, { langs, ...meaning }: Listed): void {
    const caseful = word.startsWith('=');
    for (const variant of expand(caseful ? word.slice(1) : word)) {
      const text = variant.trim().replace(/\s+/g, ' ');
      if (!text) throw new PatternError(`"${word}" stands for nothing`);
      const key = foldString(text, caseful);
      if ((STEM.exec(key)?.[0].length ?? 0) > LONGEST_STEM)
        throw new PatternError(`"${word}" begins with a stem too long`);
      const meanings = this.words.get(key) ?? new Map<string, Listed>();
      this.words.set(key, meanings);
      const id = JSON.stringify(meaning);
      const old = meanings.get(id);
      meanings.set(id, { ...meaning, langs: old ? (old.langs && langs ? old.langs | langs : 0) : langs });
    }
  }

  /** The words that count, packed. `counts`: in which languages (bits; 0: in all), and whether in other letters than Latin. */
  packed(counts: (langs: number, other: boolean) => boolean): string {
    const groups = new Map<string, Group>();
    for (const text of [...this.words.keys()].sort()) {
      const other = hasOtherLetters(text);
      const own = [...this.words.get(text)!.values()].filter(({ langs }) => counts(langs, other));
      if (!own.length) continue;
      const meanings = own.map(({ langs: _langs, ...meaning }): Meaning => meaning);
      const key = JSON.stringify(meanings);
      const group = groups.get(key) ?? { meanings, words: [] };
      groups.set(key, group);
      group.words.push(text);
    }
    return packWords([...groups.values()]);
  }
}

/** Adds the surface forms of concepts. `need`: the number of a need. */
export function addForms(words: Words, concepts: Concept[], names: Names, need: (text: string) => number): void {
  concepts.forEach((concept, index) => {
    for (const [lang, forms] of Object.entries(concept.forms))
      for (const given of forms) {
        const { form, needs, caseful, alone } =
          typeof given === 'string'
            ? ({ form: given } as { form: string; needs?: string; caseful?: boolean; alone?: boolean })
            : given;
        const sure = !needs;
        // A name in Latin letters is the same in every language; a common word with a need counts in its own only.
        const everywhere = sure || /[A-Z0-9]/.test(form);
        words.add(caseful ? `=${form}` : form, {
          cls: index * 2 + (sure ? 0 : 1),
          langs: everywhere && (sure || lang === 'en') ? 0 : names.langBits(lang),
          ...(sure ? {} : { need: need(needs!) }),
          ...(alone ? { alone: true as const } : {}),
        });
      }
  });
}

/**
 * Names that count in every language are in each language's list. Those in other letters than Latin are a list of their
 * own for languages that write Latin: few texts of these hold any.
 */
export function packedByLanguage(words: Words, names: Names): Record<string, string> {
  const own = (bits: number) => (langs: number, other: boolean) => (langs ? (langs & bits) !== 0 : !other);
  const all = (bits: number) => (langs: number) => langs === 0 || (langs & bits) !== 0;
  const of = (lang: string) => (writesLatin(lang) ? own : all)(names.langBits(lang));
  return {
    '': words.packed(own(0)),
    [NAMES]: words.packed((langs, other) => langs === 0 && other),
    ...Object.fromEntries(names.langs.map((lang) => [lang, words.packed(of(lang))])),
  };
}
