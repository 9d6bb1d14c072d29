/**
 * The doorbell's eyes: reads a document's text once, then only what is added, as long as nobody says "enough".
 * Much smaller than watch.ts on purpose: this runs in every page of a known outlet.
 */
import { breathe, inSlices } from './slices';

/** Characters handed over at once. Each piece repeats the end of the one before, so that no name is cut. */
const CHUNK = 4096;
const OVERLAP = 64;
const LONG = 512;
/** Elements that are asked for a shadow root between two pauses. */
const SOME = 64;
/** How often reading begins again because the page took away the place where it had paused; then it goes on without pauses. */
const TURNS = 3;
/** Milliseconds from a change to the next look; changes in between are taken together. */
const SETTLE = 300;
const SETTLE_BUSY = 1500;

const skipped = /^(?:script|style|noscript|template|textarea)$/i;
/** What may have a shadow root though it is no custom element, where it holds nothing else: asking every element would cost more than reading the page. */
const EMPTY = ':is(article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span):empty';
/** Custom elements: their names have a hyphen. The browser finds them ten times as fast as a script could. */
const CUSTOM = 'descendant-or-self::*[contains(local-name(),"-")]';

const TYPED = '[contenteditable]:not([contenteditable="false" i])';

type Check = (text: string) => boolean;
type OpenShadow = (element: Element) => ShadowRoot | null | undefined;

/** Reads the text below `root` in pieces, with a pause after each; true as soon as `check` is. */
function* read(root: Node, check: Check): Generator<void, boolean> {
  if (root.nodeType === Node.TEXT_NODE) return check((root as Text).data);
  // From the prototype: an image named "createTreeWalker" stands in front of the document's own.
  const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
  for (let turn = 1; root.isConnected; turn++) {
    walker.currentNode = root;
    let lost = false;
    let piece = '';
    for (let node = walker.nextNode() as Text | null; node && !lost; node = lost ? null : (walker.nextNode() as Text)) {
      const text = node.data;
      // What is longer than most paragraphs may be a script or a style; its parent tells.
      if (text.length > LONG && skipped.test(node.parentNode?.nodeName ?? '')) continue;
      piece += text;
      if (piece.length < CHUNK) continue;
      if (check(piece)) return true;
      piece = piece.slice(-OVERLAP);
      if (turn > TURNS) continue;
      yield;
      lost = !root.contains(node);
    }
    if (!lost) return piece !== '' && check(piece);
  }
  return false;
}

/** Elements in a tree, its root too, that may have a shadow root, in two steps. */
function* hosts(root: Element | Document | ShadowRoot): Generator<void, Element[]> {
  const found = [...root.querySelectorAll(EMPTY)];
  yield;
  // XPath does not begin in a fragment.
  if (root.nodeType === Node.DOCUMENT_FRAGMENT_NODE)
    return found.concat([...root.querySelectorAll('*')].filter(({ localName }) => localName.includes('-')));
  if (root.nodeType === Node.ELEMENT_NODE && (root as Element).matches(EMPTY)) found.push(root as Element);
  const custom = Document.prototype.evaluate.call(document, CUSTOM, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  for (let i = 0; i < custom.snapshotLength; i++) found.push(custom.snapshotItem(i) as Element);
  return found;
}

/** Is it what the reader types? That is never read. */
function isTyped(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return !!element && Element.prototype.closest.call(element, TYPED) !== null;
}

/** Those nodes that stand in no other of them. */
function outermost(nodes: ReadonlySet<Node>): Node[] {
  return [...nodes].filter((node) => {
    for (let up = node.parentNode; up; up = up.parentNode) if (nodes.has(up)) return false;
    return true;
  });
}

/**
 * Calls `check` with the document's text, and again with what is added later, until it returns true.
 * @param openShadow gives an element's shadow root, closed ones too where the browser has a way.
 * @returns stops watching.
 */
export function watchText(check: Check, openShadow: OpenShadow = (element) => element.shadowRoot): () => void {
  const added = new Set<Node>();
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;
  let quick = 0;
  const stop = () => {
    abort.abort();
    observer.disconnect();
    clearTimeout(timer);
    removeEventListener('pageshow', onShow);
    added.clear();
  };
  /** A tree's text, then that of the shadow trees in it. */
  function* all(root: Node): Generator<void, boolean> {
    if (yield* read(root, check)) return true;
    if (root.nodeType === Node.TEXT_NODE) return false;
    const asked = yield* hosts(root as Element);
    for (let i = 0; i < asked.length; i++) {
      if (i % SOME === 0) yield;
      const shadow = asked[i]!.isConnected ? openShadow(asked[i]!) : null;
      if (!shadow) continue;
      observer.observe(shadow, watched);
      if (yield* all(shadow)) return true;
    }
    return false;
  }
  function* page(): Generator<void, boolean> {
    return check(document.title) || (!!document.documentElement && (yield* all(document)));
  }
  function* news(): Generator<void, boolean> {
    const nodes = [...added].filter((node) => node.isConnected);
    added.clear();
    // A name may be completed by what stood beside the new text: read the parents of bare text.
    const roots = new Set(nodes.map((node) => (node.nodeType === Node.TEXT_NODE ? (node.parentNode ?? node) : node)));
    for (const root of outermost(roots)) if (yield* all(root)) return true;
    return false;
  }
  /** Reads in slices, one reading at a time; what is added meanwhile is read afterwards. */
  const look = async (what: () => Generator<void, boolean>) => {
    timer = undefined;
    reading = true;
    try {
      // What led here has taken its time already.
      await breathe();
      if (await inSlices(what(), { signal: abort.signal })) return stop();
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    }
    reading = false;
    later();
  };
  const later = () => {
    if (!added.size || timer !== undefined || reading || abort.signal.aborted) return;
    // The first changes after a quiet time are looked at soon, a page that never rests more seldom.
    quick = performance.now() - quick > 10_000 ? performance.now() : quick;
    timer = setTimeout(() => void look(news), performance.now() - quick < 3000 ? SETTLE : SETTLE_BUSY);
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (isTyped(target)) continue;
      if (type === 'characterData') added.add(target);
      else addedNodes.forEach((node) => added.add(node));
    }
    later();
  });
  const watched: MutationObserverInit = { childList: true, characterData: true, subtree: true };
  const onShow = (event: PageTransitionEvent) => {
    // Back from the browser's cache: as good as a new page.
    if (event.persisted && !reading) void look(page);
  };
  observer.observe(document, watched);
  addEventListener('pageshow', onShow);
  void look(page);
  return stop;
}
