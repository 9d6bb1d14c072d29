/**
 * The notation of a pack's words and patterns, read at build time.
 *
 *   words     `troops | (U.S. )soldier(s) | nordkoreanisch* | 핵_무기`: alternatives between bars; ( ) may be left out, or
 *             holds alternatives; * is any letters to the word's end; _ is a space or none; = before a word: its capitals
 *             must be capitals in the text
 *   patterns  `cut ~3 [us? troops] ~1 from? sk|there`: classes in order; ? may be absent, + one to three, * none to three;
 *             ~n allows n words before the next (two Han or kana characters count as one); [ ] bound the span, else all
 *             is in it; @concept is any listed form of the concept, @concept.sure those that
 *             need no company; `de,ko:` before it keeps it to these languages, `!`: every
 *             part must be of another class
 */

/** Splits at bars that stand outside brackets. */
export function bars(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (i === text.length || (text[i] === '|' && depth === 0)) {
      out.push(text.slice(from, i));
      from = i + 1;
    }
    if (depth < 0) break;
  }
  if (depth) throw new Error(`unbalanced brackets in "${text}"`);
  return out;
}

/**
 * All strings that a word of the notation stands for.
 * @throws Error when brackets don't balance or it stands for more than 600 strings.
 */
export function expand(word: string): string[] {
  const special = word.search(/[(_]/);
  if (special < 0) return [word];
  const head = word.slice(0, special);
  let middle: string[];
  let close = special + 1;
  if (word[special] === '_') middle = ['', ' '];
  else {
    let depth = 1;
    while (depth && close < word.length) {
      if (word[close] === '(') depth++;
      if (word[close] === ')') depth--;
      close++;
    }
    if (depth) throw new Error(`unbalanced brackets in "${word}"`);
    const inner = bars(word.slice(special + 1, close - 1));
    middle = (inner.length === 1 ? [...inner, ''] : inner).flatMap(expand);
  }
  const tails = expand(word.slice(close));
  if (middle.length * tails.length > 600) throw new Error(`"${word}" stands for too many strings`);
  return middle.flatMap((m) => tails.map((tail) => head + m + tail));
}

export interface Sequence {
  /** Languages it is kept to; empty: all. */
  langs: string[];
  /** Every part must be of another class. */
  distinct: boolean;
  elements: { names: string[]; optional: boolean; gap: number; outside: boolean }[];
}

/**
 * Reads one pattern.
 * @throws Error that quotes the pattern when it is malformed.
 */
export function parsePattern(text: string): Sequence {
  const fail = (why: string): never => {
    throw new Error(`pattern "${text}": ${why}`);
  };
  const elements: Sequence['elements'] = [];
  const [, prefix = '', differ, body] = /^(?:([a-z]{2}(?:,[a-z]{2})*):)?\s*(!?)(.*)$/.exec(text)!;
  const langs = prefix ? prefix.split(',') : [];
  const bracketed = text.includes('[');
  let inside = !bracketed;
  let gap = 0;
  for (const token of body!
    .replace(/([[\]])/g, ' $1 ')
    .trim()
    .split(/\s+/)) {
    if (token === '[') {
      if (inside) fail('[ inside [');
      inside = true;
    } else if (token === ']') {
      if (!inside || !bracketed) fail('] without [');
      inside = false;
    } else if (/^~\d$/.test(token)) gap = Number(token[1]);
    else {
      const parts = /^(@?[a-z0-9.-]+(?:\|@?[a-z0-9.-]+)*)([?*+]?)$/.exec(token) ?? fail(`cannot read "${token}"`);
      const names = parts[1]!.split('|');
      const repeat = parts[2] === '*' || parts[2] === '+' ? 3 : 1;
      for (let i = 0; i < repeat; i++) {
        elements.push({
          names,
          optional: parts[2] !== '' && !(parts[2] === '+' && i === 0),
          gap: i ? 0 : gap,
          outside: !inside,
        });
      }
      gap = 0;
    }
  }
  if (bracketed && inside) fail('[ without ]');
  if (!elements.some((e) => !e.optional && !e.outside)) fail('nothing in it must be there');
  return { langs, distinct: differ === '!', elements };
}
