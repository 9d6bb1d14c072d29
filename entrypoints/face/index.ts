import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { session } from '../../extension/session';
import { breathe } from '../../page/slices';
import { Face } from './face';

/** Put into a frame when the judge has found something to show. */
export default defineUnlistedScript(async () => {
  const here = session();
  // Reading the script has taken its time.
  await breathe();
  if (here.face) return here.face.reload();
  if (!here.judge || !here.essay) return;
  here.face = new Face(here.judge, here.essay);
  here.judge.attach(here.face);
});
