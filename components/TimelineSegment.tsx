import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isPrinting } from './Later';
import { FOOT, HEAD, TimelineAxis } from './TimelineAxis';
import { fit } from './timeline-layout';
import { titleOf, type Entry, type Segment } from './timeline-model';
import { TimelineRow, type RowProps } from './TimelineRow';
import { plural, useWords } from './words';

/** Measured heights of a segment's labels, so that none overlaps whatever its text and type. Zero (no layout) is no measure. */
function useHeights(root: { current: HTMLElement | null }, changes: unknown[]): Map<string, number> {
  const [heights, setHeights] = useState<Map<string, number>>(new Map());
  useLayoutEffect(() => {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('.ev') ?? [])];
    const measure = () => {
      const measured = rows.map((row) => [row.dataset.at!, row.offsetHeight] as const);
      setHeights((known) =>
        measured.some(([id, height]) => height > 0 && known.get(id) !== height)
          ? new Map([...known, ...measured])
          : known,
      );
    };
    // The observer tells them when the browser has them: asking now would cost a layout of its own. A print has no such time.
    if (typeof ResizeObserver === 'undefined' || isPrinting()) return measure();
    const observer = new ResizeObserver(measure);
    for (const row of rows) observer.observe(row);
    return () => observer.disconnect();
  }, changes);
  return heights;
}

export interface SegmentProps extends Omit<RowProps, 'entry' | 'top' | 'open' | 'tabbable'> {
  segment: Segment;
  /** Height of a label in px before it has been measured. */
  guess: (entry: Entry) => number;
  /** Entries with a label; null for all. */
  shown: ReadonlySet<string> | null;
  /** Of the figure, in px: labels are measured anew when it changes. */
  width: number;
  openId: string | undefined;
  activeId: string | undefined;
  /** First of those since the essay. */
  first: boolean;
  /** Nothing follows before the next rule: the axis runs on to it. */
  last: boolean;
}

/** A stretch of the timeline on one linear scale. */
export function TimelineSegment({ segment, guess, shown, width, openId, activeId, first, last, ...row }: SegmentProps) {
  const { t, lang } = useWords();
  const root = useRef<HTMLLIElement>(null);
  const { entries, since, unit } = segment;
  const isShown = (entry: Entry) => !shown || shown.has(entry.id);
  const open = entries.some((e) => e.id === openId) ? openId : undefined;
  const measured = useHeights(root, [shown, open, width, lang]);
  const heights = entries.map((e) => (isShown(e) ? (measured.get(e.id) || guess(e)) + 2 : 0));
  const any = heights.some(Boolean);
  const layout = fit(
    entries.map((e, i) => ({ at: e.at, height: heights[i]! })),
    segment.from,
    segment.to,
    any ? 40 : Math.min(60, 12 + entries.length * 6),
  );
  const height = HEAD + Math.ceil(layout.bottom) + (last ? 14 : FOOT);
  const n = entries.length;
  const elsewhere = () => plural(n, t('timeline_elsewhere_one', n), t('timeline_elsewhere_other', n));
  const aside = first ? t('timeline_added') : !any ? elsewhere() : unit === 'day' ? t('timeline_by_day') : '';
  return (
    <li class={since ? 'tl-seg since' : 'tl-seg'} style={{ height: `${height}px` }} ref={root}>
      <h3>
        <b>{first ? t('timeline_since') : titleOf(segment, lang)}</b>
        {aside && ` · ${aside}`}
      </h3>
      <TimelineAxis segment={segment} layout={layout} height={height} last={last} lang={lang} />
      <ol>
        {entries.map(
          (entry, i) =>
            heights[i]! > 0 && (
              <TimelineRow
                key={entry.id}
                {...row}
                entry={entry}
                top={HEAD + layout.labels[i]!}
                open={openId === entry.id}
                tabbable={entry.id === activeId}
              />
            ),
        )}
      </ol>
    </li>
  );
}
