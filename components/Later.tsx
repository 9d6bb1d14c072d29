import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Job {
  draw: () => void;
  first: boolean;
  /** Where its place ends in the window, in px, as of the last frame. */
  bottom: number;
}
/** What is still to be drawn, by its place. One a frame, so that no task is long, however much there is. */
const jobs = new Map<Element, Job>();
/** Told of a slice that has been drawn: `before`, what stands before it in the document. */
type Listener = (before: Element | null) => void;
const listeners = new Set<Listener>();
let drawing: Element | null = null;
/** How often a turn has been asked for: only the last one comes, whatever became of the places that others waited for. */
let asked = 0;

/** The places' boxes come with the frame: to ask for them in the task that draws would cost it a layout. */
function next(): void {
  const mine = ++asked;
  const ifLast = (then: () => void) => () => void (mine === asked && then());
  const soon = () => {
    try {
      setTimeout(ifLast(run));
    } catch {
      // Firefox tells boxes of a page that is gone, and has no timers for it.
    }
  };
  const look = () => {
    if (!jobs.size) return run();
    const observer = new IntersectionObserver((entries) => {
      observer.disconnect();
      for (const { target, boundingClientRect } of entries) {
        const job = jobs.get(target);
        if (job) job.bottom = boundingClientRect.bottom;
      }
      soon();
    });
    for (const place of jobs.keys()) observer.observe(place);
  };
  requestAnimationFrame(ifLast(look));
}
const draw = (place: Element) => {
  const job = jobs.get(place);
  jobs.delete(place);
  drawing = place.previousElementSibling ?? place.parentElement;
  job?.draw();
};
const follows = (a: Element, b: Element) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
/** What is drawn next: what the reader is sent to, then what is in sight or below, then what is above; each in order of the document. */
function pick(): Element | undefined {
  const places = [...jobs.keys()].sort((a, b) => (follows(a, b) ? -1 : 1));
  const found = (that: (job: Job) => boolean) => places.find((place) => that(jobs.get(place)!));
  return found(({ first }) => first) ?? found(({ bottom }) => bottom >= 0) ?? places[0];
}
function run(): void {
  const place = pick();
  if (!place) return listen(false);
  draw(place);
  next();
}
/** While the document is printed nothing waits, nor what is drawn then brings. */
let printing = false;
const drawAll = () => {
  printing = true;
  for (const place of [...jobs.keys()]) draw(place);
};
/** Is the document being printed? */
export const isPrinting = (): boolean => printing;
const printed = () => void (printing = false);
const listen = (on: boolean) => {
  const change = on ? addEventListener : removeEventListener;
  change('beforeprint', drawAll);
  change('afterprint', printed);
};

/** Tells when a slice has been drawn: what stands below it has moved. Returns how to stop. */
export function onSlice(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Holds the place of what is still to come. */
export function Waiting({
  as: Tag,
  height,
  hold,
}: {
  as: 'div' | 'li';
  height: number;
  hold?: (node: HTMLElement | null) => void;
}) {
  return <Tag ref={hold} data-later style={{ minHeight: `${height}px` }} aria-hidden="true" />;
}

/**
 * Has `draw` called when its turn comes, for as long as `waiting`; `n` counts what has come.
 * @returns what the element that holds the place is given to
 */
function useTurn(waiting: boolean, n: number, first: boolean, draw: () => void): (node: HTMLElement | null) => void {
  const place = useRef<HTMLElement | null>(null);
  // In the layout phase, so that what a slice brings is known before the next slice is chosen.
  useLayoutEffect(() => {
    const node = place.current;
    if (!waiting || !node) return undefined;
    if (printing) return draw();
    jobs.set(node, { draw, first, bottom: 0 });
    if (jobs.size === 1) next();
    listen(true);
    return () => void jobs.delete(node);
  }, [waiting, n, first]);
  useLayoutEffect(() => {
    if (n > 0) for (const listener of listeners) listener(drawing);
  }, [n]);
  return (node) => void (place.current = node);
}

/**
 * Draws its children after the first paint, in a task of their own. Until then it holds a place of `height` px.
 * `first`: before all others (what the reader is sent to); `now`: at once. When the document is printed, all is drawn before.
 */
export function Later({
  now = false,
  first = false,
  height = 0,
  as = 'div',
  children,
}: {
  now?: boolean;
  first?: boolean;
  height?: number;
  as?: 'div' | 'li';
  children: () => ComponentChildren;
}) {
  const [drawn, setDrawn] = useState(now);
  const shown = drawn || now;
  const hold = useTurn(!shown, Number(shown), first, () => setDrawn(true));
  return shown ? <>{children()}</> : <Waiting as={as} height={height} hold={hold} />;
}

/**
 * Draws the items of a list one after another, the first with the list and each other in a task of its own. One place is
 * held for all that are still to come, of `height` px each. `now`: all at once.
 */
export function InTurn<T>({
  items,
  now = false,
  height,
  as = 'li',
  children,
}: {
  items: readonly T[];
  now?: boolean;
  height: number;
  as?: 'div' | 'li';
  children: (item: T) => ComponentChildren;
}) {
  const [drawn, setDrawn] = useState(1);
  const shown = now ? items : items.slice(0, drawn);
  const left = items.length - shown.length;
  const hold = useTurn(left > 0, shown.length, false, () => setDrawn(printing ? items.length : shown.length + 1));
  return (
    <>
      {shown.map(children)}
      {left > 0 && <Waiting key="waiting" as={as} height={left * height} hold={hold} />}
    </>
  );
}
