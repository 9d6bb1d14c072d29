/**
 * How a pack's rules travel: one string a level, made at build time (`packRules`) and read when the judge loads
 * (`unpackRules`). It is the notation of syntax.ts with numbers for names, made for gzip:
 *
 *   level    rules that make the same stand together: `what,rule,rule`, semicolons between
 *   what     `C7` a class, `M3` a mention of a concept, `M3.4` one with a need, `Q0` nothing that forms mention, `Q1` nothing
 *            at all; then `@` and the bits of its languages, and `!` where every part must be of another class
 *   rule     its elements: words between it and the one before, nothing for none, `B` one, … `J` nine; then its classes, of
 *            two digits each, bars between, `?` where it may be absent, `-` where it is context only
 *
 * Numbers are in base 36. What may be absent at the beginning of a rule is written out as patterns of their own when read,
 * and classes that take in others stand for these too.
 */
import type { Element, Pattern } from './patterns.ts';

/** What a rule makes, and where. */
export type Making = Omit<Pattern, 'elements'>;
export interface Rule {
  making: Making;
  /** Gaps in words here, not in half words; the first may be absent too. */
  elements: Element[];
}

const A = 65;

const base36 = (n: number): string => n.toString(36);
const number = (text: string): number => parseInt(text, 36);

function packMaking({ cls, concept, need = -1, langs, distinct, quiet }: Making): string {
  const what =
    cls !== undefined
      ? `C${base36(cls)}`
      : concept !== undefined
        ? `M${base36(concept)}${need < 0 ? '' : `.${base36(need)}`}`
        : `Q${quiet === 'all' ? 1 : 0}`;
  return `${what}${langs ? `@${base36(langs)}` : ''}${distinct ? '!' : ''}`;
}

/** All fields are written, absent ones too: objects of one shape are made and read faster. */
function unpackMaking(text: string): Making {
  const [, kind, what, need, langs, distinct] = /^([CMQ])(\w+)(?:\.(\w+))?(?:@(\w+))?(!?)$/.exec(text)!;
  const one = number(what!);
  return {
    cls: kind === 'C' ? one : undefined,
    concept: kind === 'M' ? one : undefined,
    need: need ? number(need) : kind === 'M' ? -1 : undefined,
    langs: langs ? number(langs) : undefined,
    distinct: distinct ? true : undefined,
    quiet: kind === 'Q' ? (one ? 'all' : 'forms') : undefined,
  };
}

/** Classes that two digits can name. */
const CLASSES = 36 * 36;

function packElement({ cls, gap, optional, outside }: Element): string {
  if (cls.some((one) => one >= CLASSES)) throw new RangeError(`more than ${CLASSES} classes of words`);
  const classes = cls.map((one) => base36(one).padStart(2, '0')).join('|');
  return `${gap ? String.fromCharCode(A + gap) : ''}${classes}${optional ? '?' : ''}${outside ? '-' : ''}`;
}

function unpackElement(text: string, members: Members): Element {
  const cls: number[] = [];
  for (const one of text.match(/[\da-z]{2}/g)!.map(number))
    for (const each of [one, ...(members[one] ?? [])]) if (!cls.includes(each)) cls.push(each);
  const gap = text.charCodeAt(0) - A;
  return {
    cls,
    gap: gap > 0 && gap < 10 ? gap * 2 : 0,
    optional: text.includes('?') || undefined,
    outside: text.includes('-') || undefined,
  };
}

/** For a class those that it takes in whole. */
export type Members = Record<number, number[]>;

/** Rules of one level in the notation at the head of this file. */
export function packRules(rules: readonly Rule[]): string {
  let before = '';
  return rules
    .map(({ making, elements }) => {
      const what = packMaking(making);
      const rule = elements.map(packElement).join('');
      const packed = what === before ? `,${rule}` : `;${what},${rule}`;
      before = what;
      return packed;
    })
    .join('')
    .slice(1);
}

/** Rules unpacked between two pauses. */
const SOME = 48;

/** The patterns that a level's rules stand for, in their order, in slices. An empty string holds none. Elements written alike are one. */
export function* unpackRules(packed: string, members: Members): Generator<void, Pattern[]> {
  const known = new Map<string, Element>();
  const elementOf = (text: string): Element => {
    let element = known.get(text);
    if (!element) known.set(text, (element = unpackElement(text, members)));
    return element;
  };
  const out: Pattern[] = [];
  let since = 0;
  for (const group of packed ? packed.split(';') : []) {
    const [what = '', ...rules] = group.split(',');
    const making = unpackMaking(what);
    for (const rule of rules) {
      if (++since % SOME === 0) yield;
      const elements = rule.match(/[B-J]?..(?:\|..)*\??-?/g)!.map(elementOf);
      for (let first = 0; ; first++) {
        const { cls, gap, optional, outside } = elements[first]!;
        // Most begin with what must be there.
        const same = !first && !optional && !gap;
        const head: Element = { cls, gap: 0, optional: undefined, outside };
        out.push({ ...making, elements: same ? elements : [head, ...elements.slice(first + 1)] });
        if (!optional) break;
      }
    }
  }
  return out;
}
