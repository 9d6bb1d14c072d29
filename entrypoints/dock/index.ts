import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { session } from '../../extension/session';
import { Dock } from './dock';

/** Put into a frame when the reader opens the sidebar in the page. */
export default defineUnlistedScript(() => {
  const here = session();
  if (here.dock || !here.judge || !here.face) return;
  here.dock = new Dock(here.judge, here.face);
  here.face.attachDock(here.dock);
});
