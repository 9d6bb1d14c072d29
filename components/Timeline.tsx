import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { calendarDate, dateText } from './dates';
import { Glyph } from './icons';
import type { Reading } from './reading';
import { TimelineSegment } from './TimelineSegment';
import { TimelineStrip } from './TimelineStrip';
import { entriesOf, figureOf, type Entry, type Rule } from './timeline-model';
import type { Place } from './types';
import { usePrinting, useWidth } from './hooks';
import { useWords, type WordsWithText } from './words';

/** Left of the labels: axis and ticks. */
const GUTTER = 86;

/** Height of a label before it has been measured: a line of dates and the label's own lines. */
const estimate = (label: string, lang: WordsWithText['lang'], width: number): number =>
  22 + 18 * Math.max(1, Math.ceil((label.length * (lang === 'ko' ? 11 : 6.4)) / Math.max(120, width - GUTTER)));

function RuleRow({ rule }: { rule: Rule }) {
  const { t, lang } = useWords();
  return (
    <li class={`tl-rule ${rule.kind}${rule.date ? '' : ' unknown'}`}>
      <span class="who">{rule.kind === 'essay' ? t('timeline_essay') : t('timeline_article')}</span>
      {rule.date ? (
        <time class="d" dateTime={rule.date}>
          {dateText(lang, rule.date)}
        </time>
      ) : (
        <span class="d">{t('timeline_unknown')}</span>
      )}
    </li>
  );
}

function Legend() {
  const { t } = useWords();
  return (
    <ul class="tl-legend" aria-label={t('timeline_legend')}>
      {(['relative', 'named', 'implied', 'later'] as const).map((kind) => (
        <li key={kind}>
          <Glyph kind={kind} />
          {
            {
              relative: t('timeline_relative'),
              named: t('timeline_named'),
              implied: t('timeline_inferred'),
              later: t('timeline_later'),
            }[kind]
          }
        </li>
      ))}
    </ul>
  );
}

/** Measured heights of the labels, so that none overlaps whatever its text and type. Zero (no layout) is no measure. */
function useHeights(root: { current: HTMLElement | null }, changes: unknown[]): Map<string, number> {
  const [heights, setHeights] = useState<Map<string, number>>(new Map());
  useLayoutEffect(() => {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('.ev') ?? [])];
    const measured = rows.map((row) => [row.dataset.at!, row.offsetHeight] as const);
    if (measured.some(([id, height]) => height > 0 && heights.get(id) !== height))
      setHeights(new Map([...heights, ...measured]));
  }, [heights, ...changes]);
  return heights;
}

/** The events of the essay and those since, with the essay's date and the article's, on an axis true to scale in each segment. */
export function Timeline({
  reading,
  place,
  onPlace,
}: {
  reading: Reading;
  place: Place;
  onPlace: (place: Place) => void;
}) {
  const words = useWords();
  const { t, lang, own } = words;
  const { pack, report, bearing } = reading;
  const root = useRef<HTMLElement>(null);
  const width = useWidth(root, 340);
  const printing = usePrinting();
  const [chosen, setChosen] = useState<'article' | 'all' | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [activeId, setActiveId] = useState<string | undefined>(undefined);

  const entries = useMemo(() => entriesOf(pack, bearing), [pack, bearing]);
  const published = calendarDate(report.article.published);
  const guess = useCallback((e: Entry) => estimate(own((e.event ?? e.later!).label), lang, width), [lang, width]);
  const figure = useMemo(() => figureOf(entries, pack.meta.published, published, guess), [entries, published, guess]);
  const bears = entries.filter((e) => e.bears).length;
  // A place of an event that does not bear on the article can only be shown among all.
  const all = printing || (chosen ?? (bears ? 'article' : 'all')) === 'all';
  const shown = entries.filter((e) => all || e.bears);
  const heights = useHeights(root, [figure, all, openId, width, lang]);
  const active = shown.some((e) => e.id === activeId) ? activeId : shown[0]?.id;

  useEffect(() => {
    const id = place.section === 'timeline' ? place.event : undefined;
    if (!id) return;
    setOpenId(id);
    setActiveId(id);
    if (!bearing.has(id)) setChosen('all');
  }, [place]);

  const onKeyDown = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset.ev;
    const at = shown.findIndex((e) => e.id === from);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (at < 0 || to === undefined || to < 0 || to >= shown.length) return;
    event.preventDefault();
    setActiveId(shown[to]!.id);
    root.current?.querySelector<HTMLElement>(`[data-ev="${shown[to]!.id}"]`)?.focus();
  };
  const toggle = useCallback((id: string) => {
    setActiveId(id);
    setOpenId((open) => (open === id ? null : id));
  }, []);
  const onPassage = useCallback((id: string) => onPlace({ section: 'essay', passage: id }), [onPlace]);
  const heightOf = (entry: Entry): number => (all || entry.bears ? (heights.get(entry.id) || guess(entry)) + 2 : 0);
  const choice = (value: 'article' | 'all', label: string) => (
    <button
      type="button"
      role="radio"
      aria-checked={all === (value === 'all')}
      tabIndex={all === (value === 'all') ? 0 : -1}
      onClick={() => setChosen(value)}
    >
      {label}
    </button>
  );
  const firstSince = figure.find((part) => part.kind === 'segment' && part.since);
  return (
    <>
      <header>
        <h2>{t('sidebar_timeline')}</h2>
        {bears > 0 && (
          <div
            class="seg-ctl"
            role="radiogroup"
            aria-label={t('timeline_shown')}
            onKeyDown={(event) => {
              if (!event.key.startsWith('Arrow')) return;
              event.preventDefault();
              setChosen(all ? 'article' : 'all');
              const [first, second] = event.currentTarget.querySelectorAll('button');
              (all ? first : second)?.focus();
            }}
          >
            {choice('article', t('timeline_this_article', bears))}
            {choice('all', t('timeline_all', entries.length))}
          </div>
        )}
      </header>
      <figure class="tl-fig" ref={root} onKeyDown={onKeyDown}>
        <figcaption class="tl-lede">{t('timeline_lede')}</figcaption>
        <TimelineStrip entries={entries} width={width} essay={pack.meta.published} article={published} labelAll={all} />
        <Legend />
        <ol class="tl" aria-label={t('sidebar_timeline')}>
          {figure.map((part, i) =>
            part.kind === 'segment' ? (
              <TimelineSegment
                key={part.entries[0]!.id}
                index={reading}
                segment={part}
                heightOf={heightOf}
                openId={openId}
                activeId={active}
                first={part === firstSince}
                last={figure[i + 1]?.kind !== 'segment'}
                onToggle={toggle}
                onPassage={onPassage}
              />
            ) : (
              <RuleRow key={part.kind} rule={part} />
            ),
          )}
        </ol>
      </figure>
    </>
  );
}
