import { siteName, type Settings } from '../data/settings';

/** Hosts and match patterns. Hosts are compared by their tail: a site covers what is below it. Pure, and without the outlet list. */

/** Host of an http(s) URL without "www.", or undefined. */
export function hostOf(url: string | undefined): string | undefined {
  if (!url) return undefined;
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? siteName(hostname) : undefined;
  } catch {
    return undefined;
  }
}

/** True when `host` is `site` or below it. */
export const covers = (site: string, host: string): boolean => host === site || host.endsWith(`.${site}`);

/** Match pattern asked of the browser for a site. An address of numbers has nothing below it. */
export const patternOf = (host: string): string => (/^\[|^[\d.]+$/.test(host) ? `*://${host}/*` : `*://*.${host}/*`);

/** Host of one of our match patterns, or undefined for any other. */
export const hostOfPattern = (pattern: string): string | undefined =>
  /^(?:\*|https?):\/\/(?:\*\.)?([^/*]+)\/\*$/.exec(pattern)?.[1];

export type Standing = 'on' | 'off-site' | 'off-everywhere';

/** Whether the reader wants us on this host. */
export function standing(settings: Pick<Settings, 'everywhere' | 'sitesOff'>, host: string): Standing {
  if (!settings.everywhere) return 'off-everywhere';
  return settings.sitesOff.some((site) => covers(site, host)) ? 'off-site' : 'on';
}
