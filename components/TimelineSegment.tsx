import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isPrinting, Later } from './Later';
import { FOOT, HEAD, TimelineAxis } from './TimelineAxis';
import { fit } from './timeline-layout';
import { titleOf, type Entry, type Segment } from './timeline-model';
import { TimelineRow, type RowProps } from './TimelineRow';
import { plural, useWords } from './words';

/** Rows drawn in a task: each is some eight elements. */
const ROWS = 2;

/** Tells the heights of rows as the browser has laid them out: asking for them would cost a layout of its own. */
function observed(tell: (heights: Map<string, number>) => void) {
  const heights = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer =
    typeof ResizeObserver === 'undefined'
      ? undefined
      : new ResizeObserver((entries) => {
          for (const { target } of entries)
            heights.set((target as HTMLElement).dataset.at!, (target as HTMLElement).offsetHeight);
          clearTimeout(timer);
          // What follows from them is drawn in a task and a frame of its own.
          timer = setTimeout(() => tell(heights));
        });
  return {
    watch: (row: HTMLElement | null): void => void (row && observer?.observe(row)),
    stop(): void {
      clearTimeout(timer);
      observer?.disconnect();
    },
  };
}

/**
 * Measured heights of a segment's labels, so that none overlaps whatever its text and type. Zero (no layout) is no measure.
 * @returns the heights, and what each row is to be given to
 */
function useHeights(root: { current: HTMLElement | null }, changes: unknown[]) {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const take = (measured: ReadonlyMap<string, number>) =>
    setHeights((known) =>
      [...measured].some(([id, height]) => height > 0 && known.get(id) !== height)
        ? new Map([...known, ...measured])
        : known,
    );
  const [{ watch, stop }] = useState(() => observed(take));
  useLayoutEffect(() => stop, []);
  useLayoutEffect(() => {
    // A print has no time to wait.
    if (!isPrinting()) return;
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('.ev') ?? [])];
    take(new Map(rows.map((row) => [row.dataset.at!, row.offsetHeight])));
  }, changes);
  return { heights, watch };
}

export interface SegmentProps extends Omit<RowProps, 'entry' | 'top' | 'open' | 'tabbable' | 'hold'> {
  segment: Segment;
  /** Height of a label in px before it has been measured. */
  guess: (entry: Entry) => number;
  /** Entries with a label; null for all. */
  shown: ReadonlySet<string> | null;
  /** Of the figure, in px: labels are measured anew when it changes. */
  width: number;
  openId: string | undefined;
  activeId: string | undefined;
  /** The entry that the reader is sent to. */
  wanted: string | undefined;
  /** First of those since the essay. */
  first: boolean;
  /** Nothing follows before the next rule: the axis runs on to it. */
  last: boolean;
}

/** A stretch of the timeline on one linear scale. */
export function TimelineSegment({
  segment,
  guess,
  shown,
  width,
  openId,
  activeId,
  wanted,
  first,
  last,
  ...row
}: SegmentProps) {
  const { t, lang } = useWords();
  const root = useRef<HTMLLIElement>(null);
  const { entries, since, unit } = segment;
  const isShown = (entry: Entry) => !shown || shown.has(entry.id);
  const open = entries.some((e) => e.id === openId) ? openId : undefined;
  const { heights: measured, watch } = useHeights(root, [shown, open, width, lang]);
  const heights = entries.map((e) => (isShown(e) ? (measured.get(e.id) || guess(e)) + 2 : 0));
  const any = heights.some(Boolean);
  const layout = fit(
    entries.map((e, i) => ({ at: e.at, height: heights[i]! })),
    segment.from,
    segment.to,
    any ? 40 : Math.min(60, 12 + entries.length * 6),
  );
  const height = HEAD + Math.ceil(layout.bottom) + (last ? 14 : FOOT);
  const labelled = entries.map((_, i) => i).filter((i) => heights[i]! > 0);
  const parts = Array.from({ length: Math.ceil(labelled.length / ROWS) }, (_, n) =>
    labelled.slice(n * ROWS, (n + 1) * ROWS),
  );
  const n = entries.length;
  const elsewhere = () => plural(n, t('timeline_elsewhere_one', n), t('timeline_elsewhere_other', n));
  const aside = first ? t('timeline_added') : !any ? elsewhere() : unit === 'day' ? t('timeline_by_day') : '';
  return (
    <li class={since ? 'tl-seg since' : 'tl-seg'} style={{ height: `${height}px` }} ref={root}>
      <h3>
        <b>{first ? t('timeline_since') : titleOf(segment, lang)}</b>
        {aside && ` · ${aside}`}
      </h3>
      <Later>{() => <TimelineAxis segment={segment} layout={layout} height={height} last={last} lang={lang} />}</Later>
      <ol>
        {parts.map((part, k) => (
          <Later key={entries[part[0]!]!.id} as="li" now={k === 0} first={part.some((i) => entries[i]!.id === wanted)}>
            {() =>
              part.map((i) => (
                <TimelineRow
                  key={entries[i]!.id}
                  {...row}
                  hold={watch}
                  entry={entries[i]!}
                  top={HEAD + layout.labels[i]!}
                  open={openId === entries[i]!.id}
                  tabbable={entries[i]!.id === activeId}
                />
              ))
            }
          </Later>
        ))}
      </ol>
    </li>
  );
}
