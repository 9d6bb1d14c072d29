import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delta } from '../../entrypoints/panel/delta';
import { articleOf, foremost, receive, type Frames } from '../../entrypoints/sidepanel/frames';
import { tabState } from '../../entrypoints/sidepanel/state';
import { partsOf, wire } from '../../entrypoints/panel/wire';
import { FromPort, parse } from '../../extension/messages';
import type { LinkedMention, Report } from '../../matching/types';

const mention = (id: string, start = 0): LinkedMention => ({
  id,
  in: 'text',
  block: 0,
  concept: 'troops',
  surface: id,
  start,
  end: start + 2,
  context: '',
  why: { by: 'form' },
  passages: [],
  events: [],
});
const report = (
  verdict: 'about' | 'mentions' | 'none',
  mentions: LinkedMention[] = [],
  kind: Report['article']['kind'] = 'article',
): Report => ({
  pack: 'x',
  relevance: { verdict, score: 0 },
  article: { title: verdict, published: null, lang: null, url: null, kind, text: '' },
  mentions,
  passages: [],
  events: [],
});
const none: Frames = new Map();
/** The messages in which a page tells these mentions, each as the sidebar lets it in. */
const ahead = (frame: string, index: number, mentions: LinkedMention[]): FromPort[] =>
  [...partsOf(mentions)].map((part) => letIn({ kind: 'mentions', frame, index, mentions: part }));
const letIn = (message: unknown): FromPort => {
  const parsed = parse(FromPort, message, () => undefined);
  expect(parsed).toBeDefined();
  return parsed!;
};
const change = (what: { index: number; at: number; remove: number }): FromPort =>
  letIn({
    kind: 'delta',
    frame: 'f',
    ...what,
    relevance: { verdict: 'about', score: 1 },
    passages: [],
    events: [],
  });
/** What stands after a frame has told its reports. */
const told = (frames: Frames, frame: string, top: boolean, ...reports: Report[]): Frames =>
  [
    ...reports.flatMap(({ mentions }, i) => ahead(frame, i, mentions)),
    letIn({ kind: 'snapshot', frame, top, reports: reports.map(wire), current: 0, marked: false }),
  ].reduce(receive, frames);
const seen = (frames: Frames) => ({ tabId: 1, host: 'example.org', standing: { kind: 'open' as const, frames } });

describe('what the sidebar hears from the frames of a page', () => {
  it('a snapshot and a delta make the list that the page has', () => {
    const list = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 80, size: 'max' });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [before, after] = [a.map((n) => mention(`m${n}`)), b.map((n) => mention(`m${n}`))];
        const first = told(none, 'f', true, report('none'), report('about', before));
        const { insert, ...where } = delta(before, after);
        const next = [...ahead('f', 1, insert), change({ index: 1, ...where })].reduce(receive, first);
        expect(next.get('f')!.reports[1]!.mentions).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });

  it('shows no half of a list: mentions wait for what they belong to', () => {
    const many = Array.from({ length: 60 }, (_, i) => mention(`m${i}`));
    const before = ahead('f', 0, many).reduce(receive, none);
    expect(tabState(seen(before))).toMatchObject({ kind: 'reading' });
    const first = told(none, 'f', true, report('about', many));
    const onTheWay = ahead('f', 0, many).reduce(receive, first);
    expect(foremost(onTheWay)!.reports[0]!.mentions).toEqual(many);
    // A new snapshot takes its own mentions only.
    expect(foremost(told(first, 'f', true, report('about', [many[0]!])))!.reports[0]!.mentions).toHaveLength(1);
  });

  it('sends one mention when one is added at the end', () => {
    const before = [mention('m1'), mention('m2', 9)];
    expect(delta(before, [...before, mention('m3', 20)])).toEqual({ at: 2, remove: 0, insert: [mention('m3', 20)] });
  });

  it('shows the frame that has most to say, the top one where they are even', () => {
    let frames = told(none, 'top', true, report('none'));
    expect(foremost(frames)?.id).toBe('top');
    frames = told(frames, 'inner', false, report('about'));
    expect(foremost(frames)?.id).toBe('inner');
    frames = told(frames, 'top', true, report('about'));
    expect(foremost(frames)?.id).toBe('top');
    expect(foremost(receive(frames, { kind: 'bye', frame: 'top' }))?.id).toBe('inner');
  });

  it('leaves out a delta without its snapshot', () => {
    const stray = change({ index: 0, at: 0, remove: 0 });
    expect(receive(none, stray)).toBe(none);
  });

  it('shows the article in view, or else the first that has something', () => {
    const frames = told(none, 'f', true, report('none'), report('about'), report('about'));
    expect(articleOf(foremost(frames)!)).toBe(1);
    expect(articleOf(foremost(receive(frames, { kind: 'current', frame: 'f', current: 2 }))!)).toBe(2);
  });
});

describe('what the sidebar shows', () => {
  it.each([
    [none, { kind: 'quiet', why: 'nothing' }],
    [receive(none, { kind: 'reading', frame: 'f', top: true, done: 1, total: 2 }), { kind: 'reading', done: 1 }],
    [told(none, 'f', true, report('none')), { kind: 'quiet', why: 'nothing' }],
    [told(none, 'f', true, report('none', [], 'front')), { kind: 'quiet', why: 'no-article' }],
    [told(none, 'f', true), { kind: 'quiet', why: 'no-article' }],
    [told(none, 'f', true, report('mentions', [mention('m1')])), { kind: 'passing', marked: false }],
    [told(none, 'f', true, report('about', [mention('m1')], 'teaser')), { kind: 'report', teaser: true }],
  ])('%#', (frames, expected) => expect(tabState(seen(frames))).toMatchObject(expected));

  it('shows the article that the reader picked', () => {
    const frames = told(none, 'f', true, report('about'), report('about'));
    expect(tabState(seen(frames), 1)).toMatchObject({
      kind: 'report',
      current: 1,
      others: [{ index: 0 }, { index: 1 }],
    });
  });
});
