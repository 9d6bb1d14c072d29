import type { CardProps, Place, TabState } from '../../components/types';
import { drill, exerciseKo, long, ships, treaty, type Sample } from './articles';
import { packs, reportOf } from './report';

/** One state that people meet. `steps` are done after it is drawn, in order: clicks on what a selector finds. */
export interface Scene {
  /** `options` and `welcome` are pages by themselves. */
  kind: 'card' | 'sidebar' | 'options' | 'welcome';
  host?: 'own' | 'page';
  /** Mention of the card: the first whose best passage, or whose concept, this is. */
  at?: string;
  card?: Partial<Pick<CardProps, 'pinned' | 'index' | 'count'>>;
  state?: (lang: 'en' | 'ko') => TabState;
  place?: Place;
  steps?: string[];
  /** Taken as tall as its content. */
  whole?: boolean;
  side?: 'left' | 'right';
}

export const sampleFor = (lang: 'en' | 'ko'): Sample => (lang === 'ko' ? exerciseKo : drill);
const reports = new Map<Sample, ReturnType<typeof reportOf>>();
export const cached = (sample: Sample, verdict: 'about' | 'mentions' = 'about') => {
  const made = reports.get(sample) ?? reportOf(sample, verdict);
  reports.set(sample, made);
  return made;
};
type ReportState = Extract<TabState, { kind: 'report' }>;
const reportState = (sample: Sample, more: Partial<ReportState> = {}): TabState => ({
  kind: 'report',
  host: sample.host,
  report: cached(sample),
  teaser: false,
  others: [],
  current: 0,
  ...more,
});
const host = 'northfield-gazette.example';
const of = (state: TabState): Scene => ({ kind: 'sidebar', state: () => state });

export const scenes: Record<string, Scene> = {
  card: { kind: 'card', at: 'joint-military-exercises' },
  'card-why': { kind: 'card', at: 'joint-military-exercises', card: { pinned: true }, steps: ['.card-foot .btn'] },
  'card-overtaken': { kind: 'card', at: 'p11' },
  'card-event': { kind: 'card', at: 'p8' },
  'card-denuclearization': { kind: 'card', at: 'denuclearization', card: { index: 1, count: 1 } },
  'card-menu': { kind: 'card', at: 'p10', steps: ['.menu-at > button'] },
  top: { kind: 'sidebar' },
  whole: { kind: 'sidebar', whole: true },
  timeline: { kind: 'sidebar', place: { section: 'timeline' } },
  'timeline-open': { kind: 'sidebar', place: { section: 'timeline', event: 'b2-march-28-2013' } },
  'timeline-all': { kind: 'sidebar', place: { section: 'timeline' }, steps: ['.seg-ctl > :last-child'], whole: true },
  terms: { kind: 'sidebar', place: { section: 'terms' }, steps: ['.terms .t'] },
  passages: { kind: 'sidebar', place: { section: 'passages', passage: 'p12' } },
  essay: { kind: 'sidebar', place: { section: 'essay', passage: 'p12' } },
  'essay-whole': { kind: 'sidebar', place: { section: 'essay' }, whole: true },
  ask: { kind: 'sidebar', place: { section: 'ask', question: 'should U.S. troops leave South Korea?' } },
  'ask-empty': { kind: 'sidebar', place: { section: 'ask' } },
  'ask-nothing': { kind: 'sidebar', place: { section: 'ask', question: 'two cups of flour and a pinch of salt' } },
  menu: { kind: 'sidebar', steps: ['.sb-bar .menu-at > button'] },
  'date-unknown': {
    kind: 'sidebar',
    state: () =>
      reportState(
        { ...drill, published: null },
        { report: { ...cached(drill), article: { ...cached(drill).article, published: null } } },
      ),
    place: { section: 'timeline' },
    whole: true,
  },
  older: { kind: 'sidebar', state: () => reportState(treaty), place: { section: 'timeline' }, whole: true },
  teaser: {
    kind: 'sidebar',
    state: (lang) =>
      reportState(sampleFor(lang), {
        teaser: true,
        others: [0, 1, 2].map((index) => ({ index, title: `${index}` })),
        current: 1,
      }),
  },
  long: { kind: 'sidebar', state: () => reportState(long), place: { section: 'terms' } },
  docked: { kind: 'sidebar', host: 'page', place: { section: 'passages', passage: 'p12' } },
  'docked-top': { kind: 'sidebar', host: 'page', side: 'left' },
  'docked-timeline': { kind: 'sidebar', host: 'page', place: { section: 'timeline' } },
  'state-nothing': of({ kind: 'quiet', why: 'nothing', host }),
  'state-no-article': of({ kind: 'quiet', why: 'no-article', host }),
  'state-passing': {
    kind: 'sidebar',
    state: () => ({ kind: 'passing', host: ships.host, report: cached(ships, 'mentions'), marked: false }),
  },
  'state-passing-marked': {
    kind: 'sidebar',
    state: () => ({ kind: 'passing', host: ships.host, report: cached(ships, 'mentions'), marked: true }),
  },
  'state-permission': of({ kind: 'needs-permission', host }),
  'state-permission-hidden': of({ kind: 'needs-permission', host: '' }),
  'state-off-site': of({ kind: 'off', scope: 'site', host }),
  'state-off-page': of({ kind: 'off', scope: 'page', host }),
  'state-off-everywhere': of({ kind: 'off', scope: 'everywhere', host }),
  'state-reading': of({ kind: 'reading', done: 118, total: 214, host, found: { mentions: 6, terms: 4 } }),
  'state-unreadable-browser': of({ kind: 'unreadable', why: 'browser' }),
  'state-unreadable-store': of({ kind: 'unreadable', why: 'store' }),
  'state-unreadable-pdf': of({ kind: 'unreadable', why: 'pdf' }),
  'state-unreadable-reader': of({ kind: 'unreadable', why: 'reader' }),
  options: { kind: 'options' },
  welcome: { kind: 'welcome' },
};
export const stateOf = (scene: Scene, lang: 'en' | 'ko'): TabState =>
  scene.state?.(lang) ?? reportState(sampleFor(lang));
export { packs };
