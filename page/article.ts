/** From a page to its articles: what matching gets, with the way back to the page. */
import type { Article, Block, BlockRole } from '../matching/types';
import { isRun, type Box, type Piece, type Run, type RunText } from './boxes';
import { articleAround, densest, severalArticles, widen } from './choose';
import { clean, isNotice, type Kept } from './clean';
import { isoDate } from './dates';
import { all, attr, rootElement, textOf } from './dom';
import { headlineOf, runsOf } from './headline';
import { kindOfPage, type Kind } from './kind';
import { langOf } from './lang';
import { TextMap } from './map';
import { measure, surrounds } from './measure';
import { readMeta, type Meta } from './meta';
import { collect } from './text';
import { Walker, type WalkOptions } from './walk';

export interface CollectOptions extends WalkOptions {
  /** The page's address; null when not known (then what the page says). */
  url?: string | null;
  /** Whether an element shows. Asked only of elements whose text is about to be kept. */
  visible?: (el: Element) => boolean;
}

export interface Collected {
  article: Article;
  map: TextMap;
  /** The smallest element around the article's body. */
  root: Element;
}

interface Draft {
  run: Run;
  role: BlockRole;
  heading: boolean;
}

/** A page's text, read once and kept up to date. Nothing of a page that is gone is held: all hangs on its elements. */
export class Collector {
  private readonly walker: Walker;
  private top: Box | null = null;

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
   * @returns all articles; blocks that did not change are not read again.
   */
  *update(changed: Iterable<Node>): Generator<void, Collected[]> {
    const root = rootElement(this.doc);
    if (!this.top || this.top.el !== root) return yield* this.collect();
    const dirty = this.walker.dirtied(changed);
    for (const box of dirty) {
      if (!dirty.has(box)) continue;
      if (box.el.isConnected === false) dirty.delete(box);
      else yield* this.walker.read(box.el, box.parent, dirty);
    }
    return yield* this.assemble();
  }

  private *assemble(): Generator<void, Collected[]> {
    const boxes = yield* measure(this.top!);
    const meta = readMeta(this.doc, this.options.url ?? null);
    yield;
    const several = severalArticles(boxes);
    const best = densest(boxes);
    if (!best) return [];
    const around = articleAround(best);
    const body = widen(best, around && (around.tag === 'article' || around.titled) ? around : null);
    const kind = kindOfPage(meta, boxes, body);
    if (several.length > 1 && kind === 'article') {
      const found: Collected[] = [];
      for (const box of several) {
        const inner = densest(boxes, box.first, box.last);
        if (inner) found.push(yield* this.article(boxes, widen(inner, box), box, kind, meta, found.length === 0));
      }
      return found;
    }
    const scope = kind === 'front' || kind === 'list' ? (boxes.find((box) => box.tag === 'body') ?? boxes[0]!) : body;
    return [yield* this.article(boxes, scope, this.scopeOf(boxes, scope), kind, meta, true)];
  }

  /** Where headline, lead and pictures of a body are looked for: its article, else all that comes before it. */
  private scopeOf(boxes: readonly Box[], body: Box): Box {
    return articleAround(body) ?? boxes.find((box) => box.tag === 'body') ?? boxes[0]!;
  }

  private *article(
    boxes: readonly Box[],
    body: Box,
    scope: Box,
    kind: Kind,
    meta: Meta,
    first: boolean,
  ): Generator<void, Collected> {
    const text = (run: Run): string => this.text(run).text;
    const page = boxes.find((box) => box.tag === 'body') ?? boxes[0]!;
    const title = first ? meta.title : null;
    const headline =
      headlineOf(boxes, scope, body, title, text) ?? (first ? headlineOf(boxes, page, body, title, text) : null);
    const drafts: Draft[] = headline ? [{ run: headline, role: 'headline', heading: false }] : [];
    drafts.push(...before(boxes, scope, body, headline));
    const kept = clean(body).filter((entry) => entry.run !== headline);
    drafts.push(
      ...rolesOf(
        kept,
        drafts.some((draft) => draft.role === 'lead'),
      ),
    );

    const blocks: Block[] = [];
    const pieces: (readonly Piece[])[] = [];
    let start = 0;
    let section = 0;
    for (let i = 0; i < drafts.length; i++) {
      if (i % 20 === 19) yield;
      const { run, role, heading } = drafts[i]!;
      if (this.options.visible?.(run.box.el) === false) continue;
      const collected = this.text(run);
      if (collected.text === '' || isNotice(collected.text)) continue;
      if (heading && blocks.some((block) => block.role === 'body' || block.role === 'lead')) section++;
      blocks.push({ text: collected.text, role, section, start });
      pieces.push(collected.pieces);
      start += collected.text.length + 1;
    }
    const own = first ? null : ownMeta(scope);
    const sample = blocks.slice(0, 12).map((block) => block.text).join(' '); // prettier-ignore
    const article: Article = {
      title: title ?? (headline ? text(headline) : null) ?? meta.title,
      lang: langOf([first ? null : attr(scope.el, 'lang'), ...meta.langs], sample),
      published: own?.published ?? (first ? meta.published : null),
      url: own?.url ?? (first ? meta.url : null),
      blocks,
      kind,
    };
    return { article, map: new TextMap(pieces), root: body.el };
  }

  private text(run: Run): RunText {
    return (run.text ??= collect(run, this.options.visible));
  }
}

/** Lead and captions between an article's headline and its body. */
function before(boxes: readonly Box[], scope: Box, body: Box, headline: Run | null): Draft[] {
  const found: Draft[] = [];
  const from = headline ? headline.box.last : scope.first;
  for (let i = Math.max(from, scope.first); i < body.first && found.length < 6; i++) {
    const box = boxes[i]!;
    // What holds the body is no lead, whatever it is called.
    if (box.last > body.first) continue;
    if (surrounds(box)) i = Math.max(i, box.last - 1);
    else if (box.hint === 'lead' || box.hint === 'caption') {
      const role = box.hint === 'lead' ? 'lead' : 'caption';
      for (const run of runsOf(box))
        if (run !== headline && run.size >= 20 && run.linkSize < run.size / 2 && !surrounds(run.box))
          found.push({ run, role, heading: false });
      i = Math.max(i, box.last - 1);
    } else if (headline && (box.tag === 'h2' || box.tag === 'p') && box.size >= 40 && box.linkSize < box.size / 2)
      for (const item of box.items) if (isRun(item)) found.push({ run: item, role: 'lead', heading: false });
  }
  return found;
}

/** The first paragraph is a lead where the page has no other. */
function rolesOf(kept: readonly Kept[], hasLead: boolean): Draft[] {
  let led = hasLead;
  return kept.map(({ run, heading, caption }) => {
    const lead = !led && !caption && heading === 0 && run.size >= 60;
    led ||= lead;
    return { run, role: caption ? 'caption' : lead ? 'lead' : 'body', heading: heading > 0 && heading <= 4 };
  });
}

/** Date and address of an article that is not the page's first. */
function ownMeta(scope: Box): { published: string | null; url: string | null } {
  const time = all(scope.el, 'time[datetime]')[0];
  const link = all(scope.el, 'h1 a[href], h2 a[href], a[itemprop~="url"][href], a[rel~="bookmark"][href]')[0] as
    HTMLAnchorElement | undefined;
  const href = attr(scope.el, 'data-url') ?? (typeof link?.href === 'string' ? link.href : null);
  return {
    published: time ? (isoDate(attr(time, 'datetime')) ?? isoDate(textOf(time))) : null,
    url: href && /^https?:/.test(href) ? href : null,
  };
}

/** Reads a page once; see Collector. */
export function* collectArticles(doc: Document, options: CollectOptions = {}): Generator<void, Collected[]> {
  return yield* new Collector(doc, options).collect();
}
