import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What is still to be drawn: its place and how. One a frame, so that no task is long, however much there is. */
const jobs = new Map<Element, () => void>();
const listeners = new Set<() => void>();
let running = false;

const next = () => requestAnimationFrame(() => setTimeout(run));
const draw = (place: Element) => {
  const job = jobs.get(place);
  jobs.delete(place);
  job?.();
};
/** The first of them in the document: what has been drawn may have brought places of its own. */
function run(): void {
  let first: Element | undefined;
  for (const place of jobs.keys())
    if (!first || place.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) first = place;
  running = first !== undefined;
  if (!first) return listen(false);
  draw(first);
  next();
}
/** While the document is printed nothing waits, nor what is drawn then brings. */
let printing = false;
const drawAll = () => {
  printing = true;
  for (const place of [...jobs.keys()]) draw(place);
};
const printed = () => void (printing = false);
const listen = (on: boolean) => {
  const change = on ? addEventListener : removeEventListener;
  change('beforeprint', drawAll);
  change('afterprint', printed);
};

/** Tells when a slice has been drawn: what stands below it has moved. Returns how to stop. */
export function onSlice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Draws its children after the first paint, in a task of their own. Until then it holds a place of `height` px.
 * `now`: at once (what the reader is sent to). When the document is printed, everything is drawn before.
 */
export function Later({
  now = false,
  height = 0,
  as: Tag = 'div',
  children,
}: {
  now?: boolean;
  height?: number;
  as?: 'div' | 'li';
  children: () => ComponentChildren;
}) {
  const [drawn, setDrawn] = useState(now);
  const shown = drawn || now;
  const place = useRef<HTMLElement | null>(null);
  const hold = (node: HTMLElement | null) => void (place.current = node);
  // In the layout phase, so that what a slice brings is known before the next slice is chosen.
  useLayoutEffect(() => {
    const node = place.current;
    if (shown || !node) return undefined;
    if (printing) return setDrawn(true);
    jobs.set(node, () => setDrawn(true));
    if (!running) {
      running = true;
      next();
    }
    listen(true);
    return () => void jobs.delete(node);
  }, [shown]);
  useLayoutEffect(() => {
    if (shown) for (const listener of listeners) listener();
  }, [shown]);
  return shown ? (
    <>{children()}</>
  ) : (
    <Tag ref={hold} data-later style={{ minHeight: `${height}px` }} aria-hidden="true" />
  );
}
