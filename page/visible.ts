import { rectsOf, type Mark } from './ranges';

/** The line that the eye is on, as a share of the window's height from above. */
const LINE = 35;

/** Tells which of several articles the reader is at, as they scroll. No scroll listener: the browser says when one crosses the line. */
export class Visible {
  private readonly observer: IntersectionObserver;
  private elements: Element[] = [];
  private readonly crossing = new Set<Element>();
  private now = -1;

  /** @param changed index of the article that is now at the reader's line; the last one stays current between two articles */
  constructor(private readonly changed: (index: number) => void) {
    const rootMargin = `-${LINE}% 0px -${99 - LINE}% 0px`;
    this.observer = new IntersectionObserver((entries) => this.note(entries), { rootMargin });
  }

  get current(): number {
    return this.now;
  }

  /** The articles' elements, in order; replaces those before. */
  set(elements: readonly Element[]): void {
    const current = this.elements[this.now];
    for (const element of this.elements) if (!elements.includes(element)) this.observer.unobserve(element);
    for (const element of elements) if (!this.elements.includes(element)) this.observer.observe(element);
    for (const element of this.crossing) if (!elements.includes(element)) this.crossing.delete(element);
    this.elements = [...elements];
    this.now = current ? elements.indexOf(current) : -1;
  }

  disconnect(): void {
    this.observer.disconnect();
    this.elements = [];
    this.crossing.clear();
  }

  private note(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.crossing.add(target);
      else this.crossing.delete(target);
    }
    // Innermost or last, where several cross the line.
    const index = this.elements.findLastIndex((element) => this.crossing.has(element));
    if (index < 0 || index === this.now) return;
    this.now = index;
    this.changed(index);
  }
}

/**
 * Where "next mention" starts from when none is active: index of the first mark, in the order of the text, that lies at or below the top
 * of the window; `marks.length` when all lie above. Measures about log2(n) of them.
 */
export function firstBelowTop(marks: readonly Mark[], top = 0): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // Marks that are not laid out say nothing: ask the next one that is.
    let at = middle;
    let rect: DOMRect | undefined;
    while (at < high && !(rect = rectsOf(marks[at]!.ranges)[0])) at++;
    if (!rect) high = middle;
    else if (rect.bottom > top) high = middle;
    else low = at + 1;
  }
  while (low < marks.length && rectsOf(marks[low]!.ranges).length === 0) low++;
  return low;
}
