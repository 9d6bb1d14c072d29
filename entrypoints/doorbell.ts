import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import anchorData from 'virtual:packs/anchors';
import { ask } from '../extension/api';
import { session } from '../extension/session';
import { loadAnchors, rings } from '../matching/anchors';
import { watchText } from '../page/growth';
import { shadowOf } from './judge/shadow';

/**
 * In every page of a known outlet. Asks one question, "is there an anchor of any pack in this text?", and asks again
 * when the page has grown or navigated. Once it has rung, the judge watches and this is done.
 */
export default defineUnlistedScript(() => {
  const here = session();
  if (here.doorbell || here.judge) return;
  const anchors = loadAnchors(anchorData);
  const destroy = watchText((text) => {
    if (!rings(anchors, text)) return false;
    // It is done, and may be put here again when a site is switched on.
    here.doorbell = undefined;
    void ask({ kind: 'ring' });
    return true;
  }, shadowOf);
  here.doorbell = { destroy };
});
