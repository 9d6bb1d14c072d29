/** From a page to its articles: what matching gets, with the way back to the page. */
import type { Article, Block, Dated } from '../matching/types';
import { isRun, type Box, type Piece, type Run, type RunText } from './boxes';
import { articleAround, densest, severalArticles, widen } from './choose';
import { clean, isNotice } from './clean';
import { all, attr, rootElement } from './dom';
import { headlineOf } from './headline';
import { kindOfPage, type Kind } from './kind';
import { changedSize, type Touched } from './little';
import { langOf } from './lang';
import { measure } from './measure';
import { metaSignature, readMeta, type Meta } from './meta';
import { before, rolesOf, type Draft } from './parts';
import { collect } from './text';
import { Walker, type WalkOptions } from './walk';

export interface CollectOptions extends WalkOptions {
  /** The page's address (asked each time, where it is a function); null when not known, then what the page says. */
  url?: string | null | (() => string);
  /** Whether an element shows. Asked only of elements whose text is about to be kept. */
  visible?: (el: Element) => boolean;
}

export interface Collected {
  article: Article;
  /** For each block, where its text is from. */
  pieces: readonly (readonly Piece[])[];
  /** The smallest element around the article's body. */
  root: Element;
  /** Where its headline and date stand: the body, or the article around it. */
  scope: Element;
  /** By this `publishedOf` finds when it was published; `article` does not say it. */
  dated: Dated;
}

/** What an article was picked from. */
interface Pick {
  body: Box;
  /** Where its headline and lead were looked for. */
  scope: Box;
  kind: Kind;
  /** What the page says of itself, it says of this. */
  first: boolean;
  headline: Run | null;
  lead: readonly Draft[];
}

/** Is all that was picked still there? */
const stands = ({ body, scope, headline, lead }: Pick): boolean =>
  body.el.isConnected !== false &&
  scope.el.isConnected !== false &&
  [...(headline ? [headline] : []), ...lead.map(({ run }) => run)].every(
    (run) => run.box.el.isConnected !== false && run.box.items.includes(run),
  );

function touches(touched: Iterable<Box>, { body }: Pick): boolean {
  for (const box of touched) for (let at: Box | null = box; at; at = at.parent) if (at === body) return true;
  return false;
}

/** Share of a page's text that may change before its articles are picked anew. */
const LITTLE = 0.02;

/** Boxes in a changed one up to which each is asked again whether it shows. */
const MODERATE = 300;

/** A page's text, read once and kept up to date. Nothing of a page that is gone is held: all hangs on its elements. */
export class Collector {
  private readonly walker: Walker;
  private top: Box | null = null;
  private meta: { signature: string; meta: Meta } | null = null;
  /** How the articles were picked, what came of it, and how much text has changed since. */
  private picked: { picks: Pick[]; articles: Collected[]; signature: string; size: number; changed: number } | null =
    null;
  /** Whether a run's element shows: asked once. */
  private shown = new WeakMap<Run, boolean>();

  constructor(
    private readonly doc: Document,
    private readonly options: CollectOptions = {},
  ) {
    this.walker = new Walker(options);
  }

  /**
   * Reads the whole page.
   * @returns its articles, the one that the page is about first. Yields often: nothing between two yields takes a millisecond
   * on a fast machine. Whoever lets the page go on in between calls `update` afterwards with what changed.
   */
  *collect(): Generator<void, Collected[]> {
    const root = rootElement(this.doc);
    const designMode: unknown = this.doc.designMode;
    if (!root || designMode === 'on') return [];
    this.top = yield* this.walker.read(root, null, new Set());
    return yield* this.assemble();
  }

  /**
   * Reads again what changed since: text nodes with new text, elements that got or lost children, nodes that were added.
   * @param children of elements that only got or lost children: which, where that is known
   * @returns all articles; blocks that did not change are not read again, and articles that did not are the same objects.
   */
  *update(changed: Iterable<Node>, children?: ReadonlyMap<Node, ReadonlySet<Node>>): Generator<void, Collected[]> {
    const root = rootElement(this.doc);
    if (!this.top || this.top.el !== root) return yield* this.collect();
    const { dirty, patched } = this.walker.dirtied(changed, children);
    const touched: Touched = new Map([...patched, ...dirty].map((box) => [box, { size: box.size, off: box.off }]));
    this.forget(dirty);
    for (const box of dirty) {
      if (!dirty.has(box)) continue;
      if (box.el.isConnected === false) dirty.delete(box);
      else yield* this.walker.read(box.el, box.parent, dirty);
    }
    return (yield* this.again(touched)) ?? (yield* this.assemble());
  }

  private *assemble(): Generator<void, Collected[]> {
    this.picked = null;
    const boxes = yield* measure(this.top!);
    yield;
    const { meta, signature } = yield* this.readMeta();
    yield;
    const picks = yield* this.pick(boxes, meta);
    const articles: Collected[] = [];
    for (const one of picks) articles.push(yield* this.article(one, meta, signature));
    this.picked = { picks, articles, signature, size: this.top!.size, changed: 0 };
    return articles;
  }

  /** The articles picked before, where too little has changed for others; null where they have to be picked anew. */
  private *again(touched: Touched): Generator<void, Collected[] | null> {
    const { picked } = this;
    if (!picked) return null;
    const { meta, signature } = yield* this.readMeta();
    yield;
    if (signature !== picked.signature || !picked.picks.every(stands)) return null;
    picked.changed += yield* changedSize(touched);
    if (picked.changed > picked.size * LITTLE) return null;
    for (const [i, one] of picked.picks.entries())
      if (touches(touched.keys(), one)) picked.articles[i] = yield* this.article(one, meta, signature);
    return [...picked.articles];
  }

  private *pick(boxes: readonly Box[], meta: Meta): Generator<void, Pick[]> {
    const several = severalArticles(boxes);
    yield;
    const text = (run: Run): string => this.text(run).text;
    const page = pageOf(boxes);
    const dense = densest(boxes);
    yield;
    const best = dense ?? headlineOf(boxes, page, page, meta.title, text)?.box.parent;
    if (!best) return [];
    const around = articleAround(best);
    const body = widen(best, around && (around.tag === 'article' || around.titled) ? around : null);
    const headline = headlineOf(boxes, page, body, meta.title, text);
    yield;
    const kind = kindOfPage(meta, boxes, body, headline, headline ? text(headline) : '');
    const pick = (inner: Box, scope: Box, first: boolean): Pick => {
      const title = first ? meta.title : null;
      const head =
        headlineOf(boxes, scope, inner, title, text) ?? (first ? headlineOf(boxes, page, inner, title, text) : null);
      return { body: inner, scope, kind, first, headline: head, lead: before(boxes, scope, inner, head) };
    };
    if (several.length > 1 && kind === 'article') {
      const found: Pick[] = [];
      for (const box of several) {
        const inner = densest(boxes, box.first, box.last);
        if (inner) found.push(pick(widen(inner, box), box, found.length === 0));
        yield;
      }
      return found;
    }
    const scope = kind === 'front' || kind === 'list' ? page : body;
    // Headline, lead and pictures of a body are looked for in its article, else in all that comes before it.
    return [pick(scope, articleAround(scope) ?? page, true)];
  }

  private *article(
    { body, scope, kind, first, headline, lead }: Pick,
    meta: Meta,
    signature: string,
  ): Generator<void, Collected> {
    const text = (run: Run): string => this.text(run).text;
    const title = first ? meta.title : null;
    const drafts: Draft[] = headline ? [{ run: headline, role: 'headline', heading: false }] : [];
    drafts.push(...lead);
    const kept = (yield* clean(body)).filter((entry) => entry.run !== headline);
    const led = drafts.some((draft) => draft.role === 'lead');
    for (const draft of rolesOf(kept, led)) drafts.push(draft);

    const blocks: Block[] = [];
    const pieces: (readonly Piece[])[] = [];
    let start = 0;
    let section = 0;
    let begun = false;
    for (let i = 0; i < drafts.length; i++) {
      if (i % 20 === 19) yield;
      const { run, role, heading } = drafts[i]!;
      if (!this.shows(run)) continue;
      const collected = this.text(run);
      if (collected.text === '' || isNotice(collected.text)) continue;
      if (heading && begun) section++;
      begun ||= role === 'body' || role === 'lead';
      blocks.push({ text: collected.text, role, section, start });
      pieces.push(collected.pieces);
      start += collected.text.length + 1;
    }
    const sample = blocks.slice(0, 12).map((block) => block.text).join(' '); // prettier-ignore
    const article: Article = {
      title: titleOf(title, headline ? text(headline) : null, meta),
      lang: langOf([first ? null : attr(scope.el, 'lang'), ...meta.langs], sample),
      published: null,
      url: first ? meta.url : addressOf(scope.el),
      blocks,
      kind,
    };
    const said = first ? (meta.article?.published ?? null) : null;
    const dated = { first, said, lang: meta.langs.find(Boolean) ?? null, signature };
    return { article, pieces, root: body.el, scope: scope.el, dated };
  }

  private *readMeta(): Generator<void, { signature: string; meta: Meta }> {
    const { url } = this.options;
    const address = typeof url === 'function' ? url() : (url ?? null);
    const signature = `${metaSignature(this.doc)}\n${address ?? ''}`;
    if (this.meta?.signature !== signature) this.meta = { signature, meta: yield* readMeta(this.doc, address) };
    return this.meta;
  }

  private shows(run: Run): boolean {
    if (!this.options.visible) return true;
    let shows = this.shown.get(run);
    if (shows === undefined) this.shown.set(run, (shows = this.options.visible(run.box.el)));
    return shows;
  }

  /** What is in a changed box of moderate size may have been shown or hidden with it. */
  private forget(boxes: Iterable<Box>): void {
    if (!this.options.visible) return;
    for (const box of boxes) {
      if (box.last - box.first > MODERATE) continue;
      const stack: (Box | Run)[] = [box];
      for (let item = stack.pop(); item; item = stack.pop())
        if (isRun(item)) this.shown.delete(item);
        else for (const inner of item.items) stack.push(inner);
    }
  }

  private text(run: Run): RunText {
    return (run.text ??= collect(run, this.options.visible));
  }
}

const pageOf = (boxes: readonly Box[]): Box => boxes.find((box) => box.tag === 'body') ?? boxes[0]!;

/** Address of an article that is not the page's first. */
function addressOf(el: Element): string | null {
  const link = all(el, 'h1 a[href], h2 a[href], a[itemprop~="url"][href], a[rel~="bookmark"][href]')[0];
  const href = attr(el, 'data-url') ?? (link ? (link as HTMLAnchorElement).href : null);
  return typeof href === 'string' && /^https?:/.test(href) ? href : null;
}

/** The title as the page's data give it; the headline where they don't, or where the window says more than that. */
function titleOf(title: string | null, headline: string | null, { title: fallback, loose }: Meta): string | null {
  if (!title) return headline ?? fallback;
  return loose && headline && title.includes(headline) ? headline : title;
}

/** Reads a page once; see Collector. */
export function* collectArticles(doc: Document, options: CollectOptions = {}): Generator<void, Collected[]> {
  return yield* new Collector(doc, options).collect();
}
