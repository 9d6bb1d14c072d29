import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { onSlice } from './Later';
import type { Place } from './types';

const reduced = (): boolean =>
  typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Air above what is scrolled to, in px. */
const GAP = 8;

/** Sticky parts at the top of the scroller, which what is scrolled to must not hide behind. */
const covered = (scroller: HTMLElement): number =>
  [...scroller.children].reduce(
    (sum, child) => (getComputedStyle(child).position === 'sticky' ? sum + (child as HTMLElement).offsetHeight : sum),
    0,
  );

/** The element of a place, and what is gone to: that, or else its section. */
function find(scroller: HTMLElement, { section, event, passage }: Place) {
  const at = event ?? passage;
  const exact = at ? scroller.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`) : null;
  return { exact, target: exact ?? scroller.querySelector<HTMLElement>(`[data-section="${section}"]`) };
}

const precedes = (a: Element, b: Element): boolean =>
  (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/**
 * Calls back once the element has its place, in the same frame: to ask for it at once would cost a layout of its own.
 * Returns how to call it off.
 */
function afterLayout(element: Element, then: () => void): () => void {
  if (typeof ResizeObserver === 'undefined') {
    then();
    return () => undefined;
  }
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    then();
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/**
 * Scrolls to a place and puts the focus there, so that the next Tab goes on from it. Moves nothing but the scroller:
 * scrollIntoView would move the page that it stands in too. `correct`: it is only being kept in view, without the focus.
 * @returns whether the place itself was there, and not only its section
 */
export function scrollTo(scroller: HTMLElement | null, place: Place, correct = false): boolean {
  if (!scroller) return false;
  const at = place.event ?? place.passage;
  const { exact, target } = find(scroller, place);
  if (!target) return false;
  const top =
    !at && place.section === 'summary'
      ? 0
      : target.getBoundingClientRect().top -
        scroller.getBoundingClientRect().top +
        scroller.scrollTop -
        covered(scroller) -
        (exact ? GAP : 0);
  // A long way is jumped: only what moves within sight is worth seeing move.
  const far = correct || Math.abs(top - scroller.scrollTop) > scroller.clientHeight * 1.5;
  scroller.scrollTo({ top: Math.max(0, top), behavior: far || reduced() ? 'auto' : 'smooth' });
  if (!correct) (target.querySelector<HTMLElement>(':scope > button') ?? target).focus({ preventScroll: true });
  return !at || exact !== null;
}

/**
 * Goes to a place whenever it changes, or there is something new to show (`what`). Something new is still being drawn
 * (Later.tsx), so the place is gone to when its slice comes, and kept in view while others come above it, until the reader moves.
 * `restore`: where the reader left off, in px, to be gone back to instead.
 */
export function useGo(
  scroller: { current: HTMLElement | null },
  place: Place,
  what: string,
  restore: { current: number | null },
): void {
  const shown = useRef<string | null>(null);
  useLayoutEffect(() => {
    const root = scroller.current;
    if (!root) return undefined;
    const isFirst = shown.current === null;
    const isNew = shown.current !== what;
    shown.current = what;
    if (restore.current !== null || (isNew && place.section === 'summary' && !place.passage)) {
      const top = restore.current ?? 0;
      const back = (): void => {
        restore.current = null;
        // What has just come stands at its top.
        if (!isFirst || top > 0) root.scrollTo({ top });
      };
      return afterLayout(root, back);
    }
    let there = false;
    let cancel: (() => void) | undefined;
    const go = (): void => {
      const { exact, target } = find(root, place);
      const correct = there;
      there ||= target !== null && (exact !== null || !(place.event ?? place.passage));
      cancel?.();
      cancel = target ? afterLayout(target, () => void scrollTo(root, place, correct)) : undefined;
    };
    if (!(isNew && root.querySelector('[data-later]'))) go();
    const stop = onSlice((before) => {
      const { target } = find(root, place);
      // What is drawn below it moves nothing.
      if (!there || !before || !target || precedes(before, target)) go();
    });
    const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
    for (const move of moves) root.addEventListener(move, stop, { passive: true });
    return () => {
      stop();
      cancel?.();
      for (const move of moves) root.removeEventListener(move, stop);
    };
  }, [place, what]);
}

/** The section that the reader is in: the last whose top has passed the upper third. */
export function useSpy(
  scroller: { current: HTMLElement | null },
  sections: unknown,
): [string, (section: string) => void] {
  const [section, setSection] = useState('summary');
  useEffect(() => {
    const root = scroller.current;
    if (!root || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries)
          if (entry.isIntersecting) setSection((entry.target as HTMLElement).dataset.section ?? 'summary');
      },
      { root, rootMargin: '-25% 0px -74% 0px' },
    );
    for (const node of root.querySelectorAll('[data-section]')) observer.observe(node);
    return () => observer.disconnect();
  }, [sections]);
  return [section, setSection];
}
