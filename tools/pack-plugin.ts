import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { compileAnchors, compileMatcher } from '../matching/compile.ts';
import type { Pack, ReadingPack } from '../data/schema.ts';
import { readPack } from './read-pack.ts';

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

/** What people read of a pack. */
export const reading = (pack: Pack): ReadingPack => ({
  meta: pack.meta,
  passages: pack.passages,
  concepts: pack.concepts.map(({ forms: _forms, ...rest }) => rest),
  timeline: pack.timeline,
  ranker: pack.ranker,
});

/** Vite plugin: `virtual:packs/anchors`, `/matcher` and `/reading`, made from the packs at build time. */
export function packs(): Plugin {
  const parts: Record<string, (packs: Pack[]) => unknown> = {
    'virtual:packs/anchors': compileAnchors,
    'virtual:packs/matcher': (all) => all.map(compileMatcher),
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
