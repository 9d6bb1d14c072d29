import type { Linker } from '../../matching/links';
import { linkInSlices } from '../../matching/report';
import type { Analysis, Report } from '../../matching/types';
import { runInSlices } from '../../page/slices';

/** Reports by analysis: links are made when somebody looks, once, in slices that leave the window responsive. */
export class Reports {
  #done = new WeakMap<Analysis, Report>();
  #busy = new WeakSet<Analysis>();

  constructor(
    private readonly linkers: ReadonlyMap<string, Linker>,
    private readonly onReady: () => void,
  ) {}

  /** The report, or undefined while its links are being made; `onReady` is called when they are. */
  of(analysis: Analysis): Report | undefined {
    const report = this.#done.get(analysis);
    const linker = this.linkers.get(analysis.pack);
    if (report || !linker || this.#busy.has(analysis)) return report;
    this.#busy.add(analysis);
    void runInSlices(linkInSlices(analysis, linker)).then((made) => {
      if (made) this.#done.set(analysis, made);
      this.onReady();
    });
    return undefined;
  }
}
