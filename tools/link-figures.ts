import type { Gold } from './link-cases.ts';

/** What was linked at a labelled mention: ids, best first. */
export interface Linked {
  gold: Gold;
  passages: string[];
  events: string[];
}

const ratio = (a: number, b: number): number => (b ? a / b : 1);

/** Figures of linking over labelled mentions, given that detection found them. Names as in the shared scorer. */
export function linkFigures(all: Linked[]): Record<string, number> {
  const linked = all.filter((l) => l.gold.best.length);
  const silent = all.filter((l) => !l.gold.best.length);
  const shown = linked.filter((l) => l.events.length);
  const due = linked.filter((l) => l.gold.events.length);
  const quiet = linked.filter((l) => !l.gold.events.length);
  const rank = ({ gold, passages }: Linked) => passages.findIndex((p) => gold.ok.includes(p)) + 1;
  return {
    mentions: linked.length,
    best_of_found: ratio(linked.filter((l) => l.gold.best.includes(l.passages[0]!)).length, linked.length),
    ok_of_found: ratio(linked.filter((l) => l.gold.ok.includes(l.passages[0]!)).length, linked.length),
    ok_passage_mrr: ratio(
      linked.reduce((sum, l) => sum + (rank(l) ? 1 / rank(l) : 0), 0),
      linked.length,
    ),
    passages_shown: ratio(
      linked.reduce((sum, l) => sum + l.passages.length, 0),
      linked.length,
    ),
    event_in_first_3: ratio(
      due.filter((l) => l.events.slice(0, 3).some((e) => l.gold.events.includes(e))).length,
      due.length,
    ),
    event_precision_at_1: ratio(shown.filter((l) => l.gold.events.includes(l.events[0]!)).length, shown.length),
    quiet_when_no_event: ratio(quiet.filter((l) => !l.events.length).length, quiet.length),
    silent_kept: ratio(silent.filter((l) => !l.passages.length).length, silent.length),
  };
}

export const printFigures = (name: string, figures: Record<string, number>): void => {
  const cells = Object.entries(figures).map(
    ([key, value]) => `${key} ${Number.isInteger(value) && value > 1 ? value : value.toFixed(3)}`,
  );
  console.log(`${name.padEnd(24)} ${cells.join('  ')}`);
};
