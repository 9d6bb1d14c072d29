import { basisLong, basisShort } from './basis';
import { dateText, percent } from './dates';
import { passageNumber, Pref, QuoteText, Sources } from './parts';
import { fit, lanes, stepAside } from './timeline-layout';
import { ticksOf, titleOf, type Entry, type Segment } from './timeline-model';
import type { PackIndex } from './reading';
import { plural, useWords } from './words';

const AXIS = 58;
const ASIDE = 10.5;
/** Above the axis: the segment's head. Below: the break. */
export const HEAD = 38;
const FOOT = 26;
const MARK = 'a4.25 4.25 0 1 0 0 8.5 4.25 4.25 0 0 0 0-8.5z';

const passagesOf = (entry: Entry): readonly string[] =>
  entry.event ? [entry.event.anchor.passage] : entry.later.passages;

/** What an open entry says: the essay's words, the evidence, and how sure the editors are. */
function More({ index, entry, onPassage }: { index: PackIndex; entry: Entry; onPassage: (id: string) => void }) {
  const words = useWords();
  const { t, lang, own } = words;
  const { meta } = index.pack;
  const source = entry.event ?? entry.later!;
  const passage = entry.event && index.passages.get(entry.event.anchor.passage);
  return (
    <div class="ev-more">
      {entry.event && passage && (
        <blockquote lang={meta.lang}>
          <QuoteText text={passage.text} range={entry.event.anchor} hits={[]} doubts={[]} />
        </blockquote>
      )}
      <p>
        {entry.event ? basisLong(words, entry.event, meta.lang) : t('timeline_later_by_editors')} ·{' '}
        {t('timeline_confidence', percent(lang, source.confidence))}
      </p>
      {entry.event?.note && <p>{own(entry.event.note)}</p>}
      <p>
        {t('timeline_evidence')} <Sources sources={source.evidence} most={4} />
      </p>
      <p>
        {entry.event ? t('timeline_told_in') : t('timeline_bears_on')}{' '}
        {passagesOf(entry).map((id, i) => (
          <>
            {i ? ', ' : ''}
            <Pref passage={id} onClick={() => onPassage(id)} />
          </>
        ))}
      </p>
    </div>
  );
}

interface RowProps {
  index: PackIndex;
  entry: Entry;
  top: number;
  open: boolean;
  tabbable: boolean;
  onToggle: (id: string) => void;
  onPassage: (id: string) => void;
}

function Row({ index, entry, top, open, tabbable, onToggle, onPassage }: RowProps) {
  const words = useWords();
  const { t, lang, own } = words;
  const source = entry.event ?? entry.later!;
  return (
    <li class={entry.later ? 'ev later' : 'ev'} style={{ top: `${top}px` }} data-at={entry.id}>
      <button
        type="button"
        data-ev={entry.id}
        tabIndex={tabbable ? 0 : -1}
        aria-expanded={open}
        class={open ? 'is-open' : undefined}
        onClick={() => onToggle(entry.id)}
      >
        <span class="d">
          <time dateTime={source.date}>{dateText(lang, source.date, 'short', entry.event?.end)}</time>
          <span class="b">
            {entry.event
              ? basisShort(words, entry.event, index.pack.meta.lang)
              : source.evidence.every((e) => e.weak) && t('common_weak')}
          </span>
          <span class="pref">
            <span class="vh">{t('common_passage', passageNumber(passagesOf(entry)[0] ?? ''))}</span>
            <span aria-hidden="true">¶{passageNumber(passagesOf(entry)[0] ?? '')}</span>
          </span>
        </span>
        <span class="l">{own(source.label)}</span>
      </button>
      {open && <More index={index} entry={entry} onPassage={onPassage} />}
    </li>
  );
}

/** Marks, spans, ticks and leaders of a segment: a picture of what its list says. */
function Axis({
  segment,
  layout,
  height,
  last,
  lang,
}: {
  segment: Segment;
  layout: ReturnType<typeof fit>;
  height: number;
  last: boolean;
  lang: 'en' | 'ko';
}) {
  const { entries, from, to } = segment;
  const y = (day: number) => HEAD + ((day - from) / Math.max(1, to - from)) * layout.length;
  const end = last ? height : height - FOOT + 5;
  const labelled = entries.map((_, i) => !Number.isNaN(layout.labels[i]!));
  const big = entries.flatMap((_, i) => (labelled[i] ? [i] : []));
  const columns = stepAside(big.map((i) => layout.marks[i]!));
  const x = new Map(big.map((i, k) => [i, AXIS - columns[k]! * ASIDE]));
  const spans = entries.filter((e, i) => e.end !== undefined && labelled[i]);
  const lane = lanes(spans.map((e) => ({ from: e.at, to: e.end! })));
  const aside = big.filter((i) => x.get(i)! < AXIS).map((i) => HEAD + layout.marks[i]!);
  const ticks = ticksOf(segment, layout.length, lang).filter(
    ({ day }) => !aside.some((at) => Math.abs(at - y(day)) < 12),
  );
  const diamond = (cx: number, cy: number, r: number) => `M${cx} ${(cy - r).toFixed(1)}l${r} ${r}-${r} ${r}-${r}-${r}z`;
  return (
    <svg class="tl-axis" width={78} height={height} aria-hidden="true">
      <path class={segment.since ? 'line since' : 'line'} d={`M${AXIS} ${segment.since ? 0 : HEAD - 14}V${end}`} />
      {ticks.map(({ day, label }) => (
        <g key={day}>
          <path class="line" d={`M${AXIS - 4} ${y(day).toFixed(1)}h4`} />
          <text x={AXIS - 14} y={y(day) + 4} text-anchor="end">
            {label}
          </text>
        </g>
      ))}
      {!last && <path class="line" d={`M${AXIS - 5} ${end + 2}l10-4M${AXIS - 5} ${end + 7}l10-4`} />}
      {spans.map((e, i) => (
        <path
          key={e.id}
          class="span"
          d={`M${AXIS + (lane[i]! % 2 ? 4 : -4) * (1 + Math.floor(lane[i]! / 2))} ${y(e.at).toFixed(1)}V${Math.min(y(e.end!), end - 4).toFixed(1)}`}
        />
      ))}
      {entries.map(
        (e, i) =>
          !labelled[i] && (
            <path
              key={e.id}
              class={e.later ? 'later quiet' : 'dot quiet'}
              d={
                e.later
                  ? diamond(AXIS, HEAD + layout.marks[i]!, 3.5)
                  : `M${AXIS} ${(HEAD + layout.marks[i]! - 3).toFixed(1)}a3 3 0 1 0 0 6 3 3 0 0 0 0-6z`
              }
            />
          ),
      )}
      {big.map((i) => (
        <path
          key={i}
          class="line"
          fill="none"
          d={`M${x.get(i)! + 6} ${(HEAD + layout.marks[i]!).toFixed(1)}H66L72 ${(HEAD + layout.labels[i]! + 8).toFixed(1)}h4`}
        />
      ))}
      {/* later ones first, so that of two that touch the earlier lies on top */}
      {[...big].reverse().map((i) => {
        const cy = HEAD + layout.marks[i]!;
        const cx = x.get(i)!;
        const entry = entries[i]!;
        const basis = entry.event?.basis;
        return (
          <g key={i} class="mark">
            <circle class="halo" cx={cx} cy={cy} r={7} />
            {entry.later ? (
              <path class="later" d={diamond(cx, cy, 5)} />
            ) : (
              <path
                class={basis === 'relative' || basis === 'stated' ? 'dot' : 'ring'}
                d={`M${cx} ${(cy - 4.25).toFixed(1)}${MARK}`}
              />
            )}
            {basis === 'named' && <path class="dot" d={`M${cx} ${(cy - 4.25).toFixed(1)}a4.25 4.25 0 0 0 0 8.5z`} />}
          </g>
        );
      })}
    </svg>
  );
}

export interface SegmentProps extends Omit<RowProps, 'entry' | 'top' | 'open' | 'tabbable'> {
  segment: Segment;
  /** Height of an entry's label in px; 0 for one without. */
  heightOf: (entry: Entry) => number;
  openId: string | null;
  activeId: string | undefined;
  /** First of those since the essay. */
  first: boolean;
  /** Nothing follows before the next rule: the axis runs on to it. */
  last: boolean;
}

export function TimelineSegment({ segment, heightOf, openId, activeId, first, last, ...row }: SegmentProps) {
  const { t, lang } = useWords();
  const { entries, since } = segment;
  const heights = entries.map(heightOf);
  const shown = heights.filter(Boolean).length;
  const layout = fit(
    entries.map((e, i) => ({ at: e.at, height: heights[i]! })),
    segment.from,
    segment.to,
    shown ? 40 : Math.min(60, 12 + entries.length * 6),
  );
  const height = HEAD + Math.ceil(layout.bottom) + (last ? 14 : FOOT);
  const n = entries.length;
  const aside = shown
    ? segment.unit === 'day'
      ? t('timeline_by_day')
      : ''
    : plural(n, t('timeline_elsewhere_one', n), t('timeline_elsewhere_other', n));
  return (
    <li class={since ? 'tl-seg since' : 'tl-seg'} style={{ height: `${height}px` }}>
      <h3>
        <b>{titleOf(segment, lang)}</b>
        {aside && ` · ${aside}`}
        {first && ` · ${t('timeline_added')}`}
      </h3>
      <Axis segment={segment} layout={layout} height={height} last={last} lang={lang} />
      <ol>
        {entries.map((entry, i) =>
          heights[i] ? (
            <Row
              key={entry.id}
              {...row}
              entry={entry}
              top={HEAD + layout.labels[i]!}
              open={openId === entry.id}
              tabbable={entry.id === activeId}
            />
          ) : null,
        )}
      </ol>
    </li>
  );
}
