/** The judge's way through a page, as entrypoints/judge/judge.ts goes it: articles, words of their language, verdict. */
import type { PageReader } from '../../../entrypoints/judge/reader';
import { session } from '../../../extension/session';
import type { Changes } from '../../../page/watch';

export function* readAll(reader: PageReader, changes?: Changes): Generator<void, boolean> {
  const collected = yield* reader.collect(changes && !changes.everything ? changes : undefined);
  const missing = yield* reader.missing(collected);
  // They are there: the file of words runs before this one.
  if (missing.length) reader.add({ ...Object.fromEntries(missing.map((lang) => [lang, []])), ...session().words });
  return yield* reader.judge(collected);
}
