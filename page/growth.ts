/**
 * The doorbell's eyes: reads a document's text once, then only what is added, as long as nobody says "enough".
 * Much smaller than watch.ts on purpose: this runs in every page of a known outlet.
 */

/** Characters handed over at once. Each piece repeats the end of the one before, so that no name is cut. */
const CHUNK = 65536;
const OVERLAP = 64;
/** Milliseconds from a change to the next look; changes in between are taken together. */
const SETTLE = 300;
const SETTLE_BUSY = 1500;

const skipped = /^(?:script|style|noscript|template|textarea)$/i;

type Check = (text: string) => boolean;
type OpenShadow = (element: Element) => ShadowRoot | null | undefined;

/** Reads the text below `root` in pieces; true as soon as `check` is. */
function read(root: Node, check: Check): boolean {
  if (root.nodeType === Node.TEXT_NODE) return check((root as Text).data);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let piece = '';
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const text = node.data;
    // Long text without a space between words is what scripts and styles look like; their parent tells.
    if (text.length > 256 && skipped.test(node.parentNode?.nodeName ?? '')) continue;
    piece += text;
    if (piece.length < CHUNK) continue;
    if (check(piece)) return true;
    piece = piece.slice(-OVERLAP);
  }
  return piece !== '' && check(piece);
}

/**
 * Calls `check` with the document's text, and again with what is added later, until it returns true.
 * @param openShadow gives an element's shadow root, closed ones too where the browser has a way.
 * @returns stops watching.
 */
export function watchText(check: Check, openShadow: OpenShadow = (element) => element.shadowRoot): () => void {
  const added = new Set<Node>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let quick = 0;
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    removeEventListener('pageshow', onShow);
    added.clear();
  };
  const shadows = (root: ParentNode): boolean => {
    for (const element of root.querySelectorAll('*')) {
      // Custom elements, and elements that hold nothing else: asking every element would cost more than reading the page.
      if (element.firstChild && !element.localName.includes('-')) continue;
      const shadow = openShadow(element);
      if (!shadow) continue;
      observer.observe(shadow, watched);
      if (read(shadow, check) || shadows(shadow)) return true;
    }
    return false;
  };
  const look = () => {
    timer = undefined;
    const nodes = [...added].filter((node) => node.isConnected);
    added.clear();
    // A name may be completed by what stood beside the new text: read the parents of bare text.
    const roots = new Set(nodes.map((node) => (node.nodeType === Node.TEXT_NODE ? (node.parentNode ?? node) : node)));
    for (const root of roots) {
      if (read(root, check) || (root.nodeType === Node.ELEMENT_NODE && shadows(root as Element))) return stop();
    }
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') added.add(target);
      else addedNodes.forEach((node) => added.add(node));
    }
    if (!added.size || timer !== undefined) return;
    // The first changes after a quiet time are looked at soon, a page that never rests more seldom.
    quick = performance.now() - quick > 10_000 ? performance.now() : quick;
    timer = setTimeout(look, performance.now() - quick < 3000 ? SETTLE : SETTLE_BUSY);
  });
  const watched: MutationObserverInit = { childList: true, characterData: true, subtree: true };
  const all = () => {
    const { documentElement } = document;
    return check(document.title) || (!!documentElement && (read(documentElement, check) || shadows(document)));
  };
  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted && all()) stop();
  };
  observer.observe(document, watched);
  addEventListener('pageshow', onShow);
  if (all()) stop();
  return stop;
}
