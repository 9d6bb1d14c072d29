/** How often we put up with a page that undoes what we do, before we let it have its way: no war of two scripts at the reader's cost. */
export class Truce {
  private times: number[] = [];

  /** @param most tries within `span` ms */
  constructor(
    private readonly most = 5,
    private readonly span = 10_000,
  ) {}

  /** Whether to try once more. */
  again(now = performance.now()): boolean {
    this.times = this.times.filter((t) => now - t < this.span);
    if (this.times.length >= this.most) return false;
    this.times.push(now);
    return true;
  }

  forget(): void {
    this.times = [];
  }
}
