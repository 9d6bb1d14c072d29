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

/** Name of the ports that pages ask the background over. */
export const PAGE = 'page';

/**
 * Asks the background, over a port of its own: a promise of `sendMessage` that is still open when the page is left is
 * an error in Firefox's console.
 * @returns the answer; undefined when nobody is there (any more)
 */
export function ask(message: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    if (!isAlive()) return resolve(undefined);
    const port = api().runtime.connect({ name: PAGE });
    port.onMessage.addListener((answer: unknown) => {
      resolve(answer ?? undefined);
      port.disconnect();
    });
    port.onDisconnect.addListener(() => {
      // Chrome logs an error that nobody looked at.
      void api().runtime.lastError;
      resolve(undefined);
    });
    port.postMessage(message);
  });
}
