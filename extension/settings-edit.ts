import type { Settings } from '../data/settings';
import { covers } from './hosts';

/** Edits of the settings that more than one place makes. Pure. */

/** A site switched on or off. Switching one on switches the extension on too. */
export const withSite = (settings: Settings, host: string, on: boolean): Settings =>
  !host
    ? settings
    : {
        ...settings,
        everywhere: on || settings.everywhere,
        sitesOff: [...settings.sitesOff.filter((site) => !covers(site, host)), ...(on ? [] : [host])],
      };

/** A concept (`pack/concept`) muted everywhere, or on one host. */
export const withMuted = (settings: Settings, key: string, host?: string): Settings =>
  host === undefined
    ? { ...settings, muted: [...new Set([...settings.muted, key])] }
    : {
        ...settings,
        mutedHere: { ...settings.mutedHere, [host]: [...new Set([...(settings.mutedHere[host] ?? []), key])] },
      };
