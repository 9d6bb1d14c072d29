/**
 * The doorbell's one question: is there an anchor of any pack in this text? Small and quick, since every page of a known
 * outlet is asked: one look at each character, a walk down a little trie where a word may begin.
 */
import type { AnchorData } from './compile';

interface Node {
  next: Map<number, Node>;
  /** A string ends here; 2: any letters may follow; 3: no anchor after all. */
  ends?: 1 | 2 | 3;
}
export interface Anchors {
  /** Characters that an anchor begins with, in both cases. */
  first: Uint8Array;
  root: Node;
}

const lower = (code: number): number =>
  code < 128
    ? code > 64 && code < 91
      ? code + 32
      : code
    : code === 0xa0 || code === 0x202f || code === 0x3000
      ? 32
      : code > 0x200f && code < 0x2016
        ? 45
        : code < 0x600
          ? String.fromCharCode(code).toLowerCase().charCodeAt(0)
          : code;

/** Letters of scripts that put spaces between words. */
const isLetter = (code: number): boolean =>
  code < 128
    ? (code > 96 && code < 123) || (code > 64 && code < 91)
    : code < 0x2000 && /\p{L}/u.test(String.fromCharCode(code));

/** Unpacks compiled anchors. */
export function loadAnchors({ words, but }: AnchorData): Anchors {
  const first = new Uint8Array(65536);
  const root: Node = { next: new Map() };
  for (const word of [...words, ...but]) {
    const stem = word.endsWith('*');
    let node = root;
    for (const char of stem ? word.slice(0, -1) : word) {
      const code = char.charCodeAt(0);
      let next = node.next.get(code);
      if (!next) node.next.set(code, (next = { next: new Map() }));
      node = next;
    }
    node.ends = but.includes(word) ? 3 : stem ? 2 : 1;
    first[word.charCodeAt(0)] = first[word[0]!.toUpperCase().charCodeAt(0)] = 1;
  }
  return { first, root };
}

/** Does an anchor stand in the text? White space of any kind and length stands for a space; case does not matter. */
export function rings({ first, root }: Anchors, text: string): boolean {
  const { length } = text;
  for (let i = 0; i < length; i++) {
    if (!first[text.charCodeAt(i)] || (i && isLetter(text.charCodeAt(i)) && isLetter(text.charCodeAt(i - 1)))) continue;
    let node: Node | undefined = root;
    let rung = false;
    for (let at = i; node;) {
      const raw = text.charCodeAt(at++);
      const code = lower(raw);
      if (code === 0xad || (code > 0x200a && code < 0x200e)) continue;
      const space = code === 32 || (code > 8 && code < 14);
      if (space)
        while (lower(text.charCodeAt(at)) === 32 || (text.charCodeAt(at) > 8 && text.charCodeAt(at) < 14)) at++;
      node = node.next.get(space ? 32 : code);
      if (node?.ends === 3) rung = false;
      else if (node?.ends && (node.ends === 2 || !isLetter(raw) || !isLetter(text.charCodeAt(at)))) rung = true;
    }
    if (rung) return true;
  }
  return false;
}
