import { browser, type Browser } from 'wxt/browser';
import { load } from './settings';
import { repair } from './settings-repair';
import { KEY } from './settings-stored';

/**
 * Mirrors the settings to storage.sync while the reader lets them leave this machine. Chrome takes 8 kB in an item, and
 * the fullest settings are larger: their text goes in pieces. Background only.
 */

/** Characters in an item: each may be written with up to three bytes, and quotation marks with two. */
const PIECE = 2500;
const name = (n: number): string => `${KEY}${n}`;

/** What this machine has written itself, the latest: hearing of it is no news, and by then it may be old. */
const written: string[] = [];
const REMEMBERED = 20;

/** The text as items. */
export const toItems = (text: string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: Math.ceil(text.length / PIECE) }, (_, n) => [name(n), text.slice(n * PIECE, (n + 1) * PIECE)]),
  );

/** The value that items hold; undefined when they hold none, or only part of one. */
export function fromItems(items: Record<string, unknown>): { text: string; value: unknown } | undefined {
  let text = '';
  for (let n = 0; name(n) in items; n++) text += String(items[name(n)]);
  try {
    return { text, value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** @param had whether they were mirrored before: storage that was never used is not asked for */
async function mirror(had: boolean): Promise<void> {
  const { sync } = browser.storage;
  // An administrator may have said it, either way.
  if (!(await load()).settings.sync) return had ? sync.clear() : undefined;
  const local = repair((await browser.storage.local.get(KEY))[KEY]).settings;
  const text = JSON.stringify(local);
  written.push(text);
  written.splice(0, written.length - REMEMBERED);
  const items = toItems(text);
  await sync.set(items);
  // A longer text stood there before.
  await sync.remove(Object.keys(await sync.get()).filter((key) => !(key in items)));
}

async function take(): Promise<void> {
  const found = fromItems(await browser.storage.sync.get());
  const { settings } = await load();
  if (!found || !settings.sync || written.includes(found.text)) return;
  const theirs = repair(found.value).settings;
  if (JSON.stringify(theirs) !== JSON.stringify(settings)) await browser.storage.local.set({ [KEY]: theirs });
}

/** Follows both areas from now on. Where there is no synced storage, or no room in it, nothing happens. */
export function followSync(): void {
  let queue: Promise<unknown> = Promise.resolve();
  browser.storage.onChanged.addListener((changes: Record<string, Browser.storage.StorageChange>, area: string) => {
    const change = changes[KEY];
    const was = (side: 'oldValue' | 'newValue'): boolean => repair(change?.[side]).settings.sync;
    const mine = area === 'managed' || (area === 'local' && change);
    if (!mine && area !== 'sync') return;
    const had = area === 'managed' || was('oldValue');
    queue = queue.then(() => (mine ? mirror(had) : take())).catch(() => undefined);
  });
}
