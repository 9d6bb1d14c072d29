import { api, ask, isAlive } from '../../extension/api';
import type { FromPage } from '../../extension/messages';
import { session } from '../../extension/session';

/** A name for this frame that no other frame has; judge and face share it. `crypto.randomUUID` is missing on plain http. */
export const FRAME = (session().frame ??= [...crypto.getRandomValues(new Uint32Array(4))]
  .map((n) => n.toString(36))
  .join(''));

/** Sends to the background; undefined when nobody is there (any more). */
export const send = (message: FromPage): Promise<unknown> =>
  // A click that opens the browser's sidebar counts only as a message of its own.
  message.kind === 'open-own' && isAlive()
    ? api()
        .runtime.sendMessage(message)
        .catch(() => undefined)
    : ask(message);
