import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VirtualModules } from './pack-plugin.ts';

/** Beginnings of the keys that each bundle uses; '' for all. tests/unit/locales.test.ts holds components to them. */
export const wordGroups: Record<string, readonly string[]> = {
  face: ['card_', 'common_', 'timeline_named', 'timeline_inferred', 'timeline_relative', 'timeline_stated'],
  dock: ['card_', 'common_', 'sidebar_', 'timeline_', 'state_'],
  menu: ['menu_', 'manifest_action'],
  pages: [''],
};

type Messages = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

/** The messages of one language whose keys begin so, as plain strings with $1 … $9. */
export function messagesOf(lang: 'en' | 'ko', group: readonly string[]): Record<string, string> {
  const file = join(import.meta.dirname, `../public/_locales/${lang}/messages.json`);
  const all = JSON.parse(readFileSync(file, 'utf8')) as Messages;
  return Object.fromEntries(
    Object.entries(all)
      .filter(([key]) => group.some((start) => key.startsWith(start)))
      .map(([key, { message, placeholders }]) => [
        key,
        message.replace(
          /\$([a-z_]+)\$/gi,
          (whole, name: string) => placeholders?.[name.toLowerCase()]?.content ?? whole,
        ),
      ]),
  );
}

/** Vite plugin: `virtual:words/<group>`, the interface's words in both languages, as far as a bundle uses them. */
export function interfaceWords(): VirtualModules {
  const prefix = 'virtual:words/';
  return {
    name: 'interface-words',
    resolveId: (id) => (id.startsWith(prefix) && id.slice(prefix.length) in wordGroups ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const group = wordGroups[id.slice(prefix.length + 1)]!;
      const json = JSON.stringify({ en: messagesOf('en', group), ko: messagesOf('ko', group) });
      return `export default JSON.parse(${JSON.stringify(json)})`;
    },
  };
}
