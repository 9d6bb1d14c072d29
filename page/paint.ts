/** From so many changes on, a new highlight is cheaper than changing the one that is registered: Firefox sorts it anew for each. */
const MANY = 32;

interface Prepared {
  highlight: Highlight;
  whole: boolean;
}

/**
 * One custom highlight of ours, with what it must hold: the page shares the registry, so it can clear, delete or replace it at any time.
 */
export class Paint {
  private highlight: Highlight;
  private readonly ranges = new Set<StaticRange>();
  private batch: { added: Set<StaticRange>; removed: Set<StaticRange> } | null = null;
  /** What `flush` will paint instead of changing what is registered; `whole` once all ranges are in it. */
  private next: Prepared | null = null;

  /** @param priority which highlight lies on top where two meet, higher wins */
  constructor(
    private readonly name: string,
    private readonly priority: number,
  ) {
    this.highlight = this.fresh();
  }

  /** What is added and deleted from here on is painted by `flush`, at once. */
  hold(): void {
    this.batch ??= { added: new Set(), removed: new Set() };
  }

  /** Makes ready in steps of one range what `flush` paints, where that is much. */
  *prepare(): Generator<void, void> {
    const { batch } = this;
    if (!batch || batch.added.size + batch.removed.size < MANY) return;
    const next: Prepared = { highlight: this.fresh(), whole: false };
    this.next = next;
    // What is added meanwhile is met at the end.
    for (const range of this.ranges) {
      next.highlight.add(range);
      yield;
    }
    next.whole = true;
  }

  flush(): void {
    const { batch, next } = this;
    if (!batch) return;
    this.batch = this.next = null;
    if (batch.added.size + batch.removed.size < MANY) {
      for (const range of batch.removed) this.highlight.delete(range);
      for (const range of batch.added) this.highlight.add(range);
      if (batch.added.size > 0) this.enter();
    } else if (this.ranges.size > 0) {
      this.highlight = next?.whole ? next.highlight : this.fresh();
      if (!next?.whole) for (const range of this.ranges) this.highlight.add(range);
      CSS.highlights.set(this.name, this.highlight);
    } else this.highlight.clear();
    if (this.ranges.size === 0) this.leave();
  }

  add(range: StaticRange): void {
    this.ranges.add(range);
    if (this.batch) {
      this.next?.highlight.add(range);
      this.batch.added.add(range);
      return;
    }
    this.highlight.add(range);
    if (this.ranges.size === 1) this.enter();
  }

  delete(range: StaticRange): void {
    if (!this.ranges.delete(range)) return;
    if (this.batch) {
      this.next?.highlight.delete(range);
      if (!this.batch.added.delete(range)) this.batch.removed.add(range);
      return;
    }
    this.highlight.delete(range);
    if (this.ranges.size === 0) this.leave();
  }

  /** Paints a range afresh: browsers forget one whose text node got new data. */
  again(range: StaticRange): void {
    if (!this.ranges.has(range) || this.batch?.added.has(range)) return;
    this.highlight.delete(range);
    this.highlight.add(range);
  }

  clear(): void {
    this.batch = this.next = null;
    this.ranges.clear();
    this.highlight.clear();
    this.leave();
  }

  /** Puts back what the page took away. Two comparisons when it took nothing. @returns whether it had taken something */
  restore(): boolean {
    if (this.ranges.size === 0 || this.batch) return false;
    const emptied = this.highlight.size !== this.ranges.size;
    const dropped = CSS.highlights.get(this.name) !== this.highlight;
    if (emptied) {
      this.highlight.clear();
      for (const range of this.ranges) this.highlight.add(range);
    }
    if (dropped) this.enter();
    return emptied || dropped;
  }

  private fresh(): Highlight {
    const highlight = new Highlight();
    highlight.priority = this.priority;
    return highlight;
  }

  private enter(): void {
    if (CSS.highlights.get(this.name) !== this.highlight) CSS.highlights.set(this.name, this.highlight);
  }

  /** Nothing of ours stays in the registry; what the page has put under our name is the page's. */
  private leave(): void {
    if (CSS.highlights.get(this.name) === this.highlight) CSS.highlights.delete(this.name);
  }
}
