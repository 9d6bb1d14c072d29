import type { Reply, Site } from '../../e2e/harness/proxy.ts';
import { hostile } from './hostile.ts';
import { living } from './living.ts';

/** Pages that change under the reader, fight us, or are simply strange; each is about one thing. See hostile.ts and living.ts. */
export const hostileKinds: readonly string[] = Object.keys(hostile);
export const livingKinds: readonly string[] = Object.keys(living);

/**
 * Serves every page kind as `/hostile/<kind>` (and `/hostile/<kind>/…`) on any host.
 * @param other origin of the frame in `frame-cross`
 */
export const hostileSite =
  (other: string): Site =>
  (url): Reply | undefined => {
    const name = /^\/hostile\/([\w-]+)/.exec(url.pathname)?.[1];
    const kind = name === undefined ? undefined : (hostile[name] ?? living[name]);
    const made = kind?.(other);
    return typeof made === 'string' ? { body: made } : made;
  };
