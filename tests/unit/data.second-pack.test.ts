import { describe, expect, it } from 'vitest';
import { compileAnchors, compileMatcher } from '../../matching/compile';
import { loadLinker } from '../../matching/linker';
import { loadMatcher } from '../../matching/mentions';
import { analyze } from '../../matching/report';
import type { Article } from '../../matching/types';
import { reading } from '../../tools/pack-plugin';
import { readPack } from '../../tools/read-pack';

/** A pack about something else altogether goes through the same code. */
const pack = readPack('tests/packs/city-tramways');
const matcher = loadMatcher(compileMatcher(pack));
const linker = loadLinker(reading(pack));

function article(lang: string, title: string, ...paragraphs: string[]): Article {
  let start = 0;
  const blocks = paragraphs.map((text, i) => {
    const block = { text, role: i === 0 ? ('lead' as const) : ('body' as const), section: 0, start };
    start += text.length + 1;
    return block;
  });
  return { title, lang, published: null, url: null, blocks, kind: 'article' };
}
const read = (...of: Parameters<typeof article>) => analyze(article(...of), matcher, linker);

describe('a second pack', () => {
  const report = read(
    'en',
    'Council splits over its trams',
    'The city council voted to buy forty buses. Trams will go on running as far as the harbour, the mayor said.',
    'The penny fare is not to come back. A second track to the hospital would cost too much, she added.',
  );

  it('finds its own terms, each exactly where it stands', () => {
    expect(report.relevance.verdict).toBe('about');
    const text = report.article.text;
    expect(new Set(report.mentions.map((m) => m.concept))).toEqual(
      new Set(['tramway', 'city-council', 'motor-omnibus', 'tram-fare', 'hospital-line']),
    );
    for (const m of report.mentions)
      expect((m.in === 'title' ? report.article.title! : text).slice(m.start, m.end)).toBe(m.surface);
  });

  it('links them to its own passages and events', () => {
    const best = (concept: string) => report.mentions.find((m) => m.concept === concept)!;
    expect(best('hospital-line').passages[0]!.id).toBe('p5');
    expect(['p3', 'p5']).toContain(best('tram-fare').passages[0]!.id);
    expect(report.passages.length).toBeGreaterThanOrEqual(3);
    const ids = new Set(pack.timeline.events.map((e) => e.id));
    expect(report.events.length).toBeGreaterThan(0);
    for (const { id } of report.events) expect(ids).toContain(id);
  });

  it('reads Korean too', () => {
    const { mentions, relevance } = read(
      'ko',
      '시의회, 전차 요금 논쟁',
      '시의회가 노면전차와 병원 노선을 두고 논쟁을 벌였다.',
    );
    expect(relevance.verdict).toBe('about');
    expect(mentions.map((m) => m.concept)).toEqual(
      expect.arrayContaining(['tramway', 'hospital-line', 'city-council']),
    );
  });

  it.each([
    ['bread', 'The fare was simple: bread, salt and a soup that takes an hour.'],
    ['buses without a tram', 'The city council bought buses and closed the power station.'],
    ['the subject of the other pack', 'U.S. troops in South Korea began a joint military exercise with B-52 bombers.'],
  ])('has nothing to say of %s', (_, text) => {
    const { relevance, mentions, passages, events } = read('en', 'News of the day', text);
    expect(relevance.verdict).toBe('none');
    expect([...mentions, ...passages, ...events]).toEqual([]);
  });

  it('rings at its own anchors', () => {
    expect(compileAnchors([pack]).words).toEqual(expect.arrayContaining(['tram', 'tramways', '노면전차']));
  });
});
