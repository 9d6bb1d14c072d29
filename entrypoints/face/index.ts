import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { session } from '../../extension/session';
import { load } from '../../extension/settings';
import { Face } from './face';

/** Put into a frame when the judge has found something to show. */
export default defineUnlistedScript(async () => {
  const here = session();
  if (here.face || !here.judge) return;
  const { settings } = await load();
  // Another copy, or the switch, may have been quicker.
  const { judge } = here;
  if (here.face || !judge) return;
  here.face = new Face(judge, settings);
  judge.attach(here.face);
});
