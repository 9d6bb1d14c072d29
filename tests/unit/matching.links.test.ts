import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadingPack } from '../../data/schema';
import { linkAll, linkMention, loadLinker, prepare } from '../../matching/links';
import { summarize } from '../../matching/summary';
import type { Analysis, Mention } from '../../matching/types';
import { reading } from '../../tools/pack-plugin';
import { readPack } from '../../tools/read-pack';

const pack = reading(readPack(join(import.meta.dirname, '../../data/packs/korea-alliance')));
const linker = loadLinker(pack);
const tramways = loadLinker(reading(readPack(join(import.meta.dirname, '../packs/city-tramways'))));

/** `[surface|concept]` in a text (and title) become its mentions. */
function article(
  lang: string,
  title: string,
  marked: string,
  published: string | null = null,
  id = pack.meta.id,
): Analysis {
  const mentions: Mention[] = [];
  const read = (source: string, where: 'title' | 'text'): string => {
    let text = '';
    for (const [, before, surface, concept] of source.matchAll(/([^[]*)(?:\[([^|]*)\|([^\]]*)\])?/g)) {
      text += before;
      if (!surface) continue;
      const start = text.length;
      text += surface;
      mentions.push({
        id: `m${mentions.length + 1}`,
        in: where,
        block: where === 'title' ? -1 : 0,
        concept: concept!,
        surface,
        start,
        end: text.length,
        context: '',
        why: { by: 'form' },
      });
    }
    return text;
  };
  const plainTitle = read(title, 'title');
  const text = read(marked, 'text');
  return {
    pack: id,
    relevance: { verdict: 'about', score: 1 },
    article: { title: plainTitle || null, published, lang, url: null, kind: 'article', text },
    mentions,
  };
}

const linksOf = (analysis: Analysis, surface: string) =>
  linkMention(
    linker,
    analysis,
    analysis.mentions.find((m) => m.surface === surface)!,
  );
const first = (analysis: Analysis, surface: string) => linksOf(analysis, surface).passages[0]?.id;

describe('the same words want different passages', () => {
  const withdrawal = article(
    'en',
    '[Pentagon plans to pull troops out of Korea|troop-withdrawal]',
    'The Pentagon may [bring 4,500 soldiers home|troop-withdrawal] this year. No decision has been made on the rest of the [U.S. troops|us-forces-korea], who would follow later.',
  );
  const bombers = article(
    'en',
    '[US bombers|strategic-bomber-flights] fly over peninsula',
    'Two [B-1B bombers|strategic-bomber-flights] flew over the [peninsula|korean-peninsula] in a show of force. The 28,500 [U.S. troops|us-forces-korea] stationed in the country stood at their usual posture.',
  );

  it('troops in a story on withdrawal belong to the call to plan the withdrawal', () => {
    expect(first(withdrawal, 'U.S. troops')).toBe('p12');
  });
  it('troops in a story on a bomber flight belong to the American posture', () => {
    expect(first(bombers, 'U.S. troops')).toBe('p8');
  });
  it('troops that have dwindled since the war belong to the garrison', () => {
    const past = article(
      'en',
      'Seventy years of a garrison',
      'Since the [armistice|korean-armistice] of 1953 the [American garrison|us-forces-korea] has shrunk from 300,000 to 28,500, a relic of the [Cold War|cold-war].',
    );
    expect(first(past, 'American garrison')).toBe('p10');
  });
  it('exercises that are held and exercises that are cut', () => {
    const held = article(
      'en',
      '',
      '[South Korea|south-korea] and the U.S. began their annual [Freedom Shield exercise|joint-military-exercises] on Monday.',
    );
    const cut = article(
      'en',
      '',
      'The president ordered to suspend or halve the [summer exercise|joint-military-exercises] to please [Pyongyang|north-korea].',
    );
    expect(first(held, 'Freedom Shield exercise')).toBe('p8');
    expect(first(cut, 'summer exercise')).toBe('p12');
  });
  it('the like in other languages', () => {
    const ko = article(
      'ko',
      '',
      '한미 양국이 정례 [연합연습|joint-military-exercises]을 오늘 시작했다. [북한|north-korea]은 침략 연습이라고 비난했다.',
    );
    expect(first(ko, '연합연습')).toBe('p8');
    expect(first(ko, '북한')).toBe('p14');
    const de = article('de', '', 'Trump will das [Sommermanöver|joint-military-exercises] halbieren oder absagen.');
    expect(first(de, 'Sommermanöver')).toBe('p12');
    const ru = article('ru', '', '[Москва|russia-nk] обязалась помочь, но [Китай|china-nk] воевать не станет.');
    expect(first(ru, 'Китай')).toBe('p11');
    const zh = article('zh-Hans', '', '[中方|china-nk]愿推动重启[六方会谈|six-party-talks]。');
    expect(first(zh, '中方')).toBe('p13');
  });
  it('a status that nobody need recognise, a condition nobody accepts', () => {
    const a = article(
      'en',
      'North says no talks',
      '[North Korea|north-korea] said there would be no [talks|us-nk-talks] as long as Washington demands [denuclearization|denuclearization]. Its [status as a nuclear weapons state|nuclear-weapons-state-status] needs no recognition.',
    );
    expect(first(a, 'denuclearization')).toBe('p1');
    expect(first(a, 'status as a nuclear weapons state')).toBe('p5');
  });
});

describe('a link says why', () => {
  const a = article(
    'en',
    '',
    'Washington should give notice of its intention to end the [security pact|mutual-defense-treaty] and plan the [withdrawal|troop-withdrawal] of its forces.',
  );
  it('with concepts around the mention and words that stand in the passage', () => {
    const [link] = linksOf(a, 'security pact').passages;
    expect(link!.id).toBe('p12');
    expect(link!.why.concepts).toContain('mutual-defense-treaty');
    expect(link!.why.words).toEqual(expect.arrayContaining(['give notice', 'pact', 'intention']));
    const text = pack.passages.find((p) => p.id === 'p12')!.text;
    for (const word of link!.why.words) expect(text).toContain(word);
  });
  it('not with the ends of large numbers', () => {
    const many = article(
      'en',
      '',
      'Some 9,000 [soldiers|us-forces-korea] began an annual [exercise|joint-military-exercises].',
    );
    const words = many.mentions.flatMap(({ surface }) =>
      linksOf(many, surface).passages.flatMap(({ why }) => why.words),
    );
    expect(words).toContain('annual');
    expect(words).not.toContain('000');
  });
  it('across languages too: the passage has words of the same kind as the article', () => {
    const ko = article('ko', '', '대통령은 여름 [연합훈련|joint-military-exercises]을 종료하겠다고 했다.');
    const [link] = linksOf(ko, '연합훈련').passages;
    expect(link!.id).toBe('p12');
    expect(link!.why.words.length).toBeGreaterThan(0);
  });
});

describe('where the essay has nothing to say', () => {
  it('there is no link', () => {
    const a = article(
      'en',
      '',
      'Hackers from [North Korea|north-korea] stole crypto worth millions. [Kim|kim-jong-un] spoke of [deterrence|nuclear-deterrence].',
    );
    expect(linksOf(a, 'North Korea')).toEqual({ passages: [], events: [] });
    expect(first(a, 'deterrence')).toBe('p6');
  });
  it('a concept that the pack does not know has none', () => {
    const a = article('en', '', 'The [tram|tramway] is late.');
    expect(linksOf(a, 'tram')).toEqual({ passages: [], events: [] });
  });
});

describe('events', () => {
  it('shows the treaty at its signing, with the date that the article names', () => {
    const a = article(
      'en',
      '',
      'The [treaty|mutual-defense-treaty] was signed on Oct. 1, 1953, weeks after the [armistice|korean-armistice].',
    );
    const { events } = linksOf(a, 'treaty');
    expect(events[0]).toMatchObject({ id: 'treaty-signed-1953', why: { date: 'Oct. 1, 1953' } });
    expect(linksOf(a, 'armistice').events[0]!.id).toBe('armistice-1953');
  });
  it('reckons an anniversary from the article’s own date, and only with it', () => {
    const text = '[휴전 협정|korean-armistice] 70주년 기념식이 열렸다.';
    expect(linksOf(article('ko', '', text, '2023-07-27T10:00:00+09:00'), '휴전 협정').events[0]!.why.date).toBe(
      '70주년',
    );
    expect(linksOf(article('ko', '', text), '휴전 협정').events[0]!.why.date).toBeUndefined();
  });
  it('shows none rather than a loose one', () => {
    const a = article(
      'en',
      '',
      '[South Korea|south-korea] said [Beijing|china-nk] would not fight for [Kim|kim-jong-un], whose [troops|us-forces-korea] face the [DMZ|dmz].',
    );
    for (const m of linkAll(linker, a)) expect(m.events).toEqual([]);
  });
});

describe('a pack without a trained ranker', () => {
  it('links by its table of concepts and by likeness', () => {
    const a = article('en', '', 'The city will bring back the [tram|tramway].', null, tramways.pack.meta.id);
    const [m] = linkAll(tramways, a);
    expect(m!.passages[0]!.id).toBe('p1');
  });
});

describe('linking is a function of its input', () => {
  const concepts = pack.concepts.map((c) => c.id);
  const piece = fc.tuple(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(...concepts, 'no-such-concept'),
  );
  const anyArticle = fc
    .tuple(
      fc.array(piece, { maxLength: 12 }),
      fc.constantFrom('en', 'ko', 'zh-Hant', 'de', '', 'x-y'),
      fc.option(fc.constant('2023-07-27')),
    )
    .map(([pieces, lang, published]) =>
      article(
        lang,
        '',
        pieces.map(([s, c]) => `${s.replace(/[[\]|]/g, ' ')} [${s.replace(/[[\]|]/g, '') || 'x'}|${c}]`).join('. '),
        published,
      ),
    );

  it('the same article gives the same links and summary; nothing throws; scores fall; ids resolve', () => {
    const passages = new Set(pack.passages.map((p) => p.id));
    const events = new Set(pack.timeline.events.map((e) => e.id));
    fc.assert(
      fc.property(anyArticle, (a) => {
        const linked = linkAll(linker, a);
        expect(linkAll(linker, structuredClone(a))).toEqual(linked);
        const context = prepare(linker, a);
        a.mentions.forEach((m, i) => expect({ ...m, ...linkMention(linker, a, m, context) }).toEqual(linked[i]));
        for (const m of linked)
          for (const [list, ids] of [
            [m.passages, passages],
            [m.events, events],
          ] as const) {
            expect(list.length).toBeLessThanOrEqual(3);
            list.forEach((l, i) => {
              expect(ids.has(l.id)).toBe(true);
              expect(l.score).toBeLessThanOrEqual(i ? list[i - 1]!.score : 1);
            });
          }
        const summary = summarize(linker, a, linked);
        expect(summarize(linker, structuredClone(a), structuredClone(linked))).toEqual(summary);
        const touched = new Set(linked.flatMap((m) => m.passages.map((p) => p.id)));
        expect(summary.passages.length).toBeLessThanOrEqual(6);
        expect(summary.passages.length).toBeGreaterThanOrEqual(Math.min(1, touched.size));
        const mentions = new Set(linked.map((m) => m.id));
        for (const l of [...summary.passages, ...summary.events]) {
          expect(l.because.length).toBeGreaterThan(0);
          for (const id of l.because) expect(mentions.has(id)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a ranker that does not hold together', () => {
  const withRanker = (ranker: unknown): ReadingPack => ({ ...pack, ranker });
  it.each([
    [[], 'ranker: not an object'],
    [{ weight: {} }, 'ranker: no part weight'],
    [{ weights: { leave: { p1: 'much' } } }, 'ranker.weights.leave.p1: not a number'],
    [{ cues: { leave: 'withdraw' } }, 'ranker.cues.leave: not a record'],
  ])('is refused: %j', (ranker, message) => {
    expect(() => loadLinker(withRanker(ranker))).toThrow(new TypeError(message));
  });
  it('may be absent', () => {
    expect(loadLinker(withRanker(undefined)).ranker.show.passage).toBeGreaterThan(0);
  });
});
