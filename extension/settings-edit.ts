import type { Settings } from '../data/settings';
import { covers } from './hosts';

/** Edits of the settings that more than one place makes. Pure. What is newest comes first: a list that is full loses the oldest. */

/** Concepts muted on one host. */
export const mutedOn = ({ mutedHere }: Pick<Settings, 'mutedHere'>, host: string): readonly string[] =>
  Object.hasOwn(mutedHere, host) ? mutedHere[host]! : [];

/** A site switched on or off. Switching one on switches the extension on too. */
export const withSite = (settings: Settings, host: string, on: boolean): Settings =>
  !host
    ? settings
    : {
        ...settings,
        everywhere: on || settings.everywhere,
        sitesOff: [...(on ? [] : [host]), ...settings.sitesOff.filter((site) => !covers(site, host))],
      };

/** A concept (`pack/concept`) muted everywhere, or on one host. */
export const withMuted = (settings: Settings, key: string, host?: string): Settings =>
  host === undefined
    ? { ...settings, muted: [...new Set([key, ...settings.muted])] }
    : {
        ...settings,
        mutedHere: { ...settings.mutedHere, [host]: [...new Set([key, ...mutedOn(settings, host)])] },
      };
