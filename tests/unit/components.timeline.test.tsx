// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayOf } from '../../components/dates';
import { read } from '../../components/reading';
import { Timeline } from '../../components/Timeline';
import {
  cutting,
  entriesOf,
  figureOf,
  segmentsOf,
  ticksOf,
  titleOf,
  type Entry,
  type Stretch,
} from '../../components/timeline-model';
import type { Place } from '../../components/types';
import { WordsProvider } from '../../components/words';
import type { ReadingPack } from '../../data/schema';
import { drain } from '../../matching/drain';
import { readPack } from '../../tools/read-pack';
import { packFolders, reading as readingOf } from '../../tools/pack-plugin';
import { pack, report } from './helpers/report';
import { words } from './helpers/words';

afterEach(cleanup);
const cut = (stretch: Stretch, height: (entry: Entry) => number) =>
  segmentsOf(stretch, drain(cutting(stretch, height)));
const event = (id: string, date: string, rest = {}) => ({
  ...pack.timeline.events[0]!,
  id,
  date,
  end: undefined,
  ...rest,
});
const later = (id: string, date: string) => ({ ...pack.timeline.later[0]!, id, date });
const made = (events: ReturnType<typeof event>[], since: ReturnType<typeof later>[] = []): ReadingPack => ({
  ...pack,
  timeline: { ...pack.timeline, events, later: since },
});
const ids = (entries: Entry[]) => entries.map((e) => e.id);

describe('entriesOf', () => {
  it('orders by time, months and years by their middle', () => {
    const entries = entriesOf(
      made([event('b', '1920-06-20'), event('a', '1920-06'), event('c', '1921')]),
      new Set(['a']),
    );
    expect(ids(entries)).toEqual(['a', 'b', 'c']);
    expect(entries.map((e) => e.bears)).toEqual([true, false, false]);
  });
  it('keeps what the essay tells of its own month before the essay, and what came later after it', () => {
    const entries = entriesOf(made([event('told', '1926-03')], [later('since', '1926')]), new Set());
    const essay = dayOf('1926-03-15');
    expect(entries[0]!.at).toBeLessThanOrEqual(essay);
    expect(entries[1]!.at).toBeGreaterThan(essay);
  });
  it('does not list the essay’s own publication, which is a rule', () => {
    expect(
      entriesOf(made([event('self', '1926-03-15', { concepts: [] }), event('same-day', '1926-03-15')]), new Set()).map(
        (e) => e.id,
      ),
    ).toEqual(['same-day']);
  });
});

describe('figureOf', () => {
  const entries = entriesOf(
    made([event('a', '1920'), event('plan', '1930')], [later('x', '1940'), later('y', '1960')]),
    new Set(),
  );
  const shape = (article: string | null) =>
    figureOf(entries, '1926-03-15', article).map((part) =>
      part.kind === 'stretch' ? `${ids(part.entries)}${part.since ? '+' : ''}` : part.kind,
    );
  it('puts the article where it belongs: between, before, after, or at the end when its date is unknown', () => {
    expect(shape('1950-01-01')).toEqual(['a', 'essay', 'plan,x+', 'article', 'y+']);
    expect(shape('1910')).toEqual(['article', 'a', 'essay', 'plan,x,y+']);
    expect(shape('2000')).toEqual(['a', 'essay', 'plan,x,y+', 'article']);
    expect(shape(null)).toEqual(['a', 'essay', 'plan,x,y+', 'article']);
  });
});

describe('cut', () => {
  const dates = fc.array(fc.integer({ min: dayOf('1900-01-01'), max: dayOf('1926-03-01') }), {
    minLength: 1,
    maxLength: 30,
  });
  it('loses and reorders nothing, and every entry lies on its own axis', () => {
    fc.assert(
      fc.property(dates, (days) => {
        const events = days.map((d, i) => event(`e${i}`, new Date(d * 86_400_000).toISOString().slice(0, 10)));
        const entries = entriesOf(made(events), new Set());
        const segments = cut({ kind: 'stretch', entries, since: false }, () => 40);
        expect(segments.flatMap((s) => ids(s.entries))).toEqual(ids(entries));
        for (const { entries: own, from, to } of segments)
          for (const { at } of own) {
            expect(at).toBeGreaterThanOrEqual(from);
            expect(at).toBeLessThanOrEqual(to);
          }
      }),
      { numRuns: 40 },
    );
  });
  it('opens dense days by day and leaves long gaps out', () => {
    const events = [
      event('old', '1901-02-03'),
      ...[1, 8, 11, 19, 28].map((d) => event(`d${d}`, `1925-03-${String(d).padStart(2, '0')}`)),
    ];
    const segments = cut({ kind: 'stretch', entries: entriesOf(made(events), new Set()), since: false }, () => 40);
    expect(segments.map((s) => [s.unit, titleOf(s, 'en')])).toEqual([
      ['day', 'February 1901'],
      ['day', 'March 1925'],
    ]);
    expect(titleOf(segments[1]!, 'ko')).toBe('1925년 3월');
  });
});

describe('ticksOf', () => {
  it('stand apart and on round dates, whatever the span and the length', () => {
    const unit = fc.constantFrom('day' as const, 'month' as const, 'year' as const);
    fc.assert(
      fc.property(
        unit,
        fc.integer({ min: -30_000, max: 20_000 }),
        fc.integer({ min: 40, max: 900 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (u, from, length, f) => {
          const days = { day: 6 + f * 64, month: 71 + f * 650, year: 731 + f * 40_000 }[u];
          const ticks = ticksOf({ from, to: from + days, unit: u }, length, 'en');
          ticks.slice(1).forEach((tick, i) => expect(tick.day).toBeGreaterThan(ticks[i]!.day));
          expect(new Set(ticks.map((t) => t.label)).size === ticks.length || u === 'month').toBe(true);
        },
      ),
    );
  });
  it('has the year at January', () => {
    const from = dayOf('2024-11-01');
    expect(ticksOf({ from, to: dayOf('2025-12-01'), unit: 'month' }, 200, 'en').map((t) => t.label)).toEqual([
      '2025',
      'Apr',
      'Jul',
      'Oct',
    ]);
  });
});

describe('Timeline', () => {
  function show(place: Place = { section: 'timeline' }, of = report, ofPack = pack) {
    const onPlace = vi.fn();
    const view = render(
      <WordsProvider value={words()}>
        <Timeline reading={read(of, ofPack)} place={place} onPlace={onPlace} />
      </WordsProvider>,
    );
    return { ...view, onPlace };
  }
  const drawn = () => waitFor(() => expect(document.querySelector('[data-later]')).toBeNull(), { timeout: 10_000 });
  const rows = () => [...document.querySelectorAll<HTMLElement>('.ev > button')];

  it('is a figure with a caption that says whose the dates are, a strip with a sentence, and a list of segments', async () => {
    show();
    await drawn();
    const figure = screen.getByRole('figure');
    expect(figure.querySelector('figcaption')!.textContent).toContain('Dates were added by editors');
    expect(within(figure).getByRole('img').getAttribute('aria-label')).toBe(
      '1920 to 1953, one mark an event: 4 of the essay, 1 later one; the essay on 15 March 1926, this article on 14 July 1953',
    );
    const list = within(figure).getByRole('list', { name: 'Timeline' });
    expect(list.tagName).toBe('OL');
    for (const segment of list.querySelectorAll('.tl-seg')) {
      expect(segment.querySelector('h3')).toBeTruthy();
      expect(segment.querySelector('svg')!.getAttribute('aria-hidden')).toBe('true');
      expect(segment.querySelector('ol')).toBeTruthy();
    }
  });

  it('labels what bears on the article and, on request, everything', async () => {
    show();
    await drawn();
    expect(rows().map((r) => r.dataset.ev)).toEqual(['fare-rise-1924', 'omnibuses-1925', 'last-tram-1951']);
    fireEvent.click(screen.getByRole('radio', { name: 'All 5' }));
    await drawn();
    expect(rows()).toHaveLength(5);
    expect(screen.getByRole('radio', { name: 'All 5' }).getAttribute('aria-checked')).toBe('true');
    fireEvent.keyDown(screen.getByRole('radio', { name: 'All 5' }), { key: 'ArrowLeft' });
    expect(rows()).toHaveLength(3);
  });

  it('shows everything when it is printed', async () => {
    show();
    await drawn();
    window.dispatchEvent(new Event('beforeprint'));
    await waitFor(() => expect(rows()).toHaveLength(5));
    window.dispatchEvent(new Event('afterprint'));
    await waitFor(() => expect(rows()).toHaveLength(3));
  });

  it('has one tab stop, which the arrow keys, Home and End move', async () => {
    show();
    await drawn();
    const tabbable = () =>
      rows()
        .filter((r) => r.tabIndex === 0)
        .map((r) => r.dataset.ev);
    expect(tabbable()).toEqual(['fare-rise-1924']);
    const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
    rows()[0]!.focus();
    press('ArrowDown');
    expect((document.activeElement as HTMLElement).dataset.ev).toBe('omnibuses-1925');
    expect(tabbable()).toEqual(['omnibuses-1925']);
    press('End');
    press('ArrowDown');
    expect((document.activeElement as HTMLElement).dataset.ev).toBe('last-tram-1951');
    press('Home');
    expect((document.activeElement as HTMLElement).dataset.ev).toBe('fare-rise-1924');
  });

  it('opens an entry in place: the essay’s words, whose date, how sure, and the evidence', async () => {
    const { onPlace } = show();
    await drawn();
    const row = document.querySelector<HTMLElement>('[data-at="fare-rise-1924"]')!;
    const button = within(row).getByRole('button', { name: /Apr 1924/ });
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(row.querySelector('blockquote')!.textContent).toBe('When the fare rose to twopence');
    expect(row.textContent).toContain('named in the essay, date by editors · confidence 90%');
    expect(row.textContent).toContain('A reader’s letter (weak source)');
    fireEvent.click(within(row).getByRole('button', { name: 'Passage 3' }));
    expect(onPlace).toHaveBeenCalledWith({ section: 'essay', passage: 'p3' });
    fireEvent.click(button);
    expect(row.querySelector('.ev-more')).toBeNull();
  });

  it('opens the event that it is sent to, among all where it does not bear on the article', async () => {
    show({ section: 'timeline', event: 'harbour-line-1921' });
    await waitFor(() => expect(document.querySelector('[data-at="harbour-line-1921"]')).toBeTruthy());
    const row = document.querySelector<HTMLElement>('[data-at="harbour-line-1921"]')!;
    expect(row.querySelector('.ev-more')!.textContent).toContain('date stated in the essay');
    await drawn();
    expect(rows()).toHaveLength(5);
  });

  it('rules off the essay and the article, and says when the article’s date is unknown', async () => {
    show();
    await drawn();
    expect([...document.querySelectorAll('.tl-rule')].map((r) => r.textContent)).toEqual([
      'This essay is published15 March 1926',
      'This article14 July 1953',
    ]);
    cleanup();
    show(undefined, { ...report, article: { ...report.article, published: null } });
    await drawn();
    expect(document.querySelector('.tl-rule.unknown')!.textContent).toBe('This articledate unknown');
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('this article on date unknown');
  });

  it('sets what came later apart', async () => {
    show();
    await drawn();
    const row = document.querySelector('[data-at="last-tram-1951"]')!;
    expect(row.className).toContain('later');
    expect(row.closest('.tl-seg')!.className).toContain('since');
    expect(row.closest('.tl-seg')!.querySelector('h3')!.textContent).toBe('Since the essay · added by editors');
  });

  it.each(packFolders())('%s: shows every entry of the pack once', async (folder) => {
    const ofPack = readingOf(readPack(folder));
    show(undefined, { ...report, mentions: [], passages: [], events: [] }, ofPack);
    await drawn();
    const { events, later: since } = ofPack.timeline;
    const told = events.filter((e) => e.date !== ofPack.meta.published || e.concepts.length);
    expect(
      rows()
        .map((r) => r.dataset.ev)
        .sort(),
    ).toEqual([...told, ...since].map((e) => e.id).sort());
  });
});
