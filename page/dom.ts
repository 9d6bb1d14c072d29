/**
 * Reading a DOM that doesn't want to be read. A form's named fields hide its own properties (`<input name="firstChild">`), so what
 * is a form, or can't say what it is, is read through the getters of its prototypes. Works on browser DOMs and on linkedom.
 */

export const TEXT = 3;
const CDATA = 4;
const DOCUMENT = 9;
const FRAGMENT = 11;
export const ELEMENT = 1;

/** The value of a DOM property as the platform defines it, whatever the page has put in front of it. */
export function platform<T>(node: object, name: string): T {
  for (
    let proto = Object.getPrototypeOf(node) as object | null;
    proto;
    proto = Object.getPrototypeOf(proto) as object | null
  ) {
    const own = Object.getOwnPropertyDescriptor(proto, name);
    if (own?.get) return own.get.call(node) as T;
    if (typeof own?.value === 'function') return (own.value as () => T).bind(node) as T;
  }
  return (node as Record<string, unknown>)[name] as T;
}

/** Lower-case tag name; `form` for an element that hides its own. */
export function tagOf(el: Element): string {
  const name: unknown = el.localName;
  return typeof name === 'string' ? (name === 'form' ? 'form' : name) : 'form';
}

export const isText = (node: Node): node is Text => {
  const type: unknown = node.nodeType;
  return type === TEXT || type === CDATA;
};
export const isElement = (node: Node): node is Element => {
  const type: unknown = node.nodeType;
  // A form with a field named nodeType has an element there.
  return type === ELEMENT || typeof type === 'object';
};

const isForm = (node: Node): boolean => {
  const name: unknown = (node as Element).localName;
  return typeof name === 'object' || name === 'form';
};

/** `tag`: the node's, where it is known to be an element. */
export const firstChild = (node: Node, tag?: string): Node | null =>
  (tag === undefined ? isForm(node) : tag === 'form') ? platform<Node | null>(node, 'firstChild') : node.firstChild;
export const nextSibling = (node: Node, tag?: string): Node | null =>
  (tag === undefined ? isForm(node) : tag === 'form') ? platform<Node | null>(node, 'nextSibling') : node.nextSibling;

/** Parent, out of a shadow root to its host. */
export function parentOf(node: Node): Node | null {
  const parent = isForm(node) ? platform<Node | null>(node, 'parentNode') : node.parentNode;
  if (parent?.nodeType === FRAGMENT) return (parent as ShadowRoot).host ?? null;
  return parent?.nodeType === DOCUMENT ? null : parent;
}

export function attr(el: Element, name: string, tag?: string): string | null {
  return (tag === undefined ? isForm(el) : tag === 'form')
    ? platform<(name: string) => string | null>(el, 'getAttribute')(name)
    : el.getAttribute(name);
}

/** All elements that a selector matches, in order, whatever the document's own names are. */
export function all(root: Document | Element, selector: string): Element[] {
  return Array.from(platform<(selector: string) => NodeListOf<Element>>(root, 'querySelectorAll')(selector));
}

export const rootElement = (doc: Document): Element | null => platform<Element | null>(doc, 'documentElement') ?? null;

/** Text of a small element: title, time, byline. Of a large one the beginning: at most `most` characters, white space included, are read. */
export function textOf(node: Node, most: number): string {
  let text = '';
  let steps = 0;
  for (let at = firstChild(node); at && text.length < most && steps++ < most; at = following(at, node))
    if (isText(at)) text += at.data;
  return text.slice(0, most).replace(/\s+/g, ' ').trim();
}

/** The next node in order of the document, within `root`. */
function following(node: Node, root: Node): Node | null {
  const inner = isText(node) ? null : firstChild(node);
  if (inner) return inner;
  for (let at: Node | null = node; at && at !== root; at = parentOf(at)) {
    const next = nextSibling(at);
    if (next) return next;
  }
  return null;
}
