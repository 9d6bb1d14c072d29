import { browser } from 'wxt/browser';
import { inject, registerDoorbell } from './inject';
import { hostOfPattern, patternOf } from './hosts';
import { isOutlet, outletHosts } from './sites';

/** Sites beyond the outlet list that the reader granted, and what follows when grants come and go. */

/** Hosts that the browser says we may act on, outlets left out. */
export async function addedHosts(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const hosts = origins.map(hostOfPattern).filter((host): host is string => host !== undefined);
  return [...new Set(hosts)].filter((host) => !isOutlet(host)).sort();
}

/** Brings the registered doorbell in line with the grants. */
export const syncRegistration = async (): Promise<void> => registerDoorbell((await addedHosts()).map(patternOf));

/** Puts the doorbell into every open page of these hosts: after an install, an update, a grant, or switching on. */
export async function ringOpenTabs(hosts: readonly string[] = outletHosts): Promise<void> {
  // For no address at all, Chrome would name every tab.
  if (!hosts.length) return;
  // Hosts that the reader revoked in the browser are not visible to the query, and injecting there fails quietly.
  const url = hosts.map(patternOf);
  const tabs = await browser.tabs.query({ url }).catch(() => []);
  await Promise.all(
    tabs
      .filter(({ id, discarded }) => id !== undefined && !discarded)
      .map(({ id }) => inject('doorbell', { tabId: id! })),
  );
}

/** True when we may act on this host for good. */
export const granted = (host: string): Promise<boolean> => browser.permissions.contains({ origins: [patternOf(host)] });

/** Asks the browser for a site; must be called straight from a click. */
export const request = (host: string): Promise<boolean> => browser.permissions.request({ origins: [patternOf(host)] });

export const giveBack = (host: string): Promise<boolean> => browser.permissions.remove({ origins: [patternOf(host)] });
