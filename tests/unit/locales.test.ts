import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../public/_locales/en/messages.json';
import ko from '../../public/_locales/ko/messages.json';
import { wordGroups } from '../../tools/words-plugin';

type Messages = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;
const languages: Record<string, Messages> = { en, ko };

/** Code that shows messages: everything but tests. */
const code = ['components', 'entrypoints', 'extension', 'page', 'tools', 'wxt.config.ts']
  .flatMap((at): string[] =>
    /\.\w+$/.test(at) ? [at] : readdirSync(at, { recursive: true, encoding: 'utf8' }).map((file) => join(at, file)),
  )
  // The plugin names groups of keys; naming is not using.
  .filter((file) => /\.(tsx?|html|json)$/.test(file) && !file.endsWith('words-plugin.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const prefixes = [...new Set(Object.keys(en).map((key) => key.slice(0, key.indexOf('_'))))];
const key = `(?:${prefixes.join('|')})_[a-z0-9_]+`;
/** Keys as literals: 'options_title', "options_title", __MSG_manifest_name__. */
const usedIn = (text: string): Set<string> =>
  new Set([...text.matchAll(new RegExp(`(?:['"\`]|__MSG_)(${key}?)(?:['"\`]|__)`, 'g'))].map((m) => m[1]!));
const used = usedIn(code);
/** Keys built from a literal beginning: `state_${kind}`. */
const begun = [...code.matchAll(new RegExp(`\`((?:${prefixes.join('|')})_[a-z0-9_]*)\\$\\{`, 'g'))].map((m) => m[1]!);

const slots = ({ message, placeholders }: Messages[string]) =>
  [...message.matchAll(/\$(\d|[a-z_]+\$)/gi)]
    .map((m) => m[1]!)
    .concat(Object.keys(placeholders ?? {}))
    .sort();

describe('messages of the interface', () => {
  it('are the same ones in both languages', () => expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort()));

  it('are all there', () => expect([...used].filter((name) => !(name in en)).sort()).toEqual([]));

  it('are all used', () => {
    const unused = Object.keys(en).filter((name) => !used.has(name) && !begun.some((start) => name.startsWith(start)));
    expect(unused).toEqual([]);
  });

  it.each(Object.keys(en))('%s has words and the same substitutions in both', (name) => {
    const [english, korean] = [(en as Messages)[name]!, (ko as Messages)[name]];
    expect(english.message.trim()).not.toBe('');
    expect(korean?.message.trim()).toBeTruthy();
    expect(slots(korean!)).toEqual(slots(english));
  });

  it('say what can be marked up the same number of times', () => {
    const brackets = (text: string) => text.match(/\[[^\]]*\]/g)?.length ?? 0;
    for (const name of Object.keys(en))
      expect([name, brackets(languages['ko']![name]!.message)]).toEqual([
        name,
        brackets(languages['en']![name]!.message),
      ]);
  });

  it('in Korean have Hangul wherever the English has words', () => {
    for (const [name, { message }] of Object.entries(en))
      if (/[a-z]{3}/.test(message.replace(/Parallel 38|\$\d/g, '')))
        expect([name, languages['ko']![name]!.message]).toEqual([name, expect.stringMatching(/[가-힣]/)]);
  });

  it('stay within what the stores take', () => {
    for (const messages of Object.values(languages)) {
      expect(messages['manifest_name']!.message.length).toBeLessThanOrEqual(45);
      expect(messages['manifest_description']!.message.length).toBeLessThanOrEqual(132);
    }
  });

  it('name no subject: that is the pack’s', () => {
    for (const messages of Object.values(languages))
      for (const [name, { message }] of Object.entries(messages))
        expect([name, message]).toEqual([
          name,
          expect.not.stringMatching(/korea|pyongyang|seoul|bandow|forbes|한반도|북한|남한|밴도|포브스/i),
        ]);
  });
});

/** A file and all that it imports by relative path; what is imported for its types alone holds no words. */
function graph(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import) ?\(?'(\.{1,2}\/[^']+)'/g)) {
    const at = join(dirname(file), path!);
    const found = [at, `${at}.ts`, `${at}.tsx`].find((name) => /\.tsx?$/.test(name) && existsSync(name));
    if (found) graph(found, seen);
  }
  return seen;
}

describe('messages that a bundle takes along', () => {
  const takers = readdirSync('entrypoints', { recursive: true, encoding: 'utf8' })
    .map((file) => join('entrypoints', file))
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const group = /'virtual:words\/(\w+)'/.exec(readFileSync(file, 'utf8'))?.[1];
      return group ? [[file, group] as const] : [];
    });

  it('are asked for by every bundle that shows words', () => expect(takers.length).toBeGreaterThanOrEqual(4));

  it.each(takers)('%s (%s): hold every word it can show', (file, group) => {
    const starts = wordGroups[group]!;
    const shown = [...graph(file)]
      .flatMap((part) => [...usedIn(readFileSync(part, 'utf8'))])
      .filter((name) => name in en);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((name) => !starts.some((start) => name.startsWith(start)))).toEqual([]);
  });
});
