import { browser } from 'wxt/browser';

/** How many messages were dropped as unknown, oversized or malformed since the browser started; shown in the options. */
const KEY = 'dropped';

export async function droppedCount(): Promise<number> {
  const count = (await browser.storage.session.get(KEY))[KEY];
  return typeof count === 'number' && count >= 0 ? count : 0;
}

export function countDropped(): void {
  void droppedCount().then((count) => browser.storage.session.set({ [KEY]: count + 1 }));
}
