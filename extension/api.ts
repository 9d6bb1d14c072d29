/**
 * The browser's own interface, for what is put into pages: in Manifest V3 both browsers' `chrome` gives promises, so the
 * 4 kB of a polyfill need not go in there. Extension pages and the background have the polyfill (`wxt/browser`), which
 * lets a listener for messages answer with a promise in every Chrome; here no listener answers.
 *
 * Never `globalThis.browser`: where the browser has none, it is the page's element with that id.
 */
export const api = (): typeof chrome => globalThis.chrome;

/** False once the extension was updated or removed under a page that is still open: its scripts then take themselves away. */
export const isAlive = (): boolean => {
  try {
    return Boolean(api().runtime.id);
  } catch {
    return false;
  }
};
