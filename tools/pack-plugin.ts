import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileAnchors, compileMatcher } from '../matching/compile.ts';
import type { Pack, ReadingPack } from '../data/schema.ts';
import { excerpts } from './excerpts.ts';
import { PackError, readPack } from './read-pack.ts';
import { messagesOf, wordGroups } from './words-plugin.ts';

/** Folders of the packs that a build ships: `P38_PACKS` (folders, separated by commas), else every folder in data/packs. */
export const packFolders = (): string[] => {
  const named = process.env.P38_PACKS;
  if (named) return named.split(',');
  const root = join(import.meta.dirname, '../data/packs');
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, entry.name))
    .sort();
};

/**
 * What people read of a pack: the whole text, or excerpts where its rights say so or the build does (`P38_RIGHTS=excerpts`).
 * @throws PackError when excerpts have no page to link to; Error on another value of P38_RIGHTS.
 */
export const reading = (pack: Pack): ReadingPack => {
  const rights = process.env.P38_RIGHTS;
  if (rights && rights !== 'excerpts') throw new Error(`P38_RIGHTS=${rights}: only "excerpts" is known`);
  const whole: ReadingPack = {
    meta: pack.meta,
    passages: pack.passages,
    concepts: pack.concepts.map(({ forms: _forms, ...rest }) => rest),
    timeline: pack.timeline,
    ranker: pack.ranker,
  };
  if (!rights && pack.meta.rights.ship === 'full') return whole;
  if (!pack.meta.rights.url)
    throw new PackError(`${join(pack.dir, 'pack.json')}: rights.url: excerpts need a page to link to`);
  return excerpts(whole);
};

/** What a card needs of it: one source an entry, no notes, nothing of the sample. Every kilobyte of this is in the page. */
export function forCard(pack: Pack): ReadingPack {
  const { meta, concepts, timeline, ...rest } = reading(pack);
  const brief = <T extends { evidence: unknown[] }>(entries: T[]): T[] =>
    entries.map((entry) => ({ ...entry, evidence: entry.evidence.slice(0, 1) }));
  return {
    ...rest,
    meta: { ...meta, evidence: [], about: [], strings: { ...meta.strings, sample: [] } },
    concepts: concepts.map(({ note: _note, ...concept }) => concept),
    timeline: { events: brief(timeline.events), later: brief(timeline.later), flags: brief(timeline.flags), notes: [] },
  };
}

/**
 * The scripts `words/<list>.js` that the background puts into a page when the judge asks for its language: the words
 * of every pack, in order, left in the frame's session.
 */
export function wordFiles(folders: readonly string[] = packFolders()): { relativeDest: string; contents: string }[] {
  const all = folders.map((folder) => compileMatcher(readPack(folder)).words);
  const languages = [...new Set(all.flatMap((words) => Object.keys(words)))].sort();
  return languages.map((lang) => ({
    relativeDest: `words/${lang || 'other'}.js`,
    contents: `((s)=>{(s.words??={})[${JSON.stringify(lang)}]=${JSON.stringify(all.map((words) => words[lang] ?? ''))}})(globalThis[Symbol.for('parallel-38')]??={})`,
  }));
}

/** A value with only one language in its texts. */
function inOne(value: unknown, lang: 'en' | 'ko'): unknown {
  if (Array.isArray(value)) return value.map((item) => inOne(item, lang));
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  if (keys.length === 2 && 'en' in value && 'ko' in value) return { [lang]: (value as Record<string, unknown>)[lang] };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inOne(inner, lang)]));
}

/**
 * The scripts `essay/en.js` and `essay/ko.js` that come into a page with the face: what a card shows of every pack and
 * the interface's words, in one language.
 */
export function essayFiles(folders: readonly string[] = packFolders()): { relativeDest: string; contents: string }[] {
  const packs = folders.map((folder) => forCard(readPack(folder)));
  return (['en', 'ko'] as const).map((lang) => ({
    relativeDest: `essay/${lang}.js`,
    contents: `(globalThis[Symbol.for('parallel-38')]??={}).essay=${JSON.stringify({
      lang,
      packs: inOne(packs, lang),
      messages: { [lang]: messagesOf(lang, wordGroups['face']!) },
    })}`,
  }));
}

/** As much of a Vite plugin as is needed: the build and the tests bring different versions of Vite. */
export interface VirtualModules {
  name: string;
  resolveId(id: string): string | undefined;
  load(id: string): string | undefined;
}

/** Vite plugin: `virtual:packs/anchors`, `/matcher`, `/reading` and `/card`, made from the packs at build time. */
export function packs(): VirtualModules {
  const parts: Record<string, (packs: Pack[]) => unknown> = {
    'virtual:packs/anchors': compileAnchors,
    'virtual:packs/matcher': (all) => all.map(compileMatcher),
    // The words of a language come when a page is written in it: see wordFiles.
    'virtual:packs/judge': (all) => all.map(compileMatcher).map((data) => ({ ...data, words: {} })),
    'virtual:packs/reading': (all) => all.map(reading),
  };
  let read: Pack[] | undefined;
  return {
    name: 'packs',
    resolveId: (id) => (id in parts ? `\0${id}` : undefined),
    load(id) {
      const part = parts[id.slice(1)];
      if (!id.startsWith('\0virtual:packs/') || !part) return undefined;
      read ??= packFolders().map(readPack);
      const json = JSON.stringify(part(read));
      return `export default JSON.parse(${JSON.stringify(json)})`;
    },
  };
}
