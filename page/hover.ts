/**
 * Hover as a pure state machine: `step(state, event, timing)` gives the next state and what to do. Timers carry tokens, so that a stale one
 * does nothing. After the reducers of MediaWiki's Page Previews.
 *
 *   idle --over--> dwelling --timer--> shown --pointer away--> leaving --timer--> idle
 *                                        ^----pointer back-------'
 *
 * A card that was opened by key or tap, is pinned, or has the focus never leaves by itself (WCAG 2.2, 1.4.13).
 */

/** How the card was opened. */
export type Via = 'pointer' | 'key' | 'tap';

/** ms from reaching a mark to its card; ms from leaving mark and card to hiding it. */
export interface Timing {
  dwell: number;
  grace: number;
}
export const TIMING: Timing = { dwell: 150, grace: 300 };

export interface Hover {
  readonly card: { readonly id: string; readonly via: Via; readonly pinned: boolean } | null;
  /** The mark under the pointer. */
  readonly over: string | null;
  /** The pointer is in the card. */
  readonly inside: boolean;
  /** The keyboard's focus is in the card. */
  readonly focused: boolean;
  /** Mark that was dismissed with the pointer on it: silent until the pointer has left it. */
  readonly dismissed: string | null;
  readonly dwell: { readonly id: string; readonly token: number } | null;
  readonly grace: number | null;
  /** Tokens given out so far. */
  readonly tokens: number;
}

export type HoverEvent =
  /** The pointer moved in the page, outside the card: it is on this mark, or on none. */
  | { type: 'over'; id: string | null }
  | { type: 'card-enter' }
  | { type: 'card-leave' }
  /** The pointer left the window. */
  | { type: 'away' }
  | { type: 'timer'; token: number }
  /** A command or the card's own "next" shows this mention. */
  | { type: 'open'; id: string }
  /** A tap or click on a mark that is nothing else (`null`: on anything but a mark and the card). */
  | { type: 'tap'; id: string | null }
  /** A mouse button went down in the page, outside the card. */
  | { type: 'press'; id: string | null }
  /** The pointer moves with a button down: the reader selects or drags. */
  | { type: 'drag' }
  /** The page scrolled under a resting pointer, which is now on this mark, or on none. */
  | { type: 'scroll'; id: string | null }
  | { type: 'escape' }
  | { type: 'pin'; on: boolean }
  | { type: 'focus'; inside: boolean }
  /** These mentions are no longer in the page. */
  | { type: 'gone'; ids: readonly string[] }
  /** Another page, hidden, or switched off. */
  | { type: 'page-change' };

export type Effect =
  | { do: 'wait'; token: number; ms: number }
  | { do: 'show'; id: string; via: Via }
  /** `refocus`: give the focus back to where it was before the card had it. */
  | { do: 'hide'; id: string; refocus: boolean };

export interface Step {
  state: Hover;
  effects: Effect[];
}

export const IDLE: Hover = {
  card: null,
  over: null,
  inside: false,
  focused: false,
  dismissed: null,
  dwell: null,
  grace: null,
  tokens: 0,
};

export type Phase = 'idle' | 'dwelling' | 'shown' | 'leaving';
export const phaseOf = ({ card, dwell, grace }: Hover): Phase =>
  card ? (grace === null ? 'shown' : 'leaving') : dwell ? 'dwelling' : 'idle';

/** Whether the card stays as things are. */
const held = ({ card, over, inside, focused }: Hover): boolean =>
  !!card && (card.pinned || card.via !== 'pointer' || inside || focused || over === card.id);

/** Whether resting on `id` may open its card. */
const opens = ({ card, dismissed, focused }: Hover, id: string): boolean =>
  id !== dismissed && !focused && !card?.pinned && card?.id !== id;

export function step(state: Hover, event: HoverEvent, timing: Timing = TIMING): Step {
  const effects: Effect[] = [];
  let next = { ...state };

  const show = (id: string, via: Via): void => {
    // Stepping on from a pinned card keeps the pin: the reader wants a card there.
    next = { ...next, card: { id, via, pinned: next.card?.pinned ?? false }, dwell: null, dismissed: null };
    effects.push({ do: 'show', id, via });
  };
  const hide = (): void => {
    if (next.card) {
      effects.push({ do: 'hide', id: next.card.id, refocus: next.focused });
    }
    next = { ...next, card: null, inside: false, focused: false };
  };
  const reach = (id: string | null): void => {
    next.over = id;
    next.inside = false;
    if (id !== next.dismissed) next.dismissed = null;
  };

  switch (event.type) {
    case 'over':
      reach(event.id);
      if (event.id !== null && event.id !== next.dwell?.id && opens(next, event.id)) {
        next.tokens++;
        next.dwell = { id: event.id, token: next.tokens };
        effects.push({ do: 'wait', token: next.tokens, ms: timing.dwell });
      }
      break;
    case 'scroll':
      // What comes under a resting pointer was not pointed at.
      reach(event.id);
      next.dwell = null;
      break;
    case 'away':
      reach(null);
      break;
    case 'card-enter':
      if (next.card) next = { ...next, inside: true, over: null, dwell: null };
      break;
    case 'card-leave':
      next.inside = false;
      break;
    case 'timer':
      if (event.token === next.dwell?.token) show(next.dwell.id, 'pointer');
      else if (event.token === next.grace) hide();
      break;
    case 'open':
      show(event.id, 'key');
      break;
    case 'tap':
      if (event.id === null || (next.card?.id === event.id && next.card.via === 'tap')) {
        if (!next.card?.pinned) hide();
      } else show(event.id, 'tap');
      break;
    case 'press':
      next = { ...next, dwell: null, dismissed: next.over };
      if (next.card && !next.card.pinned && next.card.id !== event.id) hide();
      break;
    case 'drag':
      next = { ...next, dwell: null, dismissed: next.over };
      if (next.card?.via === 'pointer' && !next.card.pinned && !next.inside) hide();
      break;
    case 'escape':
      next = { ...next, dwell: null, dismissed: next.over };
      hide();
      break;
    case 'pin':
      if (next.card) next.card = { ...next.card, pinned: event.on };
      break;
    case 'focus':
      next.focused = event.inside && !!next.card;
      if (next.focused) next.dwell = null;
      break;
    case 'gone':
      if (next.card && event.ids.includes(next.card.id)) hide();
      if (next.over !== null && event.ids.includes(next.over)) next.over = null;
      if (next.dismissed !== null && event.ids.includes(next.dismissed)) next.dismissed = null;
      break;
    case 'page-change':
      next = { ...next, over: null, dwell: null, dismissed: null };
      hide();
  }

  // The dwell lasts only as long as the pointer stays on its mark, the grace only as long as nothing holds the card.
  if (next.dwell && next.dwell.id !== next.over) next.dwell = null;
  if (!next.card || held(next)) next.grace = null;
  else if (next.grace === null) {
    next.tokens++;
    next.grace = next.tokens;
    effects.push({ do: 'wait', token: next.tokens, ms: timing.grace });
  }
  return { state: next, effects };
}
