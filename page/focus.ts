import { platform } from './dom';

const STOPS =
  'a[href],button:not([disabled]),summary,input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex]:not([tabindex="-1"])';

/** Elements that Tab stops at, in order. */
export const tabStops = (within: Element): HTMLElement[] =>
  [...within.querySelectorAll<HTMLElement>(STOPS)].filter((e) => e.tabIndex >= 0 && e.getClientRects().length > 0);

/** The page's focused element, inside open shadow roots too. */
export function focusedIn(doc: Document): HTMLElement | null {
  let at = platform<Element | null>(doc, 'activeElement');
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at instanceof HTMLElement && at !== doc.body ? at : null;
}

/** Lends the keyboard's focus to a card, which stands at the end of the document and so is never next in the page's own order. */
export class FocusLoan {
  private from: HTMLElement | null = null;
  private lent = false;

  /** @param card the element in our shadow root that holds the card */
  constructor(
    private readonly doc: Document,
    private readonly card: HTMLElement,
  ) {
    card.addEventListener('keydown', this.tab);
  }

  /** Moves the focus to the card's first stop. False if it has none. */
  enter(): boolean {
    const [first] = tabStops(this.card);
    if (!first) return false;
    if (!this.lent) this.from = focusedIn(this.doc);
    this.lent = true;
    first.focus({ preventScroll: true });
    return true;
  }

  /** Gives the focus back to where it was, if it is in the card; the page does not scroll. */
  leave(): void {
    const root = this.card.getRootNode() as ShadowRoot;
    const here = root.activeElement;
    if (here instanceof HTMLElement && this.card.contains(here)) {
      here.blur();
      if (this.from?.isConnected) this.from.focus({ preventScroll: true });
    }
    this.lent = false;
    this.from = null;
  }

  /** Past the card's last stop, or before its first, is where the reader came from. */
  private readonly tab = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = tabStops(this.card);
    const end = event.shiftKey ? stops[0] : stops.at(-1);
    const root = this.card.getRootNode() as ShadowRoot;
    if (end && root.activeElement !== end) return;
    event.preventDefault();
    this.leave();
  };
}
