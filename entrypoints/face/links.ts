import type { ReadingPack } from '../../data/schema';
import { linkMention, loadLinker, prepare, type LinkContext, type Linker } from '../../matching/links';
import { linkInSlices } from '../../matching/report';
import type { Analysis, LinkedMention, Mention, Report } from '../../matching/types';
import { inSlices } from '../../page/slices';

/** Links, made when somebody looks and kept as long as the analysis they belong to. */
export class Links {
  readonly #linkers = new Map<string, Linker>();
  readonly #contexts = new WeakMap<Analysis, LinkContext>();
  readonly #linked = new WeakMap<Mention, LinkedMention>();
  readonly #reports = new WeakMap<Analysis, Promise<Report>>();

  constructor(readonly packs: readonly ReadingPack[]) {}

  packOf(analysis: Analysis): ReadingPack {
    return this.packs.find((pack) => pack.meta.id === analysis.pack)!;
  }

  #linker(analysis: Analysis): Linker {
    let linker = this.#linkers.get(analysis.pack);
    if (!linker) this.#linkers.set(analysis.pack, (linker = loadLinker(this.packOf(analysis))));
    return linker;
  }

  /** One mention with its links: what a card needs. */
  mention(analysis: Analysis, mention: Mention): LinkedMention {
    let linked = this.#linked.get(mention);
    if (!linked) {
      const linker = this.#linker(analysis);
      let context = this.#contexts.get(analysis);
      if (!context) this.#contexts.set(analysis, (context = prepare(linker, analysis)));
      linked = { ...mention, ...linkMention(linker, analysis, mention, context) };
      this.#linked.set(mention, linked);
    }
    return linked;
  }

  /** The whole report, made in slices. */
  report(analysis: Analysis): Promise<Report> {
    let report = this.#reports.get(analysis);
    if (!report) {
      report = inSlices(linkInSlices(analysis, this.#linker(analysis)));
      this.#reports.set(analysis, report);
    }
    return report;
  }
}
