import { api } from './api';

/** Where the settings are in storage.local. */
export const KEY = 'settings';

/**
 * Calls back whenever what the settings are made of has changed in storage: the reader's own, or what an administrator set.
 * @param listener gets what was stored as the reader's own, where that changed; it may be anything
 * @returns the way to stop
 */
export function onStored(listener: (old: unknown) => void): () => void {
  const changed = (changes: Record<string, { oldValue?: unknown }>, area: string) => {
    const own = area === 'local' && KEY in changes;
    if (own || area === 'managed') listener(own ? changes[KEY]?.oldValue : undefined);
  };
  api().storage.onChanged.addListener(changed);
  return () => api().storage.onChanged.removeListener(changed);
}
