import { useEffect, useState } from 'preact/hooks';
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

/**
 * Scrolls to a place and puts the focus there, so that the next Tab goes on from it. Moves nothing but the scroller:
 * scrollIntoView would move the page that it stands in too.
 * `again`: only corrects, once labels have been measured.
 */
export function scrollTo(scroller: HTMLElement | null, place: Place, again = false): void {
  if (!scroller) return;
  const at = place.event ?? place.passage;
  const target =
    (at && scroller.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`)) ||
    scroller.querySelector<HTMLElement>(`[data-section="${place.section}"]`);
  if (!target) return;
  const first = !at && place.section === 'summary';
  const top = first
    ? 0
    : target.getBoundingClientRect().top -
      scroller.getBoundingClientRect().top +
      scroller.scrollTop -
      covered(scroller) -
      (at ? GAP : 0);
  // A long way is jumped: only what moves within sight is worth seeing move.
  const far = again || Math.abs(top - scroller.scrollTop) > scroller.clientHeight * 1.5;
  scroller.scrollTo({ top: Math.max(0, top), behavior: far || reduced() ? 'auto' : 'smooth' });
  if (again) return;
  const focus = target.querySelector<HTMLElement>(':scope > button') ?? target;
  focus.focus({ preventScroll: true });
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
