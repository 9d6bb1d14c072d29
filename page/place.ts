import {
  autoUpdate,
  computePosition,
  flip,
  hide,
  offset,
  shift,
  size,
  type Placement,
  type VirtualElement,
} from '@floating-ui/dom';
import { platform } from './dom';
import { around as boxAround, contains, flatParent, rectsOf, type Mark } from './ranges';
import { reveal } from './scroll';

/** px between mention and card, and between card and the window's edge. */
const GAP = 8;
const EDGE = 8;
/** A card is never squeezed lower than this, px: head, two lines and foot. */
const LEAST = 140;
/** Where the card is a sheet from below: its style sheet has the same condition. */
export const SHEET = '(max-width: 480px), (pointer: coarse)';

type Flow = 'ltr' | 'rtl' | 'vertical-rl' | 'vertical-lr';
const PLACEMENTS: Record<Flow, Placement> = {
  ltr: 'bottom-start',
  rtl: 'bottom-end',
  'vertical-rl': 'left-start',
  'vertical-lr': 'right-start',
};

const flowOf = (element: Element): Flow => {
  const { writingMode, direction } = getComputedStyle(element);
  if (writingMode.startsWith('vertical') || writingMode.startsWith('sideways'))
    return writingMode.endsWith('lr') ? 'vertical-lr' : 'vertical-rl';
  return direction === 'rtl' ? 'rtl' : 'ltr';
};

/** Whether the way out is as it seems: floating-ui would go in circles in a form with a field named `parentNode`. */
function isPlain(element: Element): boolean {
  for (let at: Element | null = element; at; at = flatParent(at))
    for (const name of ['parentNode', 'assignedSlot'] as const) if (at[name] !== platform(at, name)) return false;
  return true;
}

/**
 * The box that a card stands beside. Along the line it is the line under the pointer (else the first), across it all lines of the mention,
 * so that the card covers none of them; only that line, where the others are far away (the next column).
 */
export function anchorBox(
  lines: readonly DOMRectReadOnly[],
  at: { x: number; y: number } | null,
  vertical = false,
): DOMRect | null {
  const line = lines.find((rect) => at && contains(rect, at.x, at.y, 2)) ?? lines[0];
  const all = boxAround(lines);
  if (!line || !all) return null;
  const thick = lines.reduce((sum, rect) => sum + (vertical ? rect.width : rect.height), 0);
  if ((vertical ? all.width : all.height) > 2.5 * thick) return new DOMRect(line.x, line.y, line.width, line.height);
  return vertical
    ? new DOMRect(all.x, line.y, all.width, line.height)
    : new DOMRect(line.x, all.y, line.width, all.height);
}

/** Where a card stands beside a mention. `fit` is told how much height there is, and how much the card would like. */
const place = (
  reference: VirtualElement,
  card: HTMLElement,
  flow: Flow,
  fit: (available: number, wanted: number) => void,
) =>
  computePosition(reference, card, {
    strategy: 'fixed',
    placement: PLACEMENTS[flow],
    middleware: [
      offset(GAP),
      flip({ padding: EDGE, crossAxis: false, fallbackStrategy: 'bestFit' }),
      shift({ padding: EDGE }),
      size({ padding: EDGE, apply: ({ availableHeight, rects }) => fit(availableHeight, rects.floating.height) }),
      hide(),
    ],
  });

/** Places an element that stands in no document, so that the first card to be placed is not the first: see `rehearse`. */
export const rehearsePlace = async (card: HTMLElement): Promise<void> =>
  void (await place({ getBoundingClientRect: () => new DOMRect() }, card, 'ltr', () => undefined));

export interface Following {
  /** Holds the card where it is (pinned), as soon as it has been placed once, or lets it follow its mention again. */
  hold(on: boolean): void;
  stop(): void;
}

/** How a mention stands in the page. */
export interface Spot {
  mark: Mark;
  contextElement: Element | undefined;
  flow: Flow;
  /** The line under the pointer, from then on wherever it is. */
  line: number;
}

/**
 * Looks how a mention stands in the page, before anything of ours changes it: to ask afterwards would lay out the page for us.
 * @param at where the pointer is; null for a card opened by key
 * @returns null where its words are not laid out
 */
export function spotOf(mark: Mark, at: { x: number; y: number } | null): Spot | null {
  const lines = rectsOf(mark.ranges);
  if (!lines.length) return null;
  const around = flatParent(mark.ranges[0]!.node);
  return {
    mark,
    contextElement: around && isPlain(around) ? around : undefined,
    flow: around ? flowOf(around) : 'ltr',
    line: Math.max(0, at ? lines.findIndex((rect) => contains(rect, at.x, at.y, 2)) : 0),
  };
}

export interface FollowOptions {
  /** The mention was scrolled out of view, or is in view again. */
  seen?(inView: boolean): void;
}

/**
 * Places a card beside its mention and keeps it there while page or card change: 8 px under it with start edges aligned, flipped and
 * shifted where there is no room, never over the mention and never within 8 px of the window's edge. Where it is a sheet, the page is
 * scrolled instead, so that the sheet doesn't cover the mention.
 * @param card an element in our host with the card as its child; gets `position: fixed` and its place
 */
export function follow(card: HTMLElement, spot: Spot, { seen }: FollowOptions = {}): Following {
  const { mark, contextElement, flow, line } = spot;
  const vertical = flow.startsWith('vertical');
  const view = card.ownerDocument.defaultView!;
  const sheet = view.matchMedia(SHEET);
  const box = (): DOMRect => {
    const lines = rectsOf(mark.ranges);
    const on = lines[line];
    return anchorBox(lines, on ? { x: on.x + on.width / 2, y: on.y + on.height / 2 } : null, vertical) ?? new DOMRect();
  };
  let held = false;
  let placed = false;
  let stopped = false;
  let inView = true;
  const fit = (height: string): void => {
    for (const child of card.children) (child as HTMLElement).style.maxHeight = height;
  };

  const update = async (): Promise<void> => {
    if (held && placed) return;
    if (sheet.matches) {
      card.style.cssText = 'position: static';
      fit('');
      return;
    }
    card.style.position = 'fixed';
    fit('');
    const reference = { getBoundingClientRect: box, contextElement };
    let height = 0;
    const { x, y, middlewareData } = await place(reference, card, flow, (available, wanted) => {
      const most = Math.floor(Math.min(view.innerHeight * 0.7, Math.max(LEAST, available)));
      height = Math.min(wanted, most);
      // What fits is not touched: every change here is one more layout of the page in this task.
      if (wanted > most) fit(`${most}px`);
    });
    if (stopped || (held && placed) || sheet.matches) return;
    placed = true;
    card.style.left = `${Math.round(x)}px`;
    // When there is room neither above nor below, what is left is to stay in the window.
    const most = view.innerHeight - EDGE - height;
    card.style.top = `${Math.round(Math.max(EDGE, Math.min(y, most)))}px`;
    const visible = !middlewareData.hide?.referenceHidden && mark.ranges.some((r) => r.node.isConnected);
    card.style.visibility = visible ? '' : 'hidden';
    if (visible !== inView) seen?.((inView = visible));
  };

  // Now, and not in the task that places it: its first layout is then the one that counts.
  if (!sheet.matches) card.style.position = 'fixed';
  let end: (() => void) | undefined;
  const begin = (): void => {
    if (!stopped) end = autoUpdate({ getBoundingClientRect: box, contextElement }, card, () => void update());
  };
  // Once the browser has laid out what is new, in the same frame: to ask at once would lay out the whole page for us.
  const first = new ResizeObserver(() => {
    first.disconnect();
    begin();
  });
  first.observe(card.firstElementChild ?? card);
  if (sheet.matches)
    view.requestAnimationFrame(() => void (stopped || reveal(mark.ranges, { bottom: heightOf(card) })));
  return {
    hold(on) {
      held = on;
      if (!on) void update();
    },
    stop() {
      stopped = true;
      first.disconnect();
      end?.();
      card.style.cssText = '';
    },
  };
}

const heightOf = (card: HTMLElement): number =>
  Math.max(0, ...[...card.children].map((c) => c.getBoundingClientRect().height));
