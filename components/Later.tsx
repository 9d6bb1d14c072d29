import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** What is still to be drawn, in order; one a frame, so that no task is long, however much there is. */
const jobs: (() => void)[] = [];
const listeners = new Set<() => void>();
let running = false;

const next = () => requestAnimationFrame(() => setTimeout(run));
function run(): void {
  const job = jobs.shift();
  running = job !== undefined;
  job?.();
  if (running) next();
}
const drawAll = () => {
  for (const job of jobs.splice(0)) job();
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
  useEffect(() => {
    if (shown) return undefined;
    const job = () => setDrawn(true);
    jobs.push(job);
    if (!running) {
      running = true;
      next();
    }
    addEventListener('beforeprint', drawAll);
    return () => {
      const at = jobs.indexOf(job);
      if (at >= 0) jobs.splice(at, 1);
    };
  }, [shown]);
  useLayoutEffect(() => {
    if (shown) for (const listener of listeners) listener();
  }, [shown]);
  return shown ? <>{children()}</> : <Tag style={{ minHeight: `${height}px` }} aria-hidden="true" />;
}
