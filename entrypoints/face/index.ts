import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { session } from '../../extension/session';
import { Face } from './face';

/** Put into a frame when the judge has found something to show. */
export default defineUnlistedScript(() => {
  const here = session();
  if (here.face || !here.judge) return;
  here.face = new Face(here.judge);
  here.judge.attach(here.face);
});
