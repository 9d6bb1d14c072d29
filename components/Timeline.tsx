import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { calendarDate, dateText } from './dates';
import { Glyph } from './icons';
import { isPrinting, Later, Waiting } from './Later';
import type { Reading } from './reading';
import { TimelineSegment, type SegmentProps } from './TimelineSegment';
import { TimelineStrip } from './TimelineStrip';
import { cutting, entriesOf, figureOf, segmentsOf, type Entry, type Rule, type Stretch } from './timeline-model';
import type { Place } from './types';
import { usePrinting, useWidth } from './hooks';
import { useWords, type WordsWithText } from './words';

/** Left of the labels: axis and ticks. */
const GUTTER = 86;

/** Below this width, in px, titles of segments have no room beside the axis. */
const NARROW = 300;

/** About how tall a stretch is before it is drawn, in px. */
const STRETCH = 400;

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

/** ms in which cuts are looked for before the browser has its turn. */
const SLICE = 4;

/** Sizes of a stretch's segments, once they are found; meanwhile those of before, where its entries are the same. */
function useCuts(stretch: Stretch, guess: SegmentProps['guess']): number[] | null {
  const ids = stretch.entries.map(({ id }) => id).join(' ');
  const [found, setFound] = useState<{ ids: string; sizes: number[] } | null>(null);
  useLayoutEffect(() => {
    const work = cutting(stretch, guess);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      removeEventListener('beforeprint', go);
    };
    // A print does not wait.
    const go = (print?: Event): void => {
      const end = print || isPrinting() ? Infinity : performance.now() + SLICE;
      let step = work.next();
      while (!step.done && performance.now() < end) step = work.next();
      if (!step.done) return void (timer = setTimeout(go));
      stop();
      setFound({ ids, sizes: step.value });
    };
    addEventListener('beforeprint', go);
    go();
    return stop;
  }, [ids, guess]);
  return found?.ids === ids ? found.sizes : null;
}

/** The segments of a stretch, each drawn in a task of its own. */
function Segments({ stretch, first, ...rest }: Omit<SegmentProps, 'segment' | 'last'> & { stretch: Stretch }) {
  const sizes = useCuts(stretch, rest.guess);
  const segments = useMemo(() => sizes && segmentsOf(stretch, sizes), [stretch, sizes]);
  if (!segments) return <Waiting as="li" height={STRETCH} />;
  return (
    <>
      {segments.map((segment, i) => (
        <Later
          key={segment.entries[0]!.id}
          as="li"
          height={160}
          first={segment.entries.some((e) => e.id === rest.wanted)}
        >
          {() => (
            <TimelineSegment {...rest} segment={segment} first={first && i === 0} last={i === segments.length - 1} />
          )}
        </Later>
      ))}
    </>
  );
}

/** The stretches between the essay's date and the article's, each drawn in a task of its own, and these dates. */
function Figure({
  entries,
  essay,
  published,
  ...rest
}: Omit<SegmentProps, 'segment' | 'first' | 'last'> & { entries: Entry[]; essay: string; published: string | null }) {
  const { t } = useWords();
  const figure = useMemo(() => figureOf(entries, essay, published), [entries, essay, published]);
  return (
    <ol class="tl" aria-label={t('sidebar_timeline')}>
      {figure.map((part, i) =>
        part.kind === 'stretch' ? (
          <Later key={`${i}`} as="li" height={STRETCH} first={part.entries.some((e) => e.id === rest.wanted)}>
            {() => <Segments {...rest} stretch={part} first={part.since && figure[i - 1]?.kind === 'essay'} />}
          </Later>
        ) : (
          <RuleRow key={part.kind} rule={part} />
        ),
      )}
    </ol>
  );
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
  // A place that names an event opens it; from then on the reader does.
  const [opened, setOpened] = useState<{ place: Place | null; id: string | undefined }>({ place: null, id: undefined });
  const openId = opened.place === place || !place.event ? opened.id : place.event;
  const [activeId, setActiveId] = useState<string | undefined>(undefined);

  const entries = useMemo(() => entriesOf(pack, bearing), [pack, bearing]);
  const published = calendarDate(report.article.published);
  // In steps, so that the cuts stay where they are while the sidebar is being resized a little.
  const step = Math.round(width / 40) * 40;
  const guess = useCallback((e: Entry) => estimate(own((e.event ?? e.later!).label), lang, step), [lang, step]);
  const bears = entries.filter((e) => e.bears).length;
  // A place of an event that does not bear on the article can only be shown among all.
  const usual = bears && !(place.event && !bearing.has(place.event)) ? 'article' : 'all';
  const all = printing || (chosen ?? usual) === 'all';
  const shown = entries.filter((e) => all || e.bears);
  const active = [activeId, openId].find((id) => shown.some((e) => e.id === id)) ?? shown[0]?.id;

  const onKeyDown = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset.ev;
    const at = shown.findIndex((e) => e.id === from);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (at < 0 || to === undefined || to < 0 || to >= shown.length) return;
    event.preventDefault();
    setActiveId(shown[to]!.id);
    root.current?.querySelector<HTMLElement>(`[data-ev="${shown[to]!.id}"]`)?.focus();
  };
  const toggle = (id: string) => {
    setActiveId(id);
    setOpened({ place, id: openId === id ? undefined : id });
  };
  const onPassage = useCallback((id: string) => onPlace({ section: 'essay', passage: id }), [onPlace]);
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
      <figure class={width < NARROW ? 'tl-fig narrow' : 'tl-fig'} ref={root} onKeyDown={onKeyDown}>
        <figcaption class="tl-lede">{t('timeline_lede')}</figcaption>
        <Later height={88}>
          {() => (
            <TimelineStrip
              entries={entries}
              width={width}
              essay={pack.meta.published}
              article={published}
              labelAll={all}
            />
          )}
        </Later>
        <Later height={40}>{() => <Legend />}</Later>
        <Later height={2 * STRETCH} first={place.event !== undefined}>
          {() => (
            <Figure
              entries={entries}
              essay={pack.meta.published}
              published={published}
              wanted={place.event}
              index={reading}
              guess={guess}
              shown={all ? null : bearing}
              width={width}
              openId={openId}
              activeId={active}
              onToggle={toggle}
              onPassage={onPassage}
            />
          )}
        </Later>
      </figure>
    </>
  );
}
