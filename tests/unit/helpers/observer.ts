/**
 * An IntersectionObserver for a document that lays nothing out: tells once, a task after it was asked, the boxes of the
 * targets that are in the document.
 */
export class ToldOnce implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = '0px';
  readonly scrollMargin = '0px';
  readonly thresholds = [0];
  private targets: Element[] = [];

  constructor(private readonly callback: IntersectionObserverCallback) {}

  observe(target: Element): void {
    if (this.targets.push(target) === 1) setTimeout(() => this.tell());
  }

  unobserve(target: Element): void {
    this.targets = this.targets.filter((one) => one !== target);
  }

  disconnect(): void {
    this.targets = [];
  }

  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }

  private tell(): void {
    const there = this.targets.filter(({ isConnected }) => isConnected);
    const entries = there.map((target) => {
      const box = target.getBoundingClientRect();
      return {
        target,
        boundingClientRect: box,
        intersectionRect: box,
        rootBounds: null,
        intersectionRatio: 0,
        isIntersecting: false,
        time: 0,
      };
    });
    if (entries.length) this.callback(entries, this);
  }
}
