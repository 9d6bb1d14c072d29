/** Build time: the rules of patterns.json, level by level: a rule stands above those that make its parts. */
import type { Names } from './names.ts';
import type { Making, Rule } from './packed-rules.ts';
import { LONGEST } from './patterns.ts';
import { PatternError, type Patterns } from './patterns-file.ts';
import { parsePattern } from './syntax.ts';

/** The rules of each level, mentions and quiet stretches last. Notes in `names` which classes take in others. */
export function compileLevels(patterns: Patterns, names: Names, need: (text: string) => number): Rule[][] {
  const made = new Map<number, number>();
  const levels: Rule[][] = [];
  const heightOf = (classes: readonly number[]): number => Math.max(0, ...classes.map((cls) => made.get(cls) ?? 0));

  const compile = (text: string, making: Making): { rule: Rule; height: number } => {
    const { langs, distinct, elements } = parsePattern(text);
    if (elements.length > LONGEST) throw new PatternError(`pattern "${text}": more than ${LONGEST} elements`);
    const where = `pattern "${text}"`;
    return {
      height: heightOf(elements.flatMap((element) => element.names.flatMap((name) => names.classIds(name, where)))),
      rule: {
        making: {
          ...making,
          ...(langs.length ? { langs: langs.reduce((bits, lang) => bits | names.langBits(lang), 0) } : {}),
          ...(distinct ? { distinct } : {}),
        },
        elements: elements.map((element) => ({
          cls: [...new Set(element.names.flatMap((name) => names.ownIds(name, where)))],
          gap: element.gap,
          ...(element.optional ? { optional: true } : {}),
          ...(element.outside ? { outside: true } : {}),
        })),
      },
    };
  };

  /** A rule of one element makes its classes members, where these are words as they stand. */
  const takesIn = (cls: number, text: string): boolean => {
    const { langs, elements } = parsePattern(text);
    const [element, more] = elements;
    if (more || langs.length) return false;
    const all = element!.names.flatMap((name) => names.classIds(name, `pattern "${text}"`));
    names.members.set(cls, [...(names.members.get(cls) ?? []), ...all.filter((one) => one !== cls)]);
    made.set(cls, heightOf([cls, ...all]));
    return true;
  };

  for (const { class: name, of } of patterns.make) {
    const cls = names.classes.get(name)!;
    const compiled = of.flatMap((text) => (takesIn(cls, text) ? [] : [compile(text, { cls })]));
    for (const { rule, height } of compiled) (levels[height] ??= []).push(rule);
    made.set(cls, Math.max(heightOf([cls]), ...compiled.map(({ height }) => height + 1)));
  }
  const last: Rule[] = [];
  const add = (texts: readonly string[], making: Making): void =>
    texts.forEach((text) => last.push(compile(text, making).rule));
  for (const { concept, of, needs } of patterns.mentions)
    add(of, { concept: names.conceptId(concept, `pattern "${of[0]}"`), need: needs ? need(needs) : -1 });
  add(patterns.quiet, { quiet: 'forms' });
  add(patterns.empty, { quiet: 'all' });
  return [...Array.from(levels, (rules) => rules ?? []), last];
}
