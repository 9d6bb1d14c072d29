import { browser } from 'wxt/browser';
import * as v from 'valibot';
import type { Place } from '../components/types';
import { PlaceSchema } from './messages';

/** Where a sidebar that is just opening should go. Kept in memory by the browser, never written to disk. */
const key = (windowId: number) => `place-${windowId}`;

export const leavePending = async (windowId: number, place: Place): Promise<void> => {
  await browser.storage.session.set({ [key(windowId)]: place });
};

/** Takes what was left for this window, once. */
export async function takePending(windowId: number): Promise<Place | undefined> {
  const name = key(windowId);
  const found = (await browser.storage.session.get(name))[name];
  if (found === undefined) return undefined;
  await browser.storage.session.remove(name);
  const place = v.safeParse(PlaceSchema, found);
  return place.success ? place.output : undefined;
}
