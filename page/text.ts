/** A run's text as HTML shows it, with the way back to the nodes it came from. */
import { attr, isText, parentOf, tagOf } from './dom';
import type { Piece, Run, RunText } from './boxes';
import { kindOf } from './tags';
import { readersOnly } from './class-names';
import { hiddenByAttributes } from './attributes';

/** Stands for what is not text (a field, code, a button) in the middle of a run, so that no name reaches across it. */
const OBJECT = '\uFFFC';

function hiddenInline(el: Element): boolean {
  if (!el.hasAttributes()) return false;
  if (hiddenByAttributes(el) || attr(el, 'aria-hidden') === 'true') return true;
  const editable = attr(el, 'contenteditable');
  if (editable !== null && editable !== 'false') return true;
  const className = attr(el, 'class');
  return className !== null && readersOnly(className);
}

/**
 * Whether an inline element around a text node keeps it from being seen.
 * @param asked what is known of the elements: each is asked once, however much text is in it
 */
function hidden(node: Text, visible: ((el: Element) => boolean) | undefined, asked: Map<Element, boolean>): boolean {
  const around: Element[] = [];
  let is = false;
  for (let el = parentOf(node) as Element | null; el; el = parentOf(el) as Element | null) {
    const known = asked.get(el);
    is = known ?? false;
    if (known !== undefined || kindOf(tagOf(el)) !== 'inline') break;
    around.push(el);
  }
  for (let el = around.pop(); el; el = around.pop()) {
    is ||= hiddenInline(el) || visible?.(el) === false;
    asked.set(el, is);
  }
  return is;
}

/** White space that is not already the one blank it is shown as. */
const messy = /[\t\n\f\r][\t\n\f\r ]*| [\t\n\f\r ]+/g;

/** White space of HTML. */
const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
/** What a run neither begins nor ends with. */
const isEdge = (code: number): boolean => code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0xfffc;

/** Text under construction; knows where each stretch is from. Kept in parts: asking a growing string for its end copies it. */
class Builder {
  private readonly parts: string[] = [];
  private length = 0;
  /** The last character; NaN: none. */
  private last = NaN;
  private readonly pieces: Piece[] = [];

  /** Whether a blank here would not be seen. */
  get atBlank(): boolean {
    return this.length === 0 || this.last === 0x20 || this.last === 0x0a;
  }

  private append(shown: string): void {
    this.parts.push(shown);
    this.length += shown.length;
    this.last = shown.charCodeAt(shown.length - 1);
  }

  /** Adds characters of a node; `shown` differs from them in white space only. */
  add(node: Text, from: number, shown: string): void {
    if (shown === '') return;
    const last = this.pieces.at(-1);
    if (last && last.node === node && last.offset + last.length === from && last.at + last.length === this.length)
      last.length += shown.length;
    else this.pieces.push({ at: this.length, node, offset: from, length: shown.length });
    this.append(shown);
  }

  /** Adds what no node's text stands for. */
  put(sign: string): void {
    if (this.length === 0) return;
    // A line does not end in a blank.
    if (sign === '\n' && this.last === 0x20) {
      this.parts.push(this.parts.pop()!.slice(0, -1));
      this.length--;
      const last = this.pieces.at(-1);
      if (last && --last.length === 0) this.pieces.pop();
    }
    this.append(sign);
  }

  /** As HTML shows it: any white space is one blank, none at the start of a line. */
  collapse(node: Text): void {
    const data = node.data;
    let from = 0;
    if (this.atBlank) while (isBlank(data.charCodeAt(from))) from++;
    messy.lastIndex = from;
    for (let blank = messy.exec(data); blank; blank = messy.exec(data)) {
      this.add(node, from, data.slice(from, blank.index));
      if (!this.atBlank) this.add(node, blank.index, ' ');
      from = blank.index + blank[0].length;
    }
    this.add(node, from, data.slice(from));
  }

  trimmed(): RunText {
    const { pieces } = this;
    const text = this.parts.length === 1 ? this.parts[0]! : this.parts.join('');
    let start = 0;
    let end = text.length;
    while (start < end && isEdge(text.charCodeAt(start))) start++;
    while (end > start && isEdge(text.charCodeAt(end - 1))) end--;
    // A copy has no room to grow, which there is most of in a list of a few.
    if (start === 0 && end === text.length) return { text, pieces: pieces.slice() };
    const cut: Piece[] = [];
    for (const { at, node, offset, length } of pieces) {
      const from = Math.max(at, start);
      const to = Math.min(at + length, end);
      if (to > from) cut.push({ at: from - start, node, offset: offset + from - at, length: to - from });
    }
    return { text: text.slice(start, end), pieces: cut };
  }
}

/**
 * Collects a run's text, and keeps for each stretch which node it is from.
 * @param visible asks the browser whether an inline element shows; without it, attributes decide.
 */
export function collect(run: Run, visible?: (el: Element) => boolean): RunText {
  const builder = new Builder();
  let asked: Map<Element, boolean> | undefined;
  for (const part of run.parts) {
    if (!isText(part)) builder.put(tagOf(part as Element) === 'br' ? '\n' : OBJECT);
    else if (part.parentNode !== run.box.el && hidden(part, visible, (asked ??= new Map()))) continue;
    else if (run.box.pre) builder.add(part, 0, part.data);
    else builder.collapse(part);
  }
  return builder.trimmed();
}
