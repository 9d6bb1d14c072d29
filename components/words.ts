import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Text } from '../data/schema';
import type { Words } from './types';

const WordsContext = createContext<Words>({ t: (key) => key, lang: 'en' });
export const WordsProvider = WordsContext.Provider;

export interface WordsWithText extends Words {
  /** The string of the pack in the language of the interface. */
  own(text: Text): string;
}

export const useWords = (): WordsWithText => {
  const words = useContext(WordsContext);
  return { ...words, own: (text) => text[words.lang] };
};

/** English has two forms, Korean one; both messages are translated by the caller so that their keys stay literal. */
export const plural = (n: number, one: string, other: string): string => (n === 1 ? one : other);

/** Stand-ins for $1 … $3 of a message whose substitutions are elements and not strings; see `fill`. */
export const SLOT = ['\u0001', '\u0002', '\u0003'] as const;

/** Puts elements in the places of the stand-ins: `fill(t(key, SLOT[0]), <q>…</q>)`. */
export const fill = (message: string, ...nodes: ComponentChildren[]): ComponentChildren[] =>
  message.split(/([\u0001-\u0003])/).map((part) => {
    const slot = SLOT.indexOf(part as (typeof SLOT)[number]);
    return slot < 0 ? part : nodes[slot];
  });

/** "a, b and c" of elements, as the language lists things (Korean: commas). */
export function listOf(lang: Words['lang'], items: ComponentChildren[]): ComponentChildren[] {
  const between = (i: number): string => (lang === 'en' && i === items.length - 1 ? ' and ' : ', ');
  return items.flatMap((item, i) => (i ? [between(i), item] : [item]));
}
