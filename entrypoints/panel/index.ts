import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { session } from '../../extension/session';
import { breathe } from '../../page/slices';
import { Panel } from './panel';

/** Put into a frame when the browser's own sidebar asks for the page. */
export default defineUnlistedScript(async () => {
  const here = session();
  // Reading the script has taken its time.
  await breathe();
  if (here.panel || !here.judge) return;
  here.panel = new Panel(here.judge);
  here.judge.attachPanel(here.panel);
});
