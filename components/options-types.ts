import type { ReadingPack } from '../data/schema';
import type { Settings } from '../data/settings';
import type { Words } from './types';

/** A site that the extension reads or could read. Whether it is on follows from `Settings.sitesOff`. */
export interface Site {
  host: string;
  /** As its readers call it; the host where nothing better is known. */
  name: string;
  /** `list`: asked for at install. `later`: came with a later release and is optional. `reader`: added by the reader. */
  from: 'list' | 'later' | 'reader';
  /** The browser lets us act there. */
  granted: boolean;
}

/** What became of a settings file. `repaired` as in extension/settings-repair.ts. */
export type ImportResult =
  { ok: true; repaired: string[] } | { ok: false; error: 'too-big' | 'not-json' | 'not-settings' | 'newer' };

/** What the options page asks of its host. */
export interface OptionsActions {
  change(patch: Partial<Settings>): void;
  /** Asks the browser for a site and adds it to the reader's own unless it is in the list; called straight from a click. */
  allow(host: string): Promise<boolean>;
  /** Takes a site off the reader's own and gives the browser's permission back. */
  remove(host: string): void;
  /** Saves the settings as a file. */
  exportSettings(): void;
  importSettings(text: string): Promise<ImportResult>;
  /** All settings become the defaults; sites stay allowed. */
  reset(): void;
  /** Removes all that is stored, here and in the browser's sync, and gives every optional permission back. */
  deleteEverything(): Promise<void>;
  /** Where the browser lets shortcuts be changed; absent where it has no such page. */
  changeKeys?(): void;
  readEssay?(pack: string): void;
}

export interface OptionsProps {
  words: Words;
  settings: Settings;
  packs: ReadingPack[];
  sites: Site[];
  /** Language of the interface when the setting is `auto`. */
  browserLang: 'en' | 'ko';
  /** Shortcuts as the browser writes them, empty when not set; null where the browser has no commands. */
  keys: { next: string; previous: string; sidebar: string } | null;
  /** Messages dropped as unknown, oversized or malformed since the browser started. */
  dropped: number;
  /** Dotted paths of settings that were found damaged and became defaults. */
  repaired: string[];
  /** Dotted paths of settings that an administrator has fixed. */
  managed: string[];
  version: string;
  actions: OptionsActions;
}
