import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** Width of an element in whole px, as it changes; `initial` until it has a layout. */
export function useWidth(element: { current: HTMLElement | null }, initial: number): number {
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return undefined;
    const measure = () => setWidth((now) => Math.round(node.clientWidth) || now);
    // The observer tells the first width too, when the browser has it: asking now would cost a layout of its own.
    if (typeof ResizeObserver === 'undefined') return measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  return width;
}

/** Whether the document is being printed. Preact renders in a microtask, so before the browser takes its picture. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => setPrinting(true);
    const after = () => setPrinting(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}
