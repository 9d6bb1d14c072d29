import { render } from 'preact';
import type { Place, Words } from '../../components/types';
import type { Settings } from '../../data/settings';
import type { ReadArticle } from '../../extension/session';
import { mutedOn } from '../../extension/settings-edit';
import { markedMentions } from '../../matching/marked';
import type { Analysis, Mention } from '../../matching/types';
import { FocusLoan } from '../../page/focus';
import { hitTest } from '../../page/hit-test';
import { Host } from '../../page/host';
import type { Via } from '../../page/hover';
import { Marks } from '../../page/marks';
import { follow, spotOf, type Following } from '../../page/place';
import { Pointer, type Point } from '../../page/pointer';
import { flatParent, type Mark } from '../../page/ranges';
import { reveal } from '../../page/scroll';
import { breathe, inSlices } from '../../page/slices';
import { themeAt } from '../../page/theme';
import { firstBelowTop } from '../../page/visible';
import { drawCard, rehearse, type CardOf } from './card';
import type { Links } from './links';
import cardCss from '../../components/card.css?inline';
import baseCss from '../../components/base.css?inline';
import tokensCss from '../../components/tokens.css?inline';

/** Mentions handled between two pauses. */
const SOME = 32;

/** A mention of an article, as marks name it: `0 m12`. */
const keyOf = (article: number, mention: string): string => `${article} ${mention}`;

export interface SurfaceOptions {
  doc: Document;
  links: Links;
  settings: Settings;
  words: Words;
  host: string;
  /** "Open in sidebar". */
  open(place: Place): void;
  /** Mutes `pack/concept`, everywhere or on this site. */
  mute(key: string, here: boolean): void;
  /** The page was put on another place (pointer moved): cheap checks go here. */
  moved?(): void;
}

/** Marks and card over a document: what the reader sees of the articles, without the sidebar. */
export class Surface {
  readonly host: Host;
  readonly marks = new Marks();
  readonly #card: HTMLElement;
  readonly #pointer: Pointer;
  readonly #loan: FocusLoan;
  #articles: readonly ReadArticle[] = [];
  #order: string[] = [];
  #known = new Map<string, { article: number; mention: Mention }>();
  #following: Following | undefined;
  #painting = new AbortController();
  /** A mention that the sidebar jumped to, marked although marks are sparse. */
  #guest: string | undefined;
  #shown: string | undefined;
  /** A card has been drawn. */
  #rehearsed = false;
  #held = 0;

  constructor(private options: SurfaceOptions) {
    const { doc } = options;
    this.host = new Host(doc);
    for (const css of [tokensCss, baseCss, cardCss]) this.host.adopt(css);
    this.#card = doc.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
    this.host.mount.append(this.#card);
    this.host.mount.lang = options.words.lang;
    this.#loan = new FocusLoan(doc, this.#card);
    this.#pointer = new Pointer({
      doc,
      host: this.host,
      card: this.#card,
      hit: (x, y) => this.#hit(x, y),
      show: (id, via, at) => this.#show(id, via, at),
      hide: (_id, refocus) => this.#hide(refocus),
      enter: () => this.#loan.enter(),
      moved: () => {
        this.marks.check();
        this.options.moved?.();
      },
      timing: { dwell: options.settings.dwell, grace: 300 },
    });
  }

  /** The settings or the language changed. */
  set(settings: Settings, words: Words, links: Links): void {
    this.options = { ...this.options, settings, words, links };
    this.#pointer.timing = { dwell: settings.dwell, grace: 300 };
    this.host.mount.lang = words.lang;
    this.#draw();
  }

  /** Number of marks shown. */
  get size(): number {
    return this.marks.size;
  }

  /** Paints these articles; those left out lose their marks. Called after every change of page or findings. */
  async paint(articles: readonly ReadArticle[], shown: (article: ReadArticle) => boolean): Promise<void> {
    this.#painting.abort();
    const painting = (this.#painting = new AbortController());
    try {
      // What led here has taken its time already.
      await breathe();
      await inSlices(this.#paint(articles, shown), { signal: painting.signal });
    } catch (error) {
      if (!painting.signal.aborted) throw error;
      return;
    }
    this.#draw();
  }

  *#paint(articles: readonly ReadArticle[], shown: (article: ReadArticle) => boolean): Generator<void, void> {
    const marks: Mark[] = [];
    const known = new Map<string, { article: number; mention: Mention }>();
    for (const [index, article] of articles.entries()) {
      const { mentions } = article.analysis;
      for (const [i, mention] of mentions.entries()) {
        known.set(keyOf(index, mention.id), { article: index, mention });
        if (i % SOME === 0) yield;
      }
      if (!shown(article)) continue;
      for (const [i, mention] of markedMentions(mentions, article.sections, this.#spread(article)).entries()) {
        marks.push({ id: keyOf(index, mention.id), ranges: article.rangesOf(mention) });
        if (i % SOME === 0) yield;
      }
    }
    if (this.#guest && !marks.some(({ id }) => id === this.#guest)) {
      const guest = known.get(this.#guest);
      if (guest) marks.push({ id: this.#guest, ranges: articles[guest.article]!.rangesOf(guest.mention) });
      else this.#guest = undefined;
    }
    const before = this.#known;
    this.#articles = articles;
    this.#known = known;
    yield* this.marks.paint(marks);
    this.#order = marks.map(({ id }) => id).filter((id) => this.marks.get(id) && id !== this.#guest);
    // The same id may now be another mention: its card must not stay.
    const gone = [...before]
      .filter(([id, { mention }]) => known.get(id)?.mention.surface !== mention.surface)
      .map(([id]) => id);
    if (gone.length) this.#pointer.send({ type: 'gone', ids: gone });
  }

  /** Goes to the next or previous mark, and opens its card. */
  step(by: 1 | -1): void {
    const count = this.#order.length;
    if (!count) return;
    const now = this.#order.indexOf(this.#shown ?? this.marks.active ?? '');
    const marks = this.#order.map((id) => this.marks.get(id)!);
    const next = now >= 0 ? now + by : by > 0 ? firstBelowTop(marks) : firstBelowTop(marks) - 1;
    const id = this.#order[(next + count) % count]!;
    const mark = this.marks.get(id);
    if (mark) void reveal(mark.ranges).then(() => this.#pointer.send({ type: 'open', id }));
  }

  /** Scrolls to a mention and shows it as the active one. False when its words are gone. */
  async jump(article: number, mention: string): Promise<boolean> {
    const id = keyOf(article, mention);
    const read = this.#articles[article];
    const found = this.#known.get(id);
    if (!read || !found) return false;
    if (found.mention.in === 'title') {
      // The page's title stands nowhere in it: the first mention of its concept in the text stands for it.
      const { concept } = found.mention;
      const first = [...this.#known.values()].find(
        (other) => other.article === article && other.mention.in === 'text' && other.mention.concept === concept,
      );
      return !!first && this.jump(article, first.mention.id);
    }
    if (!this.marks.get(id)) {
      if (this.#guest) this.marks.remove(this.#guest);
      this.marks.add({ id, ranges: read.rangesOf(found.mention) });
      this.#guest = id;
    }
    const mark = this.marks.get(id);
    if (!mark) return false;
    this.marks.activate(id);
    return reveal(mark.ranges);
  }

  /** Keeps our host in the page for something else than the card (the docked sidebar). Returns the way to let go. */
  hold(): () => void {
    this.#held++;
    this.host.show();
    return () => {
      this.#held--;
      this.#settle();
    };
  }

  /** Light or dark as the page is, for what is not at one mention. */
  setTheme(): void {
    const { doc } = this.options;
    this.host.theme(themeAt(this.#articles[0]?.root ?? doc.body ?? doc.documentElement));
  }

  /** Listeners again, after `document.open` took them. */
  reopened(): void {
    this.#pointer.listen();
    this.host.check();
  }

  destroy(): void {
    this.#painting.abort();
    this.#pointer.disconnect();
    this.#following?.stop();
    this.marks.clear();
    render(null, this.#card);
    this.#held = 0;
    this.host.hide();
  }

  #spread({ analysis }: ReadArticle) {
    const { marks, muted } = this.options.settings;
    const prefix = `${analysis.pack}/`;
    const keys = [...muted, ...mutedOn(this.options.settings, this.options.host)].filter((key) =>
      key.startsWith(prefix),
    );
    return { all: marks.all, muted: new Set(keys.map((key) => key.slice(prefix.length))) };
  }

  #hit(x: number, y: number): string | null {
    const id = hitTest(this.options.doc, this.marks, x, y);
    const found = id === null ? undefined : this.#known.get(id);
    const read = found && this.#articles[found.article];
    if (read) void this.#expect(found.article, found.mention);
    return id;
  }

  /** The pointer rests on a mention: what the first card takes longest for is made while it does. */
  async #expect(article: number, mention: Mention): Promise<void> {
    const { analysis } = this.#articles[article]!;
    await this.options.links.warm(analysis, mention);
    if (this.#rehearsed) return;
    this.#rehearsed = true;
    await breathe();
    this.host.dress();
    await breathe();
    await rehearse(this.#of(analysis, mention));
  }

  #show(id: string, _via: Via, at: Point | null): void {
    const mark = this.marks.get(id);
    const near = mark?.ranges[0]?.node;
    const spot = mark && this.#known.has(id) ? spotOf(mark, at) : null;
    if (!mark || !near || !spot) return this.#pointer.send({ type: 'gone', ids: [id] });
    this.#shown = id;
    this.marks.activate(id);
    const around = flatParent(near);
    this.host.theme(around ? themeAt(around) : 'light');
    this.host.show(near);
    this.#draw();
    this.#following?.stop();
    this.#following = follow(this.#card, spot);
  }

  #hide(refocus: boolean): void {
    if (refocus) this.#loan.leave();
    this.#following?.stop();
    this.#following = undefined;
    this.#shown = undefined;
    this.marks.activate(null);
    render(null, this.#card);
    this.#settle();
  }

  #settle(): void {
    if (!this.#shown && !this.#held) this.host.hide();
  }

  #draw(): void {
    const id = this.#shown;
    const found = id === undefined ? undefined : this.#known.get(id);
    const read = found && this.#articles[found.article];
    if (!id || !found || !read) return;
    drawCard(this.#card, this.#of(read.analysis, found.mention));
  }

  #of(analysis: Analysis, mention: Mention): CardOf {
    const { doc, links, words, open, mute } = this.options;
    return {
      ...{ doc, links, words, open, mute, analysis, mention },
      index: this.#order.indexOf(this.#shown ?? '') + 1,
      count: this.#order.length,
      pinned: this.#pointer.card?.pinned ?? false,
      close: () => this.#pointer.send({ type: 'escape' }),
      pin: (on) => {
        this.#pointer.send({ type: 'pin', on });
        this.#following?.hold(on);
        this.#draw();
      },
      step: (by) => this.step(by),
    };
  }
}
