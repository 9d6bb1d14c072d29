import type { ReadingPack } from '../../data/schema';
import {
  linkMention,
  linkMentionInSlices,
  loadLinker,
  prepare,
  type LinkContext,
  type Linker,
} from '../../matching/links';
import { linkInSlices } from '../../matching/report';
import type { Analysis, LinkedMention, Mention, Report } from '../../matching/types';
import { breathe, inSlices } from '../../page/slices';

/** Links, made when somebody looks and kept as long as the analysis they belong to. */
export class Links {
  /** Held weakly, as contexts are: they can be made again. */
  readonly #linkers = new Map<string, WeakRef<Linker>>();
  readonly #contexts = new WeakMap<Analysis, WeakRef<LinkContext>>();
  readonly #linked = new WeakMap<Mention, LinkedMention>();
  /** Held weakly once they are made: the sidebar that shows one holds it. */
  readonly #reports = new WeakMap<Analysis, Promise<Report> | WeakRef<Report>>();
  readonly #warm = new WeakMap<Mention, Promise<void>>();

  constructor(readonly packs: readonly ReadingPack[]) {}

  packOf(analysis: Analysis): ReadingPack {
    return this.packs.find((pack) => pack.meta.id === analysis.pack)!;
  }

  #linker(analysis: Analysis): Linker {
    let linker = this.#linkers.get(analysis.pack)?.deref();
    if (!linker) {
      linker = loadLinker(this.packOf(analysis));
      this.#linkers.set(analysis.pack, new WeakRef(linker));
    }
    return linker;
  }

  #context(linker: Linker, analysis: Analysis): LinkContext {
    let context = this.#contexts.get(analysis)?.deref();
    if (!context) {
      context = prepare(linker, analysis);
      this.#contexts.set(analysis, new WeakRef(context));
    }
    return context;
  }

  /** Makes ready, step by step, what the card of a mention needs: the pointer rests on it, and may stay. */
  warm(analysis: Analysis, mention: Mention): Promise<void> {
    let warming = this.#warm.get(mention);
    if (!warming) this.#warm.set(mention, (warming = this.#prepare(analysis, mention)));
    return warming;
  }

  async #prepare(analysis: Analysis, mention: Mention): Promise<void> {
    if (this.#linked.has(mention)) return;
    await breathe();
    const linker = this.#linker(analysis);
    await breathe();
    const context = this.#context(linker, analysis);
    await inSlices(linker.warm(context.lang, analysis.article));
    await breathe();
    const links = await inSlices(linkMentionInSlices(linker, analysis, mention, context), { budget: 0 });
    // Who could not wait has linked it in the meantime.
    if (!this.#linked.has(mention)) this.#linked.set(mention, { ...mention, ...links });
  }

  /** One mention with its links: what a card needs. */
  mention(analysis: Analysis, mention: Mention): LinkedMention {
    let linked = this.#linked.get(mention);
    if (!linked) {
      const linker = this.#linker(analysis);
      linked = { ...mention, ...linkMention(linker, analysis, mention, this.#context(linker, analysis)) };
      this.#linked.set(mention, linked);
    }
    return linked;
  }

  /** The whole report, made in slices. */
  async report(analysis: Analysis): Promise<Report> {
    const known = this.#reports.get(analysis);
    const made = known instanceof WeakRef ? known.deref() : await known;
    if (made) return made;
    const making = this.#report(analysis);
    this.#reports.set(analysis, making);
    const report = await making;
    this.#reports.set(analysis, new WeakRef(report));
    return report;
  }

  async #report(analysis: Analysis): Promise<Report> {
    // What led here has taken its time already.
    await breathe();
    return inSlices(linkInSlices(analysis, this.#linker(analysis)));
  }
}
