import outlets from '../data/outlets.json';
import { covers } from './hosts';

/** The outlet list, for the contexts of the extension itself: no page needs to hold it. */
export const outletHosts: readonly string[] = outlets.map(({ host }) => host);

export const isOutlet = (host: string): boolean => outletHosts.some((site) => covers(site, host));
