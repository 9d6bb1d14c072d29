import { Host, isSite, siteName } from '../data/settings';

/**
 * The site that somebody means who types or pastes an address: "https://www.news.example/world?x" and " News.Example " are
 * both news.example. International names come out in their ASCII form, as the browser keeps them.
 * Null for what is no address of a website: an empty string, words, other schemes.
 */
export function siteOf(typed: string): string | null {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return null;
  try {
    const { protocol, hostname } = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    if (protocol !== 'https:' && protocol !== 'http:') return null;
    const host = siteName(hostname);
    return Host.is(host) && isSite(host) ? host : null;
  } catch {
    return null;
  }
}
