/** Settings as a file: what the options page exports and imports. Pure. */
import { isSite, SETTINGS_VERSION, siteName, type Settings } from '../data/settings';
import { repair, type Repaired } from './settings-repair';

/** Largest file that is read, in UTF-16 units; the fullest settings there can be come to less. */
export const FILE_LIMIT = 4_000_000;
/** How an exported file says what it is. */
const KIND = 'parallel-38-settings';

export type ImportError = 'too-big' | 'not-json' | 'not-settings' | 'newer';
export type Imported = ({ ok: true } & Repaired) | { ok: false; error: ImportError };

/** The file: JSON, indented, ends with a line feed. */
export const exportSettings = (settings: Settings): string => JSON.stringify({ kind: KIND, settings }, null, 2) + '\n';

/**
 * Reads an exported file. Damaged values become defaults and are named in `repaired`; a file that is something else is refused.
 * Two things stay as they are in `current`, whatever the file says: `sync`, since no file may make settings leave the machine,
 * and `welcomeSeen`. A file gives no permission for a site either: that is asked of the reader, by the browser.
 */
export function importSettings(text: string, current: Pick<Settings, 'sync' | 'welcomeSeen'>): Imported {
  if (text.length > FILE_LIMIT) return { ok: false, error: 'too-big' };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, error: 'not-json' };
  }
  const { kind, settings } = (typeof file === 'object' && file !== null ? file : {}) as Record<string, unknown>;
  if (kind !== KIND || typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return { ok: false, error: 'not-settings' };
  const version = (settings as { version?: unknown }).version;
  if (typeof version === 'number' && version > SETTINGS_VERSION) return { ok: false, error: 'newer' };
  const read = repair(settings);
  const { sync, welcomeSeen } = current;
  // What nobody can have added in the options is not taken from a file: a whole top-level domain.
  const sitesAdded = read.settings.sitesAdded.filter((host) => isSite(host) && siteName(host) === host);
  const repaired =
    sitesAdded.length < read.settings.sitesAdded.length ? [...read.repaired, 'sitesAdded'] : read.repaired;
  return {
    ok: true,
    repaired: [...new Set(repaired)],
    settings: { ...read.settings, sitesAdded, sync, welcomeSeen },
  };
}
