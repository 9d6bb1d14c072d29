import { all, platform, rootElement } from './dom';
import { flatParent } from './ranges';
import type { Theme } from './theme';
import { Truce } from './truce';

const HTML = 'http://www.w3.org/1999/xhtml';
export const HOST_NAME = 'parallel-38';

/** Inline and important: no rule of the page is stronger. `all` leaves out the direction; custom properties it leaves to us (see `mount`). */
const STYLE: Record<string, string> = {
  all: 'initial',
  display: 'block',
  position: 'fixed',
  inset: '0 auto auto 0',
  width: '0',
  height: '0',
  margin: '0',
  padding: '0',
  border: '0',
  overflow: 'visible',
  background: 'none',
  direction: 'ltr',
  'unicode-bidi': 'isolate',
  'z-index': '2147483647',
  'pointer-events': 'auto',
};

/** What happens in our UI is not the page's: its shortcuts, focus traps and scroll handlers don't get these. */
const OURS =
  'keydown keyup keypress beforeinput input change pointerdown pointerup pointermove pointerover pointerout mousedown mouseup mousemove ' +
  'mouseover mouseout click dblclick auxclick contextmenu touchstart touchmove touchend touchcancel wheel focusin focusout copy cut paste ' +
  'selectstart dragstart drop submit';

/** What readers do to our UI. */
const ACTS = ['pointerdown', 'mousedown', 'click', 'keydown'];
/** These may be fullscreen and show nothing that stands in them. */
const CHILDLESS = /^(video|audio|img|iframe|frame|canvas|object|embed|svg)$/;

/**
 * The one node that is ever added to a page, while there is something to show: an element with a closed shadow root, in the top layer.
 * What it holds stands in `mount`; give it `position: fixed` (the host itself is 0 px wide). Style it by class, with custom properties
 * set on `mount` or below: the page can set them on the host.
 */
export class Host {
  readonly root: ShadowRoot;
  /** Class `p38`. */
  readonly mount: HTMLElement;
  private readonly element: HTMLElement;
  private readonly truce = new Truce();
  private readonly observer: MutationObserver;
  private readonly unread: string[] = [];
  private shown = false;
  private near: Node | null = null;
  /** The host's style as we set it. */
  private style = '';
  private refused = false;

  constructor(private readonly doc: Document) {
    this.element = make(doc);
    this.root = this.element.attachShadow({ mode: 'closed' });
    this.element.setAttribute('popover', 'manual');
    // Even where the page makes the whole document editable.
    this.element.setAttribute('contenteditable', 'false');
    for (const [name, value] of Object.entries(STYLE)) this.element.style.setProperty(name, value, 'important');
    this.mount = doc.createElementNS(HTML, 'div') as HTMLElement;
    this.mount.className = 'p38';
    this.root.append(this.mount);
    for (const type of OURS.split(' ')) this.element.addEventListener(type, (event) => event.stopPropagation());
    this.styled();
    for (const type of ACTS) this.root.addEventListener(type, this.guard, true);
    this.observer = new MutationObserver(() => this.check());
  }

  get open(): boolean {
    return this.shown;
  }

  /** Adds a constructed sheet: no policy of the page forbids it, and it loads nothing. Throws nothing; bad rules are dropped. */
  adopt(css: string): void {
    this.unread.push(css);
    if (this.shown) this.dress();
  }

  /** Style sheets are read when there is something to show: most pages with marks never have a card. */
  dress(): void {
    const sheets = this.unread.splice(0).map((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return sheet;
    });
    if (sheets.length) this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets, ...sheets];
  }

  theme(theme: Theme): void {
    this.element.style.setProperty('color-scheme', theme, 'important');
    this.styled();
  }

  /** @param near what the card is about: inside a modal dialog the host must stand there, since all else is inert. */
  show(near: Node | null = null): void {
    this.near = near;
    this.dress();
    if (!this.shown) {
      this.shown = true;
      this.truce.forget();
      this.listen();
    }
    this.place();
  }

  /** Takes the host out of the page; what it holds is kept. */
  hide(): void {
    if (!this.shown) return;
    this.shown = false;
    this.near = null;
    this.observer.disconnect();
    const view = this.doc.defaultView;
    for (const type of ['toggle', 'fullscreenchange']) view?.removeEventListener(type, this.covered, true);
    this.element.remove();
  }

  /** Puts the host back when the page removed it or replaced itself. Cheap when all is well. */
  check(): void {
    if (!this.shown || (this.element.isConnected && this.element.parentNode === this.parent())) return;
    if (this.truce.again()) {
      this.listen();
      this.place();
    }
  }

  /** Whether an event comes from our UI, seen from outside. */
  owns(event: Event): boolean {
    return event.target === this.element || event.composedPath().includes(this.element);
  }

  isHost(node: Node): boolean {
    return node === this.element;
  }

  /** What of our UI is at a point of the window. */
  elementAt(x: number, y: number): Element | null {
    return this.shown ? this.root.elementFromPoint(x, y) : null;
  }

  private listen(): void {
    const view = this.doc.defaultView;
    for (const type of ['toggle', 'fullscreenchange']) view?.addEventListener(type, this.covered, true);
  }

  /**
   * Where the host must stand to be usable: outside a modal dialog everything is inert, in Chromium outside a fullscreen element too.
   */
  private parent(): Element | null {
    for (let at = this.near && elementOf(this.near); at; at = flatParent(at))
      if (at.localName === 'dialog' && at.matches(':modal')) return at;
    const full = platform<Element | null>(this.doc, 'fullscreenElement');
    return (
      all(this.doc, 'dialog:modal').at(-1) ?? (full && !CHILDLESS.test(full.localName) ? full : rootElement(this.doc))
    );
  }

  private place(): void {
    const parent = this.parent();
    if (!parent) return;
    // Asked before anything of ours changes: afterwards it would cost a reading of the page's styles.
    const zoom = parent.currentCSSZoom ?? 1;
    if (this.element.parentNode !== parent) {
      parent.append(this.element);
      this.observer.disconnect();
      this.observer.observe(this.doc, { childList: true });
      this.observer.observe(parent, { childList: true });
    }
    // The page's own zoom would shift and swell us.
    this.element.style.setProperty('zoom', String(1 / zoom), 'important');
    this.styled();
    if (!this.element.matches(':popover-open')) this.element.showPopover();
  }

  private styled(): void {
    this.style = this.element.getAttribute('style') ?? '';
  }

  /**
   * A page that has made us see-through, or moved us, over something that it wants clicked: nothing is done, and the reader
   * sees what it was.
   */
  private readonly guard = (event: Event): void => {
    // A press that is refused refuses the click that it becomes.
    if (event.type === 'pointerdown' || event.type === 'keydown') this.refused = false;
    this.refused ||= this.element.getAttribute('style') !== this.style;
    if (!this.refused) return;
    // Not the attribute, which the page's policy may forbid to set.
    this.element.style.cssText = this.style;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** Something of the page went to the top layer, over us, or left it. */
  private readonly covered = ({ type, target }: Event): void => {
    if (!this.shown || target === this.element) return;
    const layered = target instanceof Element && (target.localName === 'dialog' || target.hasAttribute('popover'));
    if ((type === 'toggle' && !layered) || !this.truce.again()) return;
    const focused = this.root.activeElement;
    if (this.element.isConnected && this.element.matches(':popover-open')) this.element.hidePopover();
    this.place();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : flatParent(node as Text));

/** A page that has defined an element of this name could read its closed root (`attachInternals`); a div can't be defined. */
function make(doc: Document): HTMLElement {
  const element = doc.createElementNS(HTML, HOST_NAME) as HTMLElement;
  return element.matches(':defined') ? (doc.createElementNS(HTML, 'div') as HTMLElement) : element;
}
