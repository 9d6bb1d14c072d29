import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { session } from '../../extension/session';
import { breathe } from '../../page/slices';
import { Dock } from './dock';

/** Put into a frame when the reader opens the sidebar in the page. */
export default defineUnlistedScript(async () => {
  const here = session();
  // Reading the script has taken its time.
  await breathe();
  if (here.dock || !here.judge || !here.face) return;
  const { face } = here;
  here.dock = new Dock(here.judge, face);
  // So has reading the styles.
  await breathe();
  if (here.dock && here.face === face) face.attachDock(here.dock);
});
