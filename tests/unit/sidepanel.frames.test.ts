import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delta } from '../../entrypoints/judge/delta';
import { articleOf, foremost, receive, type Frames } from '../../entrypoints/sidepanel/frames';
import { tabState } from '../../entrypoints/sidepanel/state';
import type { FromPort } from '../../extension/messages';
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
const snapshot = (frame: string, top: boolean, ...reports: Report[]) =>
  ({ kind: 'snapshot', frame, top, reports, current: 0, marked: false }) as unknown as FromPort;
const none: Frames = new Map();
const seen = (frames: Frames) => ({ tabId: 1, host: 'example.org', standing: { kind: 'open' as const, frames } });

describe('what the sidebar hears from the frames of a page', () => {
  it('a snapshot and a delta make the list that the page has', () => {
    const list = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [before, after] = [a.map((n) => mention(`m${n}`)), b.map((n) => mention(`m${n}`))];
        const first = receive(none, snapshot('f', true, report('about', before)));
        const change = delta(before, after);
        const next = receive(first, {
          kind: 'delta',
          frame: 'f',
          index: 0,
          ...change,
          relevance: { verdict: 'about', score: 1 },
          passages: [],
          events: [],
        });
        expect(next.get('f')!.reports[0]!.mentions).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('sends one mention when one is added at the end', () => {
    const before = [mention('m1'), mention('m2', 9)];
    expect(delta(before, [...before, mention('m3', 20)])).toEqual({ at: 2, remove: 0, insert: [mention('m3', 20)] });
  });

  it('shows the frame that has most to say, the top one where they are even', () => {
    let frames = receive(none, snapshot('top', true, report('none')));
    expect(foremost(frames)?.id).toBe('top');
    frames = receive(frames, snapshot('inner', false, report('about')));
    expect(foremost(frames)?.id).toBe('inner');
    frames = receive(frames, snapshot('top', true, report('about')));
    expect(foremost(frames)?.id).toBe('top');
    expect(foremost(receive(frames, { kind: 'bye', frame: 'top' }))?.id).toBe('inner');
  });

  it('leaves out a delta without its snapshot', () => {
    const stray: FromPort = {
      kind: 'delta',
      frame: 'x',
      index: 0,
      at: 0,
      remove: 0,
      insert: [],
      relevance: { verdict: 'about', score: 1 },
      passages: [],
      events: [],
    };
    expect(receive(none, stray)).toBe(none);
  });

  it('shows the article in view, or else the first that has something', () => {
    const frames = receive(none, snapshot('f', true, report('none'), report('about'), report('about')));
    expect(articleOf(foremost(frames)!)).toBe(1);
    expect(articleOf(foremost(receive(frames, { kind: 'current', frame: 'f', current: 2 }))!)).toBe(2);
  });
});

describe('what the sidebar shows', () => {
  it.each([
    [none, { kind: 'quiet', why: 'nothing' }],
    [receive(none, { kind: 'reading', frame: 'f', top: true, done: 1, total: 2 }), { kind: 'reading', done: 1 }],
    [receive(none, snapshot('f', true, report('none'))), { kind: 'quiet', why: 'nothing' }],
    [receive(none, snapshot('f', true, report('none', [], 'front'))), { kind: 'quiet', why: 'no-article' }],
    [receive(none, snapshot('f', true)), { kind: 'quiet', why: 'no-article' }],
    [receive(none, snapshot('f', true, report('mentions', [mention('m1')]))), { kind: 'passing', marked: false }],
    [receive(none, snapshot('f', true, report('about', [mention('m1')], 'teaser'))), { kind: 'report', teaser: true }],
  ])('%#', (frames, expected) => expect(tabState(seen(frames))).toMatchObject(expected));

  it('shows the article that the reader picked', () => {
    const frames = receive(none, snapshot('f', true, report('about'), report('about')));
    expect(tabState(seen(frames), 1)).toMatchObject({
      kind: 'report',
      current: 1,
      others: [{ index: 0 }, { index: 1 }],
    });
  });
});
