import type { Settings } from '../data/settings';
import { api } from './api';
import { applyManaged, repair } from './settings-repair';

/**
 * The reader's settings: one value in storage.local, which the background mirrors to storage.sync when the reader says so
 * (sync.ts), below what an administrator set in storage.managed. What is stored is never trusted: it is repaired on reading.
 */
export const KEY = 'settings';

export interface Stored {
  settings: Settings;
  /** Names of values that were damaged and have been replaced by their defaults. */
  repaired: string[];
  /** Names of settings that an administrator fixed. */
  managed: string[];
}

const read = async (area: 'local' | 'managed'): Promise<unknown> => {
  try {
    const store = api().storage[area];
    return area === 'managed' ? await store.get() : (await store.get(KEY))[KEY];
  } catch {
    // No managed storage: nothing there.
    return undefined;
  }
};

/** Reads the settings. Never throws: broken storage gives the defaults and says what was repaired. */
export async function load(): Promise<Stored> {
  const [local, managed] = await Promise.all([read('local'), read('managed')]);
  const own = repair(local);
  return { ...own, ...applyManaged(own.settings, managed) };
}

let queue: Promise<unknown> = Promise.resolve();

/** Changes the settings; changes are made one after the other, so that none is lost. */
export function update(change: (settings: Settings) => Settings): Promise<Settings> {
  const next = queue.then(async () => {
    const local = await read('local');
    const { settings } = repair(local);
    const changed = repair(change(settings)).settings;
    await api().storage.local.set({ [KEY]: changed });
    return changed;
  });
  queue = next.catch(() => undefined);
  return next;
}

const own = async (): Promise<Settings> => (await load()).settings;

/**
 * Calls back whenever the settings have changed, with what they are and what they were. Returns the way to stop.
 * @param read gives the settings; undefined when they cannot be had (any more)
 */
export function onChange(
  listener: (now: Settings, before: Settings) => void,
  read: () => Promise<Settings | undefined> = own,
): () => void {
  const changed = (changes: Record<string, { oldValue?: unknown }>, area: string) => {
    if (!(area === 'local' && KEY in changes) && area !== 'managed') return;
    const old = area === 'local' ? changes[KEY]?.oldValue : undefined;
    const before = repair(old).settings;
    void read().then((settings) => settings && listener(settings, before));
  };
  api().storage.onChanged.addListener(changed);
  return () => api().storage.onChanged.removeListener(changed);
}

/** Removes everything that the extension has stored. */
export async function deleteEverything(): Promise<void> {
  await api().storage.local.clear();
  await api().storage.session?.clear();
  await api()
    .storage.sync.clear()
    .catch(() => undefined);
}
