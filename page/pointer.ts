import { platform } from './dom';
import { IDLE, step, TIMING, type Hover, type HoverEvent, type Timing, type Via } from './hover';
import type { Host } from './host';

export interface Point {
  x: number;
  y: number;
}

export interface PointerOptions {
  doc: Document;
  host: Host;
  /** The element in the host's root that holds the card. */
  card: HTMLElement;
  /** The mention at a point of the window. */
  hit(x: number, y: number): string | null;
  /** Shows this card, whatever was shown. `at`: where the pointer is, null for a card opened by key. */
  show(id: string, via: Via, at: Point | null): void;
  /** Hides it. `refocus`: the focus is in it and has to go back. */
  hide(id: string, refocus: boolean): void;
  /** Moves the focus into the card; false if there is nothing to focus. */
  enter(): boolean;
  /** Called when the pointer moves, at most once a frame: for cheap checks that need no timer of their own. */
  moved?(): void;
  timing?: Timing;
}

/** A click or tap on these is the page's own. */
const OWN =
  'a[href],area,button,label,input,select,textarea,summary,option,audio,video,iframe,[onclick],[contenteditable]:not([contenteditable="false"]),' +
  '[role="button"],[role="link"],[role="tab"],[role="menuitem"],[role="option"],[role="switch"],[role="checkbox"]';
const FRAMES = /^(iframe|frame|object|embed)$/;
const WATCHED = [
  'pointermove',
  'pointerout',
  'pointerdown',
  'click',
  'keydown',
  'scroll',
  'visibilitychange',
  'pagehide',
] as const;

/**
 * Feeds the hover machine from a document and does what it says. All listeners are passive captures on the window, except that Escape
 * and Tab are taken while a card that they belong to is shown. No timer runs unless a card is about to come or go.
 */
export class Pointer implements EventListenerObject {
  private state: Hover = IDLE;
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private readonly view: Window;
  private last: (Point & { pressed: boolean }) | null = null;
  private frame = 0;
  private scrolled = false;
  private touch = false;

  constructor(private readonly options: PointerOptions) {
    this.view = options.doc.defaultView!;
    this.listen();
  }

  get card(): Hover['card'] {
    return this.state.card;
  }

  set timing(timing: Timing) {
    this.options.timing = timing;
  }

  /** Listens (again: `document.open` takes every listener away; twice is once). */
  listen(): void {
    for (const type of WATCHED) this.view.addEventListener(type, this, { capture: true, passive: type !== 'keydown' });
    const { root } = this.options.host;
    root.addEventListener('focusin', this);
    root.addEventListener('focusout', this);
  }

  disconnect(): void {
    this.send({ type: 'page-change' });
    for (const type of WATCHED) this.view.removeEventListener(type, this, { capture: true });
    const { root } = this.options.host;
    root.removeEventListener('focusin', this);
    root.removeEventListener('focusout', this);
    this.view.cancelAnimationFrame(this.frame);
  }

  send(event: HoverEvent): void {
    const { state, effects } = step(this.state, event, this.options.timing ?? TIMING);
    this.state = state;
    for (const [token, timer] of this.timers) {
      if (token === state.dwell?.token || token === state.grace) continue;
      clearTimeout(timer);
      this.timers.delete(token);
    }
    for (const effect of effects) {
      if (effect.do === 'wait') {
        const { token, ms } = effect;
        this.timers.set(
          token,
          setTimeout(() => this.send({ type: 'timer', token }), ms),
        );
      } else if (effect.do === 'hide') this.options.hide(effect.id, effect.refocus);
      else
        this.options.show(
          effect.id,
          effect.via,
          effect.via === 'key' || !this.last ? null : { x: this.last.x, y: this.last.y },
        );
    }
  }

  handleEvent(event: Event): void {
    // What the page makes up does nothing.
    if (!event.isTrusted) return;
    switch (event.type) {
      case 'pointermove':
        this.move(event as PointerEvent);
        break;
      case 'pointerout': {
        const { relatedTarget, pointerType } = event as PointerEvent;
        const out =
          relatedTarget === null || (relatedTarget instanceof Element && FRAMES.test(relatedTarget.localName));
        if (out && pointerType !== 'touch') this.away();
        break;
      }
      case 'pointerdown':
        this.down(event as PointerEvent);
        break;
      case 'click':
        this.click(event as MouseEvent);
        break;
      case 'keydown':
        this.key(event as KeyboardEvent);
        break;
      case 'scroll':
        // A card's or a dwell's only: otherwise nothing under the pointer matters now.
        if (this.last && (this.state.card || this.state.dwell)) {
          this.scrolled = true;
          this.soon();
        }
        break;
      case 'visibilitychange':
        if (platform<boolean>(this.options.doc, 'hidden')) this.away();
        break;
      case 'pagehide':
        this.send({ type: 'page-change' });
        break;
      case 'focusin':
        this.send({ type: 'focus', inside: this.options.card.contains(event.target as Node) });
        break;
      case 'focusout': {
        const to = (event as FocusEvent).relatedTarget;
        this.send({ type: 'focus', inside: to instanceof Node && this.options.card.contains(to) });
      }
    }
  }

  private move(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    // Browsers make up moves when the page changes under a resting pointer.
    if (this.last?.x === event.clientX && this.last.y === event.clientY) return;
    this.last = { x: event.clientX, y: event.clientY, pressed: event.buttons !== 0 };
    this.scrolled = false;
    this.soon();
  }

  private away(): void {
    this.last = null;
    this.view.cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.send({ type: 'away' });
  }

  private soon(): void {
    this.frame ||= this.view.requestAnimationFrame(() => {
      this.frame = 0;
      this.look();
    });
  }

  /** Where the pointer is now. */
  private look(): void {
    if (!this.last) return;
    const { x, y, pressed } = this.last;
    if (!this.scrolled) this.options.moved?.();
    if (this.inCard(x, y)) {
      if (!this.state.inside) this.send({ type: 'card-enter' });
      return;
    }
    if (this.state.inside) this.send({ type: 'card-leave' });
    const id = this.options.hit(x, y);
    if (this.scrolled) this.send({ type: 'scroll', id });
    else this.send(pressed ? { type: 'drag' } : { type: 'over', id });
  }

  private inCard(x: number, y: number): boolean {
    if (!this.state.card) return false;
    const element = this.options.host.elementAt(x, y);
    return element !== null && this.options.card.contains(element);
  }

  private down(event: PointerEvent): void {
    this.touch = event.pointerType === 'touch';
    if (this.touch || this.options.host.owns(event)) return;
    this.send({ type: 'press', id: this.options.hit(event.clientX, event.clientY) });
  }

  private click(event: MouseEvent): void {
    const { host, hit } = this.options;
    if (event.button !== 0 || host.owns(event)) return;
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const own = event.composedPath().some((at) => at instanceof Element && Element.prototype.matches.call(at, OWN));
    const selected = this.view.getSelection()?.isCollapsed === false;
    const id = plain && !own && !selected ? hit(event.clientX, event.clientY) : null;
    if (id !== null) {
      this.last = { x: event.clientX, y: event.clientY, pressed: false };
      this.send({ type: 'tap', id });
    } else if (this.touch) this.send({ type: 'tap', id: null });
  }

  private key(event: KeyboardEvent): void {
    const { card, focused } = this.state;
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === 'Escape') {
      // An open menu of the card closes first, by itself.
      if (this.options.host.owns(event) && this.options.card.querySelector('[role="menu"]')) return;
      if (card) take(event);
      if (card || this.state.dwell) this.send({ type: 'escape' });
    } else if (event.key === 'Tab' && card && !focused && (card.pinned || card.via !== 'pointer') && !event.shiftKey) {
      if (!this.options.host.owns(event) && this.options.enter()) take(event);
    }
  }
}

/** The key has done its work here; the page's own shortcuts don't get it too. */
function take(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
