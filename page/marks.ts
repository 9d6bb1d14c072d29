import { NAMES } from './mark-sheet';
import { Paint } from './paint';
import { flatParent, isLive, staticRange, wordsOf, type Mark, type TextRange } from './ranges';
import { Measured, themeAt, type Theme } from './theme';

/** A painted mention. */
interface Painted {
  id: string;
  readonly ranges: readonly TextRange[];
  readonly painted: readonly StaticRange[];
  /** The words when it was painted: if they are others now, the page has put something else there. */
  readonly words: string;
  theme: Theme;
  /** The pass that saw it last. */
  pass: number;
}

/** Least ms between two looks at what the page did to our highlights. */
const LOOK = 250;

const same = (a: readonly TextRange[], b: readonly TextRange[]): boolean =>
  a.length === b.length && a.every((r, i) => r.node === b[i]!.node && r.start === b[i]!.start && r.end === b[i]!.end);
const nodesOf = (mark: Mark): Set<Text> => new Set(mark.ranges.map((r) => r.node));
const pair = (kind: keyof typeof NAMES, priority: number): Record<Theme, Paint> => ({
  light: new Paint(NAMES[kind].light, priority),
  dark: new Paint(NAMES[kind].dark, priority),
});

/**
 * The mentions that are marked in a document, painted as custom highlights: nothing of the page's DOM is touched. `markSheet` is their
 * style. Keeps its own map of text node to mentions, since Firefox lets no content script iterate highlights.
 */
export class Marks {
  private readonly rest = pair('mark', 0);
  private readonly lit = pair('active', 1);
  private byId = new Map<string, Painted>();
  private readonly byNode = new Map<Text, Painted[]>();
  private rootsNow: ShadowRoot[] | null = null;
  private activeId: string | null = null;
  private pass = 0;
  private looked = -LOOK;

  get size(): number {
    return this.byId.size;
  }

  get active(): string | null {
    return this.activeId;
  }

  get(id: string): Mark | undefined {
    return this.byId.get(id);
  }

  ids(): string[] {
    return [...this.byId.keys()];
  }

  /** The marks that stand in a text node, the whole of each. */
  in(node: Text): readonly Mark[] {
    // Not those of a pass that is under way.
    return (this.byNode.get(node) ?? []).filter((painted) => this.byId.get(painted.id) === painted);
  }

  /** The shadow roots that hold marks, and those around them. */
  roots(): readonly ShadowRoot[] {
    if (!this.rootsNow) {
      const roots = new Set<ShadowRoot>();
      for (const node of this.byNode.keys())
        for (let at = node.getRootNode(); at instanceof ShadowRoot && !roots.has(at); at = at.host.getRootNode())
          roots.add(at);
      this.rootsNow = [...roots];
    }
    return this.rootsNow;
  }

  /** Makes `marks` the ones that are painted, in steps of one. What stays where it was is not painted again, whatever its id now is. */
  *paint(marks: Iterable<Mark>): Generator<void, void> {
    const pass = ++this.pass;
    const known = new Measured();
    const next = new Map<string, Painted>();
    const renamed: [id: string, Painted][] = [];
    // Nothing is painted until all is measured: in turns, each would make the browser do the other's work again.
    this.hold();
    try {
      for (const mark of marks) {
        const there = mark.ranges[0] && this.byNode.get(mark.ranges[0].node);
        const old = there?.find(
          (p) => p.pass !== pass && same(p.ranges, mark.ranges) && p.words === wordsOf(mark.ranges),
        );
        const painted = old ?? this.measure(mark, known);
        if (painted) {
          if (!old) this.put(painted);
          else if (old.id !== mark.id) renamed.push([mark.id, old]);
          painted.pass = pass;
          next.set(mark.id, painted);
        }
        yield;
      }
      for (const there of [...this.byNode.values()]) {
        for (const painted of there) if (painted.pass !== pass) this.wipe(painted);
        yield;
      }
      yield* this.rest.light.prepare();
      yield* this.rest.dark.prepare();
      // In one step, so that at every moment an id means one mention.
      this.byId = next;
      for (const [id, painted] of renamed) painted.id = id;
    } finally {
      this.flush();
    }
    this.light();
  }

  /** Paints one more; replaces the one with this id. Nothing is painted when its words are not in the page. */
  add(mark: Mark): void {
    this.remove(mark.id);
    const painted = this.measure(mark);
    if (painted) {
      this.put(painted);
      this.byId.set(mark.id, painted);
    }
    if (mark.id === this.activeId) this.light();
  }

  remove(id: string): void {
    const painted = this.byId.get(id);
    if (!painted) return;
    this.byId.delete(id);
    this.wipe(painted);
    if (id === this.activeId) this.light();
  }

  /** Shows one mention as the active one, or none. */
  activate(id: string | null): void {
    if (id === this.activeId) return;
    this.activeId = id;
    this.light();
  }

  /**
   * After text nodes were edited or left the page: paints again what still stands there, takes away the rest.
   * @param nodes the nodes to look at; all of them by default
   * @returns the ids that are gone
   */
  refresh(nodes: Iterable<Text> = [...this.byNode.keys()]): string[] {
    const gone: string[] = [];
    for (const node of nodes) {
      for (const painted of [...(this.byNode.get(node) ?? [])]) {
        if (painted.ranges.every(isLive) && wordsOf(painted.ranges) === painted.words) {
          for (const range of painted.painted) this.rest[painted.theme].again(range);
          if (painted.id === this.activeId) this.light();
        } else {
          gone.push(painted.id);
          this.remove(painted.id);
        }
      }
    }
    return gone;
  }

  /**
   * Paints again what the page has cleared, deleted or replaced in `CSS.highlights`, and all of it when the page has turned from light to
   * dark. Cheap enough for every hover, settled change and end of scrolling; looks at most four times a second.
   * @param now ms, for tests
   * @returns whether something was painted again
   */
  check(now = performance.now()): boolean {
    if (this.byId.size === 0 || now - this.looked < LOOK) return false;
    this.looked = now;
    const turned = this.retheme();
    const paints = [this.rest.light, this.rest.dark, this.lit.light, this.lit.dark];
    return paints.map((paint) => paint.restore()).some(Boolean) || turned;
  }

  /** Takes everything away. */
  clear(): void {
    for (const theme of ['light', 'dark'] as const) {
      this.rest[theme].clear();
      this.lit[theme].clear();
    }
    this.byId.clear();
    this.byNode.clear();
    this.rootsNow = null;
    this.activeId = null;
  }

  private hold(): void {
    this.rest.light.hold();
    this.rest.dark.hold();
  }

  private flush(): void {
    this.rest.light.flush();
    this.rest.dark.flush();
  }

  private measure(mark: Mark, known?: Measured): Painted | null {
    const [first] = mark.ranges;
    if (!first || !mark.ranges.every(isLive)) return null;
    const around = flatParent(first.node);
    return {
      id: mark.id,
      ranges: mark.ranges,
      painted: mark.ranges.map(staticRange),
      words: wordsOf(mark.ranges),
      theme: around ? themeAt(around, known) : 'light',
      pass: this.pass,
    };
  }

  private put(painted: Painted): void {
    for (const range of painted.painted) this.rest[painted.theme].add(range);
    for (const node of nodesOf(painted)) {
      const there = this.byNode.get(node);
      if (there) there.push(painted);
      else this.byNode.set(node, [painted]);
    }
    this.rootsNow = null;
  }

  private wipe(painted: Painted): void {
    for (const range of painted.painted) this.rest[painted.theme].delete(range);
    for (const node of nodesOf(painted)) {
      const left = (this.byNode.get(node) ?? []).filter((p) => p !== painted);
      if (left.length) this.byNode.set(node, left);
      else this.byNode.delete(node);
    }
    this.rootsNow = null;
  }

  /** Paints the active mention. */
  private light(): void {
    const painted = this.activeId === null ? undefined : this.byId.get(this.activeId);
    for (const theme of ['light', 'dark'] as const) {
      this.lit[theme].clear();
      if (painted?.theme === theme) for (const range of painted.ranges) this.lit[theme].add(staticRange(range));
    }
  }

  /** Measures again when the first mark stands on another ground than before. */
  private retheme(): boolean {
    const themeOf = ({ ranges }: Painted, known?: Measured) => {
      const around = ranges[0]!.node.isConnected ? flatParent(ranges[0]!.node) : null;
      return around && themeAt(around, known);
    };
    const [first] = this.byId.values();
    const theme = first && themeOf(first);
    if (!theme || theme === first.theme) return false;
    const known = new Measured();
    this.hold();
    for (const painted of this.byId.values()) {
      const now = themeOf(painted, known) ?? painted.theme;
      if (now === painted.theme) continue;
      for (const range of painted.painted) {
        this.rest[painted.theme].delete(range);
        this.rest[now].add(range);
      }
      painted.theme = now;
    }
    this.flush();
    this.light();
    return true;
  }
}
