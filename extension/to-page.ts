/** Messages to the scripts in a page, checked there at the border. What does not fit is dropped and counted. */
import { either, exactly, list, oneOf, text, whole, type Of, type Shape } from '../data/shape';

const kind = <const K extends string>(one: K) => ({ kind: oneOf(one) });
const Id = text(80);

/** From the background or the sidebar to the scripts of a tab. */
export const ToPage = either(
  /** A command: next or previous mention. */
  exactly({ ...kind('step'), by: oneOf(1, -1) }),
  /** Off for this page until it is loaded again; on again the second time. */
  exactly(kind('page')),
  /** These match patterns may no longer be acted on. */
  exactly({ ...kind('revoked'), origins: list(text(300)) }),
);
export type ToPage = Of<typeof ToPage>;

/** Over the port from the sidebar to a page. */
export const ToPort = either(
  exactly({ ...kind('jump'), frame: Id, article: whole({ min: 0, max: 10_000 }), mention: Id }),
  exactly({ ...kind('mark'), frame: Id }),
  exactly(kind('look')),
);
export type ToPort = Of<typeof ToPort>;

/** As much as the sidebar takes of a page: articles, and characters of an address or title, of a mention's words, of its context. */
export const MOST = { reports: 50, line: 4000, words: 500, context: 2000 } as const;

/** Messages longer than this, as JSON, are dropped unread. */
export const MAX_MESSAGE = 4_000_000;

/** What came in, where it has the shape; else undefined, and `dropped` is called. */
export function take<T>(shape: Shape<T>, input: unknown, dropped: () => void): T | undefined {
  if (shape.is(input)) return input;
  dropped();
  return undefined;
}
