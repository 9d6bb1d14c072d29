/**
 * Reads a page's text into boxes and runs, once, and then only what changed. No layout is asked for, nothing is recursive, and the
 * generator yields every few hundred nodes, so that the caller decides when to let the page have its turn.
 */
import { attr, firstChild, isElement, isText, nextSibling, parentOf, platform, tagOf } from './dom';
import { isRun, newBox, weigh, type Box, type Run } from './boxes';
import { readAttributes } from './attributes';
import { canHost, isHeading, kindOf, type Kind } from './tags';

export interface WalkOptions {
  /** An element's shadow root, closed ones too where the browser has a way; must be null for our own host. */
  openShadow?: (el: Element) => ShadowRoot | null | undefined;
  /** CSS `display` of a custom element. Without it, its place decides. */
  display?: (el: Element) => string;
}

/** Nodes read between two yields: well under a millisecond's work. */
const SLICE = 100;

/** Elements whose children are being read, innermost last. */
interface Frame {
  box: Box;
  next: Node | null;
  /** For a slot: the nodes assigned to it that are still to come, the last one first. */
  rest: Node[] | null;
  inLink: boolean;
  inline: boolean;
  /** The box ends with this frame. */
  ends: boolean;
}

export class Walker {
  private readonly known = new WeakMap<Element, Box>();
  private readonly sum = { size: 0, marks: 0 };

  constructor(private readonly options: WalkOptions = {}) {}

  boxOf(el: Element): Box | undefined {
    return this.known.get(el);
  }

  /**
   * What has to be read again after these nodes changed, were added, or lost children.
   * @param children of nodes that only got or lost children: which
   * @returns boxes whose own runs or children have to be read, and those that got or lost boxes and need no reading
   */
  dirtied(
    changed: Iterable<Node>,
    children: ReadonlyMap<Node, ReadonlySet<Node>> = new Map(),
  ): { dirty: Set<Box>; patched: Set<Box> } {
    const dirty = new Set<Box>();
    const patched = new Set<Box>();
    for (const node of changed) {
      let at: Node | null = node;
      const own = isElement(node) ? this.known.get(node) : undefined;
      const few = own && children.get(node);
      if (few && !dirty.has(own) && this.patch(own, few, dirty)) {
        patched.add(own);
        continue;
      }
      if (own) {
        dirty.add(own);
        at = parentOf(node);
      }
      while (at && !(isElement(at) && this.known.has(at))) at = parentOf(at);
      const around = at && this.known.get(at as Element);
      if (around) dirty.add(around);
    }
    return { dirty, patched };
  }

  /**
   * Puts boxes in and takes boxes out where a box holds nothing but boxes, and nothing but such came or went: a list or
   * an article of thousands of paragraphs is not read again for one. False where it has to be, after all.
   */
  private patch(box: Box, nodes: ReadonlySet<Node>, dirty: Set<Box>): boolean {
    const { el, tag, items } = box;
    if (
      box.closed ||
      box.inLink ||
      box.pre ||
      !isPlain(tag) ||
      el.shadowRoot ||
      items.length === 0 ||
      items.some(isRun)
    )
      return false;
    let waiting: Element[] = [];
    for (const node of nodes) {
      if (isText(node)) {
        if (!isWhite(node.data)) return false;
        continue;
      }
      if (!isElement(node)) continue;
      const name = tagOf(node);
      const kind = kindOf(name);
      if (kind === 'skip') continue;
      const known = this.known.get(node);
      if (kind !== 'block' || !isPlain(name)) return false;
      if (node.parentNode === el) {
        // What is known may have come from somewhere else.
        if (known) return false;
        waiting.push(node);
      } else if (known) {
        const at = items.indexOf(known);
        if (at >= 0) items.splice(at, 1);
      }
    }
    // One after the other, as those before them are placed.
    while (waiting.length) {
      const rest = waiting.filter((node) => !this.place(node, box, dirty));
      if (rest.length === waiting.length) return false;
      waiting = rest;
    }
    return true;
  }

  private place(node: Element, box: Box, dirty: Set<Box>): boolean {
    let before: Box | undefined;
    for (let at = node.previousSibling; at && !before; at = at.previousSibling) {
      if (!isElement(at)) continue;
      const kind = kindOf(tagOf(at));
      // There may be boxes in it.
      if (kind === undefined || kind === 'inline' || kind === 'slot') return false;
      if (kind !== 'block') continue;
      before = this.known.get(at);
      if (before?.parent !== box) return false;
    }
    const at = before ? box.items.indexOf(before) : -1;
    if (before && at < 0) return false;
    const child = this.open(node, tagOf(node), box, false, false);
    box.items.splice(at + 1, 0, child);
    dirty.add(child);
    return true;
  }

  /** Reads an element that was not read before, or again what is dirty in and below a box. */
  *read(root: Element, parent: Box | null, dirty: Set<Box>): Generator<void, Box> {
    const known = this.known.get(root);
    const box = known ?? this.open(root, tagOf(root), parent, false, false);
    const frames: Frame[] = [];
    let run: Run | null = null;
    let broken = false;
    let steps = 0;

    const enter = (b: Box): void => {
      dirty.delete(b);
      b.items = [];
      run = null;
      if (!b.closed)
        frames.push({
          box: b,
          next: this.childrenOf(b.el, b.tag),
          rest: null,
          inLink: b.inLink,
          inline: false,
          ends: true,
        });
    };
    if (known) readAttributes(known);
    enter(box);

    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      if (++steps % SLICE === 0) yield;
      const node: Node | null = frame.rest ? (frame.rest.pop() ?? null) : frame.next;
      if (!node) {
        frames.pop();
        if (frame.ends) run = null;
        continue;
      }
      if (isText(node)) {
        if (!frame.rest) frame.next = node.nextSibling;
        weigh(node.data, this.sum);
        if (this.sum.size === 0) {
          if (run && node.data !== '') (run as Run).parts.push(node);
          continue;
        }
        broken = false;
        if (run) run.parts.push(node);
        else add(frame.box, (run = newRun(frame.box, node)));
        run.size += this.sum.size;
        run.marks += this.sum.marks;
        if (frame.inLink) run.linkSize += this.sum.size;
        continue;
      }
      if (!isElement(node)) {
        if (!frame.rest) frame.next = node.nextSibling;
        continue;
      }
      const tag = tagOf(node);
      if (!frame.rest) frame.next = nextSibling(node, tag);
      switch (this.kind(node, tag, frame, run)) {
        case 'skip':
          break;
        case 'object':
          if (run) run.parts.push(node);
          break;
        case 'rule':
          run = null;
          break;
        case 'break':
          // Two in a row are how old pages end a paragraph.
          if (broken) run = null;
          if (run) {
            run.parts.push(node);
            broken = true;
          }
          break;
        case 'inline':
          frames.push({
            ...frame,
            next: this.childrenOf(node, tag),
            rest: null,
            inLink: frame.inLink || (tag === 'a' && leadsAway(node)),
            inline: true,
            ends: false,
          });
          break;
        case 'slot': {
          const assigned = platform<(() => Node[]) | undefined>(node, 'assignedNodes')?.() ?? [];
          const rest = assigned.length > 0 ? [...assigned].reverse() : null;
          frames.push({ ...frame, next: rest ? null : firstChild(node, tag), rest, ends: false });
          break;
        }
        case 'block': {
          broken = false;
          const pre = frame.box.pre || tag === 'pre' || tag === 'xmp' || tag === 'listing';
          const old = this.known.get(node);
          const same = old !== undefined && old.inLink === frame.inLink && old.pre === pre;
          const child = same ? old : this.open(node, tag, frame.box, frame.inLink, pre);
          child.parent = frame.box;
          add(frame.box, child);
          run = null;
          if (same && !dirty.has(old)) break;
          if (same) readAttributes(child);
          enter(child);
        }
      }
    }
    return box;
  }

  private open(el: Element, tag: string, parent: Box | null, inLink: boolean, pre: boolean): Box {
    const box = newBox(el, tag, null, parent);
    box.inLink = inLink;
    box.pre = pre;
    readAttributes(box);
    this.known.set(el, box);
    return box;
  }

  private childrenOf(el: Element, tag: string): Node | null {
    const custom = tag.includes('-');
    if (!custom && !canHost(tag)) return firstChild(el, tag);
    const first = firstChild(el, tag);
    // Asking the browser for a closed root is dear: only where one is likely.
    const shadow = this.options.openShadow && (custom || !first) ? this.options.openShadow(el) : el.shadowRoot;
    return shadow ? shadow.firstChild : first;
  }

  private kind(el: Element, tag: string, frame: Frame, run: Run | null): Kind {
    const kind = kindOf(tag);
    if (kind) return kind;
    if (!tag.includes('-')) return 'inline';
    const display = this.options.display?.(el);
    if (display)
      return display === 'none' ? 'skip' : display.startsWith('inline') || display === 'contents' ? 'inline' : 'block';
    const inText =
      frame.inline || run !== null || frame.box.tag === 'p' || frame.box.tag === 'li' || isHeading(frame.box.tag);
    return inText ? 'inline' : 'block';
  }
}

/** No form, which hides its own properties, no custom element, which may hold anything, and no text as typed. */
const isPlain = (tag: string): boolean => !tag.includes('-') && !/^(?:form|pre|xmp|listing)$/.test(tag);

function isWhite(data: string): boolean {
  for (let i = 0; i < data.length; i++) if (data.charCodeAt(i) > 0x20) return false;
  return true;
}

const newRun = (box: Box, first: Text): Run => ({ box, parts: [first], size: 0, linkSize: 0, marks: 0, text: null });

/** Most boxes hold one item: pushed to an empty list, it would take room for seventeen. */
function add(box: Box, item: Box | Run): void {
  if (box.items.length) box.items.push(item);
  else box.items = [item];
}

/** Links within the page (footnotes, questions that unfold) are text like any other. */
function leadsAway(link: Element): boolean {
  const href = attr(link, 'href');
  return href !== null && !href.startsWith('#');
}
