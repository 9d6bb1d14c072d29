import type { LinkedMention, Report } from '../../../matching/types';
import { readPack } from '../../../tools/read-pack';
import { reading } from '../../../tools/pack-plugin';

const read = readPack('tests/packs/city-tramways');
/** The second pack as a build ships it, in excerpts; */
export const excerptPack = reading(read);
/** the same whole; and below a report on an invented article as the pipeline would make it. */
export const pack = reading({ ...read, meta: { ...read.meta, rights: { ...read.meta.rights, ship: 'full' } } });

const text =
  'The trams are back in the harbour. The council wants motor omnibuses to serve the villages. A cheap tram fare would fill the cars.';
const mention = (
  id: string,
  concept: string,
  surface: string,
  links: Partial<Pick<LinkedMention, 'why' | 'passages' | 'events'>>,
): LinkedMention => ({
  id,
  in: 'text',
  block: 0,
  concept,
  surface,
  start: text.indexOf(surface),
  end: text.indexOf(surface) + surface.length,
  context: text.split('. ').find((s) => s.includes(surface))!,
  why: { by: 'form' },
  passages: [],
  events: [],
  ...links,
});
const link = (id: string, words: string[], concepts: string[] = [], score = 0.8) => ({
  id,
  score,
  why: { words, concepts },
});

export const report: Report = {
  pack: 'city-tramways',
  relevance: { verdict: 'about', score: 0.9 },
  article: {
    title: 'Trams return',
    published: '1953-07-14',
    lang: 'en',
    url: 'https://news.example/a',
    kind: 'article',
    text,
  },
  mentions: [
    mention('m1', 'tramway', 'trams', {
      passages: [link('p1', ['harbour', 'line']), link('p5', [], ['tramway'], 0.4)],
    }),
    mention('m2', 'motor-omnibus', 'motor omnibuses', {
      why: { by: 'company', near: 'trams', where: 'article' },
      passages: [link('p2', ['motor', 'omnibuses', 'council'], ['motor-omnibus', 'city-council'])],
      events: [{ id: 'omnibuses-1925', score: 0.9, why: { concepts: ['motor-omnibus'], words: [], date: '1925' } }],
    }),
    mention('m3', 'tram-fare', 'cheap tram fare', {
      why: { by: 'pattern', parts: ['cheap', 'tram fare'] },
      passages: [link('p3', ['cheap'])],
      events: [{ id: 'fare-rise-1924', score: 0.7, why: { concepts: ['tram-fare'], words: [] } }],
    }),
    mention('m4', 'city-council', 'council', {}),
  ],
  passages: [
    { id: 'p2', score: 1, because: ['m2'] },
    { id: 'p1', score: 0.8, because: ['m1'] },
    { id: 'p3', score: 0.6, because: ['m3'] },
  ],
  events: [{ id: 'omnibuses-1925', score: 1, because: ['m2'] }],
};
