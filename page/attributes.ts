/** What an element's attributes say of the text in it. */
import type { Box } from './boxes';
import { attr } from './dom';
import { hintOf, isOff, type Attributes, type Hint } from './hints';

const BARE: Attributes = { names: '', role: null, itemprop: null, itemtype: null };

/** Reads what a box's attributes say. */
export function readAttributes(box: Box): void {
  const { el, tag } = box;
  // Most paragraphs have none: one question instead of nine.
  if (tag !== 'form' && !el.hasAttributes()) {
    box.hint = hintOf(tag, BARE);
    box.off = isOff(box.hint);
    box.closed = false;
    return;
  }
  const id = attr(el, 'id', tag);
  const className = attr(el, 'class', tag);
  const top = tag === 'html' || tag === 'body';
  box.hint = hintOf(tag, {
    names: className ? (id ? `${className} ${id}` : className) : (id ?? ''),
    role: attr(el, 'role', tag),
    itemprop: attr(el, 'itemprop', tag),
    itemtype: attr(el, 'itemtype', tag),
  });
  // What is behind an open dialog is aria-hidden too, the whole page even: measured like surroundings, so pardoned when it is most of it.
  if (!top && box.hint !== 'comments' && box.hint !== 'hidden' && attr(el, 'aria-hidden', tag) === 'true')
    box.hint = 'off' satisfies Hint;
  box.off = isOff(box.hint);
  const editable = attr(el, 'contenteditable', tag);
  box.closed =
    (editable !== null && editable !== 'false') || (!top && (box.hint === 'hidden' || hiddenByAttributes(el, tag)));
}

const hidingStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
export function hiddenByAttributes(el: Element, tag?: string): boolean {
  if (attr(el, 'hidden', tag) !== null) return true;
  const style = attr(el, 'style', tag);
  return style !== null && hidingStyle.test(style);
}
