import matcherData from 'virtual:packs/judge';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { session } from '../../extension/session';
import { loadMatcher } from '../../matching/mentions';
import { breathe } from '../../page/slices';
import { Judge } from './judge';

/** Put into a frame when the doorbell rings, or when the reader asks for the page. */
export default defineUnlistedScript(async () => {
  const here = session();
  // Reading the script has taken its time.
  await breathe();
  if (here.judge || !document.documentElement) return;
  here.doorbell?.destroy();
  here.doorbell = undefined;
  here.judge = new Judge(matcherData.map(loadMatcher));
});
