/**
 * The reader's settings: one value in storage.local, which the background mirrors to storage.sync when the reader says so
 * (sync.ts), below what an administrator set in storage.managed. What is stored is never trusted: it is repaired on reading.
 */
import type { Settings } from '../data/settings';
import { api } from './api';
import { applyManaged, repair } from './settings-repair';
import { KEY, onStored } from './settings-stored';

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

/** Calls back whenever the settings have changed, with what they are and what they were. Returns the way to stop. */
export const onChange = (listener: (now: Settings, before: Settings) => void): (() => void) =>
  onStored((old) => {
    const before = repair(old).settings;
    void load().then(({ settings }) => listener(settings, before));
  });

/** Removes everything that the extension has stored. */
export async function deleteEverything(): Promise<void> {
  await api().storage.local.clear();
  await api().storage.session?.clear();
  await api()
    .storage.sync.clear()
    .catch(() => undefined);
}
