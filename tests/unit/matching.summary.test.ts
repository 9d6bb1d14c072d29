import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLinker } from '../../matching/links';
import { summarize } from '../../matching/summary';
import type { Analysis, LinkedMention } from '../../matching/types';
import { reading } from '../../tools/pack-plugin';
import { readPack } from '../../tools/read-pack';

const linker = loadLinker(reading(readPack(join(import.meta.dirname, '../../data/packs/korea-alliance'))));

type Links = Record<string, number>;
let made = 0;
const mention = (
  concept: string,
  passages: Links,
  events: Links = {},
  where: Partial<LinkedMention> = {},
): LinkedMention => {
  const links = (of: Links) =>
    Object.entries(of).map(([id, score]) => ({ id, score, why: { concepts: [concept], words: [] } }));
  return {
    id: `m${++made}`,
    in: 'text',
    block: 0,
    concept,
    surface: concept,
    start: 1000 + made,
    end: 1001 + made,
    context: '',
    why: { by: 'form' },
    passages: links(passages),
    events: links(events),
    ...where,
  };
};
const summaryOf = (mentions: LinkedMention[], verdict: Analysis['relevance']['verdict'] = 'about') =>
  summarize(
    linker,
    {
      pack: linker.pack.meta.id,
      relevance: { verdict, score: 1 },
      article: { title: null, published: null, lang: 'en', url: null, kind: 'article', text: '' },
      mentions,
    },
    mentions,
  );
const ids = (list: { id: string }[]) => list.map((l) => l.id);

describe('the summary of an article', () => {
  it('puts first what its title and its core concepts are about', () => {
    const { passages } = summaryOf([
      mention('north-korea', { p14: 0.5 }),
      mention('north-korea', { p14: 0.5 }),
      mention('joint-military-exercises', { p8: 0.9 }, {}, { in: 'title', start: 0 }),
      mention('dmz', { p2: 0.9 }),
    ]);
    expect(ids(passages)).toEqual(['p8', 'p2', 'p14']);
    expect(passages[0]!.score).toBe(1);
  });

  it('is not ruled by the name that is said most often', () => {
    const often = Array.from({ length: 12 }, () => mention('north-korea', { p4: 0.6 }));
    expect(
      summaryOf([...often, mention('troop-withdrawal', { p12: 0.9 }), mention('us-forces-korea', { p12: 0.7 })])
        .passages[0]!.id,
    ).toBe('p12');
  });

  it('prefers a passage that says something else to one that answers to the same mentions', () => {
    const { passages } = summaryOf([
      mention('us-rok-alliance', { p8: 0.45, p10: 0.42 }),
      mention('us-rok-alliance', { p8: 0.45, p10: 0.42 }),
      mention('peace-treaty', { p14: 0.4 }),
    ]);
    expect(ids(passages)).toEqual(['p8', 'p14', 'p10']);
  });

  it('has six passages at most, three where three are touched, and each with its mentions', () => {
    const all = linker.pack.passages.map((p) =>
      mention('dmz', { [p.id]: 0.9 }, {}, { concept: linker.pack.concepts[Number(p.id.slice(1))]!.id }),
    );
    expect(summaryOf(all).passages.length).toBe(6);
    const m = [mention('dmz', { p2: 0.9 }), mention('us-nk-talks', { p1: 0.9 }), mention('kim-jong-un', { p7: 0.9 })];
    const { passages } = summaryOf(m);
    expect(passages.length).toBe(3);
    expect(passages.find((p) => p.id === 'p2')!.because).toEqual([m[0]!.id]);
    expect(summaryOf([mention('dmz', { p2: 0.9 })]).passages.length).toBe(1);
    expect(summaryOf([])).toEqual({ passages: [], events: [] });
  });
});

describe('the events of an article', () => {
  it('are those of its mentions, with the mentions they answer to', () => {
    const m = [
      mention('strategic-bomber-flights', { p8: 0.9 }, { 'b52-march-8-2013': 0.9, 'b2-march-28-2013': 0.9 }),
      mention('korean-armistice', { p10: 0.9 }, { 'armistice-1953': 0.9 }),
    ];
    const { events } = summaryOf(m);
    expect(ids(events).sort()).toEqual(['armistice-1953', 'b2-march-28-2013', 'b52-march-8-2013']);
    expect(events.find((e) => e.id === 'armistice-1953')!.because).toEqual([m[1]!.id]);
  });
  it('of an article about the subject are not empty where its concepts or passages have any', () => {
    const tied = mention('us-rok-alliance', { p8: 0.9 });
    expect(summaryOf([tied]).events).toEqual([{ id: 'treaty-signed-1953', score: 1, because: [tied.id] }]);
    const loose = mention('obama-nk-policy', { p8: 0.9 });
    const [event] = summaryOf([loose]).events;
    expect(linker.pack.timeline.events.find((e) => e.id === event!.id)!.anchor.passage).toBe('p8');
    expect(summaryOf([mention('dmz', { p2: 0.9 })]).events).toEqual([]);
  });
  it('of one that speaks of it in passing may be', () => {
    expect(summaryOf([mention('us-rok-alliance', { p8: 0.9 })], 'mentions').events).toEqual([]);
  });
});
