import { platform, rootElement } from './dom';
import { Settle, type SettleOptions } from './settle';

/** What happened to a page since the last look. */
export interface Changes {
  /** What changed and still stands: elements that got or lost children, text nodes with new data, elements that were shown or hidden. */
  nodes: ReadonlySet<Node>;
  /** Of those that got or lost children, and changed in no other way: which, where they are few. */
  children: ReadonlyMap<Node, ReadonlySet<Node>>;
  /** Something was taken out. */
  removed: boolean;
  /** Too much to list, or another document: look at everything again. `nodes` is empty then. */
  everything: boolean;
  /** The address is another one (a hash counts only as a route, `#/…` or `#!…`). */
  navigated: boolean;
  /** The title is another one. */
  titled: boolean;
  /** `document.open` took all listeners away: put them back. */
  reopened: boolean;
}

export interface WatchOptions {
  doc: Document;
  /** Our own host: its coming and going is no change. */
  own(node: Node): boolean;
  /** The page has settled, or has gone on changing for a second. May be asynchronous; never called twice at once. */
  settled(changes: Changes): unknown;
  /** From the back/forward cache, or into it (or away for good). */
  page?(what: 'restored' | 'left'): void;
  timing?: SettleOptions;
}

/** More changed nodes than this are not listed one by one. */
const MANY = 5000;
/** Children that came or went are named up to so many, since those that went are held till the next look. */
const FEW = 200;
/** For so long after a click or key, ms, changes of class and style are looked at too: a "read more" often only changes those. */
const ATTENTIVE = 1500;
const SHOWING = ['hidden', 'open', 'aria-hidden'];
const STYLING = [...SHOWING, 'class', 'style'];
const WATCHED = ['click', 'keydown', 'popstate', 'hashchange', 'visibilitychange', 'pageshow', 'pagehide'] as const;

/** The part of an address that makes another page of it. */
export const pageOf = (href: string): string => {
  const [page = '', hash = ''] = href.split('#', 2);
  return /^[/!]/.test(hash) ? href : page;
};

/**
 * Watches a document, and the shadow roots given to it, for change and navigation: one MutationObserver a root, no polling, no timer
 * while nothing happens. While the tab is hidden, changes are collected and nothing is called.
 */
export class Watch implements EventListenerObject {
  private readonly roots = new Set<WeakRef<Node>>();
  private readonly known = new WeakSet<Node>();
  private readonly observer = new MutationObserver((records) => this.note(records));
  private readonly settle: Settle;
  private readonly view: Window & typeof globalThis;
  private nodes = new Set<Node>();
  /** Children that came or went; null where something else changed too. */
  private children = new Map<Node, Set<Node> | null>();
  private named = 0;
  private removed = false;
  private everything = false;
  private reopened = false;
  private url: string;
  private title: string;
  private attentive: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly options: WatchOptions) {
    const { doc, timing } = options;
    this.view = doc.defaultView!;
    this.url = pageOf(this.view.location.href);
    this.title = doc.title;
    this.settle = new Settle(() => this.deliver(), timing);
    this.settle.hold(isHidden(doc));
    this.listen();
    this.observe(doc);
  }

  /** Watches a root too: a shadow root is not part of its document's tree. Twice is once. */
  observe(root: Node): void {
    if (this.known.has(root)) return;
    this.known.add(root);
    this.roots.add(new WeakRef(root));
    this.attach(root);
  }

  /** Looks again without a change, as if everything were new. */
  again(): void {
    this.everything = true;
    this.settle.touch();
  }

  disconnect(): void {
    this.observer.disconnect();
    this.settle.stop();
    if (this.attentive !== null) clearTimeout(this.attentive);
    for (const type of WATCHED) this.view.removeEventListener(type, this, true);
    this.view.navigation?.removeEventListener('currententrychange', this);
    this.forget();
    this.roots.clear();
  }

  handleEvent(event: Event): void {
    switch (event.type) {
      case 'click':
      case 'keydown':
        this.attend();
        break;
      case 'visibilitychange':
        this.settle.hold(isHidden(this.options.doc));
        break;
      case 'pageshow':
        if ((event as PageTransitionEvent).persisted) this.options.page?.('restored');
        break;
      case 'pagehide':
        this.options.page?.('left');
        break;
      default:
        // The new content isn't there yet; it is once the page has settled.
        if (pageOf(this.view.location.href) !== this.url) this.settle.touch(true);
    }
  }

  private listen(): void {
    for (const type of WATCHED) this.view.addEventListener(type, this, { capture: true, passive: true });
    // Knows pushState and replaceState, which no other event tells a content script.
    this.view.navigation?.addEventListener('currententrychange', this);
  }

  private attach(root: Node): void {
    const attributeFilter = this.attentive === null ? SHOWING : STYLING;
    this.observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter });
  }

  private attachAll(): void {
    for (const ref of this.roots) {
      const root = ref.deref();
      if (root) this.attach(root);
      else this.roots.delete(ref);
    }
  }

  private attend(): void {
    const first = this.attentive === null;
    if (!first) clearTimeout(this.attentive!);
    this.attentive = setTimeout(() => {
      this.attentive = null;
      if (!this.everything) this.attachAll();
    }, ATTENTIVE);
    if (first && !this.everything) this.attachAll();
  }

  private note(records: readonly MutationRecord[]): void {
    const { doc, own } = this.options;
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'childList') {
        const theirs = (list: NodeList): boolean => {
          for (const node of list) if (!own(node)) return true;
          return false;
        };
        const lost = theirs(removedNodes);
        if (!lost && !theirs(addedNodes)) continue;
        this.removed ||= lost;
        if (target === doc) this.reopen();
        this.name(target, addedNodes, removedNodes);
      } else if (own(target)) continue;
      else this.children.set(target, null);
      this.nodes.add(target);
    }
    if (this.nodes.size > MANY) this.everything = true;
    if (this.everything) {
      // Until the next look, what else changes is of no interest: let it cost nothing.
      this.observer.disconnect();
      this.forget();
    }
    if (this.everything || this.nodes.size > 0) this.settle.touch();
  }

  private name(parent: Node, ...lists: NodeList[]): void {
    let known = this.children.get(parent);
    if (known === null) return;
    for (const { length } of lists) this.named += length;
    if (this.named > FEW) return void this.children.set(parent, null);
    if (!known) this.children.set(parent, (known = new Set()));
    for (const list of lists) for (const node of list) known.add(node);
  }

  private forget(): void {
    this.nodes = new Set();
    this.children = new Map();
    this.named = 0;
  }

  /** The document's root was replaced, by `document.open` most likely. */
  private reopen(): void {
    if (!rootElement(this.options.doc)) return;
    this.everything = true;
    this.reopened = true;
    this.listen();
  }

  private deliver(): unknown {
    const { doc, settled } = this.options;
    const url = pageOf(this.view.location.href);
    const changes: Changes = {
      nodes: new Set([...this.nodes].filter((node) => node.isConnected)),
      children: new Map([...this.children].filter((one): one is [Node, Set<Node>] => one[1] !== null)),
      removed: this.removed,
      everything: this.everything,
      navigated: url !== this.url,
      titled: doc.title !== this.title,
      reopened: this.reopened,
    };
    this.forget();
    this.url = url;
    this.title = doc.title;
    if (this.everything) this.attachAll();
    if (this.reopened) this.listen();
    this.removed = this.everything = this.reopened = false;
    return settled(changes);
  }
}

const isHidden = (doc: Document): boolean => platform<boolean>(doc, 'hidden');

/** Resolves once the page is really shown: a page that is only being prerendered may never be. */
export const whenActivated = (doc: Document): Promise<void> =>
  new Promise((resolve) => {
    if ((doc as Document & { prerendering?: boolean }).prerendering)
      doc.addEventListener('prerenderingchange', () => resolve(), { once: true });
    else resolve();
  });
