/**
 * One custom highlight of ours, with what it must hold: the page shares the registry, so it can clear, delete or replace it at any time.
 */
export class Paint {
  private readonly highlight = new Highlight();
  private readonly ranges = new Set<StaticRange>();

  /** @param priority which highlight lies on top where two meet, higher wins */
  constructor(
    private readonly name: string,
    priority: number,
  ) {
    this.highlight.priority = priority;
  }

  add(range: StaticRange): void {
    if (this.ranges.size === 0) CSS.highlights.set(this.name, this.highlight);
    this.ranges.add(range);
    this.highlight.add(range);
  }

  delete(range: StaticRange): void {
    if (!this.ranges.delete(range)) return;
    this.highlight.delete(range);
    if (this.ranges.size === 0) this.leave();
  }

  /** Paints a range afresh: browsers forget one whose text node got new data. */
  again(range: StaticRange): void {
    if (!this.ranges.has(range)) return;
    this.highlight.delete(range);
    this.highlight.add(range);
  }

  clear(): void {
    if (this.ranges.size === 0) return;
    this.ranges.clear();
    this.highlight.clear();
    this.leave();
  }

  /** Puts back what the page took away. Two comparisons when it took nothing. @returns whether it had taken something */
  restore(): boolean {
    if (this.ranges.size === 0) return false;
    const emptied = this.highlight.size !== this.ranges.size;
    const dropped = CSS.highlights.get(this.name) !== this.highlight;
    if (emptied) {
      this.highlight.clear();
      for (const range of this.ranges) this.highlight.add(range);
    }
    if (dropped) CSS.highlights.set(this.name, this.highlight);
    return emptied || dropped;
  }

  /** Nothing of ours stays in the registry; what the page has put under our name is the page's. */
  private leave(): void {
    if (CSS.highlights.get(this.name) === this.highlight) CSS.highlights.delete(this.name);
  }
}
