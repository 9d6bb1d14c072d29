import { lanes, stepAside, type Fit } from './timeline-layout';
import { ticksOf, type Segment } from './timeline-model';

const AXIS = 58;
const ASIDE = 10.5;
/** Above the axis, for the segment's head; below it, for the break. In px. */
export const HEAD = 38;
export const FOOT = 26;
const MARK = 'a4.25 4.25 0 1 0 0 8.5 4.25 4.25 0 0 0 0-8.5z';

/** Marks, spans, ticks and leaders of a segment: a picture of what its list says. */
export function TimelineAxis({
  segment,
  layout,
  height,
  last,
  lang,
}: {
  segment: Segment;
  layout: Fit;
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
      {/* One path for all lines of a kind: each element costs a part of a frame. */}
      <path
        class="line"
        d={[
          ...ticks.map(({ day }) => `M${AXIS - 4} ${y(day).toFixed(1)}h4`),
          ...(last ? [] : [`M${AXIS - 5} ${end + 2}l10-4M${AXIS - 5} ${end + 7}l10-4`]),
          ...big.map(
            (i) =>
              `M${x.get(i)! + 6} ${(HEAD + layout.marks[i]!).toFixed(1)}H66L72 ${(HEAD + layout.labels[i]! + 8).toFixed(1)}h4`,
          ),
        ].join('')}
      />
      {ticks.map(({ day, label }) => (
        <text key={day} x={AXIS - 14} y={y(day) + 4} text-anchor="end">
          {label}
        </text>
      ))}
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
