/**
 * Floors for linking, on those of the project's own labelled cases that the ranker was not trained on (`held`).
 * `npx tsx tools/train.ts --cv` prints the figures of all, cross-validated.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../matching/compile';
import { linkMention, loadLinker, prepare } from '../../matching/links';
import { loadMatcher } from '../../matching/mentions';
import { linkByBaseline } from '../../tools/link-baselines';
import { asFound, asLabelled, readCases, type Labelled } from '../../tools/link-cases';
import { linkFigures, type Linked } from '../../tools/link-figures';
import { reading } from '../../tools/pack-plugin';
import { readPack } from '../../tools/read-pack';

const pack = readPack(join(import.meta.dirname, '../../data/packs/korea-alliance'));
const matcher = loadMatcher(compileMatcher(pack));
const linker = loadLinker(reading(pack));
const cases = readCases(join(import.meta.dirname, 'links.jsonl'));
const held = cases.filter((c) => c.held);

const linked = ({ analysis, golds }: Labelled): Linked[] => {
  const context = prepare(linker, analysis);
  return golds.map((gold) => {
    const { passages, events } = linkMention(linker, analysis, gold.mention, context);
    return { gold, passages: passages.map((p) => p.id), events: events.map((e) => e.id) };
  });
};

describe('cases', () => {
  it('are many, in nine languages, and well formed', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map((c) => c.lang)).size).toBe(9);
    const passages = new Set(pack.passages.map((p) => p.id));
    const events = new Set(pack.timeline.events.map((e) => e.id));
    const concepts = new Set(pack.concepts.map((c) => c.id));
    for (const { id, text, mentions } of cases)
      for (const m of mentions) {
        expect(text.slice(m.start, m.end), id).toBe(m.surface);
        expect(concepts.has(m.concept), `${id} ${m.concept}`).toBe(true);
        for (const p of [...m.best, ...m.ok]) expect(passages.has(p.toLowerCase()), `${id} ${p}`).toBe(true);
        for (const b of m.best) expect(m.ok, `${id} ${m.surface}`).toContain(b);
        for (const e of m.events) expect(events.has(e), `${id} ${e}`).toBe(true);
      }
  });
});

describe('links of held-out cases', () => {
  const floors = {
    best_of_found: 0.82,
    ok_of_found: 0.95,
    ok_passage_mrr: 0.95,
    event_in_first_3: 0.88,
    event_precision_at_1: 0.88,
    quiet_when_no_event: 0.94,
    silent_kept: 0.99,
  };
  it.each([
    ['with the labelled mentions', asLabelled],
    ['with those that detection finds', asFound],
  ])('%s reach the floors', (_, view) => {
    const figures = linkFigures(held.flatMap((c) => linked(view(c, matcher))));
    for (const [name, floor] of Object.entries(floors)) expect(figures[name], name).toBeGreaterThanOrEqual(floor);
  });

  it('are well above the concept table alone and BM25 alone', () => {
    const figuresOf = (baseline: 'table' | 'bm25') =>
      linkFigures(
        held.flatMap((c) => {
          const { analysis, golds } = asLabelled(c, matcher);
          const report = linkByBaseline(baseline, analysis, linker);
          return golds.map((gold) => {
            const { passages, events } = report.mentions.find((m) => m.id === gold.mention.id)!;
            return { gold, passages: passages.map((p) => p.id), events: events.map((e) => e.id) };
          });
        }),
      );
    const ours = linkFigures(held.flatMap((c) => linked(asLabelled(c, matcher))));
    for (const baseline of ['table', 'bm25'] as const)
      expect(ours.best_of_found! - figuresOf(baseline).best_of_found!, baseline).toBeGreaterThan(0.15);
  });
});
