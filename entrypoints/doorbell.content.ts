import { defineContentScript } from 'wxt/utils/define-content-script';
import anchorData from 'virtual:packs/anchors';
import outlets from '../data/outlets.json';
import { session } from '../extension/session';
import { loadAnchors, rings } from '../matching/anchors';
import { watchText } from '../page/growth';

/**
 * In every page of a known outlet. Asks one question, "is there an anchor of any pack in this text?", and asks again
 * when the page has grown or navigated. Once it has rung, the judge watches and this is done.
 */
export default defineContentScript({
  matches: outlets.map(({ host }) => `*://*.${host}/*`),
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  main() {
    const here = session();
    if (here.doorbell || here.judge) return;
    const anchors = loadAnchors(anchorData);
    const stop = watchText((text) => {
      if (!rings(anchors, text)) return false;
      here.doorbell = undefined;
      // No polyfill here: one message, and nobody waits for the answer.
      const { runtime } = (globalThis.browser ?? globalThis.chrome) as typeof chrome;
      if (runtime?.id) runtime.sendMessage({ kind: 'ring' }).catch(() => undefined);
      return true;
    });
    here.doorbell = { destroy: stop };
  },
});
