import { civil, dayOf, dateText } from './dates';
import type { Entry } from './timeline-model';
import { plural, useWords } from './words';

const LINE = 66;
const UP = 4.6;
const DOWN = 5.2;

/** Years of the strip: whole decades before, to the last thing that happens. */
function range(entries: readonly Entry[], days: readonly number[]): [number, number] {
  const all = [...entries.map((e) => e.at), ...days];
  const first = civil(Math.min(...all)).y;
  return [Math.floor(first / 10) * 10, civil(Math.max(...all)).y + 1];
}

/** Context: all years true to scale, one mark an event, one column a year (or some years, where there are too many). */
export function TimelineStrip({
  entries,
  width,
  essay,
  article,
  labelAll,
}: {
  entries: Entry[];
  width: number;
  essay: string;
  article: string | null;
  labelAll: boolean;
}) {
  const { t, lang } = useWords();
  const essayDay = dayOf(essay);
  const articleDay = article ? dayOf(article) : null;
  const [from, to] = range(entries, articleDay === null ? [essayDay] : [essayDay, articleDay]);
  const year = (width - 4) / (to - from);
  const column = Math.max(1, Math.ceil(4 / year));
  const x = (y: number) => 2 + (y - from) * year;
  const columnOf = (at: number) => Math.floor((civil(at).y - from) / column) * column;

  const up = new Map<number, number>();
  const down = new Map<number, number>();
  // What bears on the article stands at the foot of its stack.
  const dots = [...entries]
    .sort((a, b) => Number(b.bears) - Number(a.bears))
    .map((entry) => {
      const c = columnOf(entry.at);
      const stacks = entry.later ? down : up;
      const n = stacks.get(c) ?? 0;
      stacks.set(c, n + 1);
      return { entry, cx: x(from + c + column / 2), n, full: labelAll || entry.bears };
    });
  const highest = Math.max(8, ...up.values());
  const lowest = Math.max(3, ...down.values());
  const step = Math.min(UP, 46 / highest);
  const drop = Math.min(DOWN, 17 / lowest);
  // One path for all marks of a kind: each element costs a part of a frame.
  const marks = new Map<string, string>();
  for (const { entry, cx, n, full } of dots) {
    const kind = `${entry.later ? 'later' : 'dot'}${full ? '' : ' quiet'}`;
    const y = entry.later ? LINE + 3 + n * drop : LINE - 5 - n * step - 1.9;
    const shape = entry.later ? 'l2.4 2.4-2.4 2.4-2.4-2.4z' : 'a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8z';
    marks.set(kind, `${marks.get(kind) ?? ''}M${cx.toFixed(1)} ${y.toFixed(1)}${shape}`);
  }
  const yearOf = (day: number) => from + (day - dayOf(`${from}`)) / 365.2425;
  const essayX = x(yearOf(essayDay));
  const top = LINE - 5 - (up.get(columnOf(essayDay)) ?? 0) * step;
  const decades = [];
  for (let y = from; y < to; y += 10) decades.push(y);
  const every = decades.length > 5 ? 20 : 10;
  const told = entries.filter((e) => e.event).length;
  const since = entries.length - told;
  const label = t(
    'timeline_strip',
    `${from}`,
    `${to - 1}`,
    plural(told, t('timeline_strip_events_one', told), t('timeline_strip_events_other', told)),
    plural(since, t('timeline_strip_later_one', since), t('timeline_strip_later_other', since)),
    dateText(lang, essay),
    article ? dateText(lang, article) : t('timeline_unknown'),
  );
  const articleX = articleDay === null ? null : Math.min(width - 1, x(yearOf(articleDay)));
  const anchor = (at: number) => (at < 30 ? 'start' : at > width - 30 ? 'end' : 'middle');
  // Too near each other for two labels in a row: then each leans away from the other, one above the other.
  const crowded = articleX !== null && Math.abs(articleX - essayX) < 60;
  const lean = (x: number, other: number) => {
    const edge = anchor(x);
    return edge === 'middle' ? (x <= other ? 'end' : 'start') : edge;
  };
  const essayAnchor = crowded ? lean(essayX, articleX) : anchor(essayX);
  const articleAnchor = articleX === null ? undefined : crowded ? lean(articleX, essayX) : anchor(articleX);
  return (
    <svg class="tl-over" width={width} height={88} viewBox={`0 0 ${width} 88`} role="img" aria-label={label}>
      <path class="line" d={`M0 ${LINE}H${width}` + decades.map((y) => `M${x(y).toFixed(1)} ${LINE}v4`).join('')} />
      {decades
        .filter((y) => (y - from) % every === 0 && x(y) < width - 24)
        .map((y) => (
          <text key={y} x={x(y)} y={82} text-anchor={anchor(x(y))}>
            {y}
          </text>
        ))}
      {[...marks].map(([kind, d]) => (
        <path key={kind} class={kind} d={d} />
      ))}
      <text class="essay" x={essayX} y={Math.max(10, top - 2)} text-anchor={essayAnchor}>
        {t('timeline_strip_essay')}
      </text>
      {articleX !== null && (
        <>
          <path class="now" d={`M${articleX.toFixed(1)} ${LINE - 1}V${crowded ? 30 : 44}`} />
          <text class="strong" x={articleX} y={crowded ? 26 : 39} text-anchor={articleAnchor}>
            {t('timeline_strip_article')}
          </text>
        </>
      )}
    </svg>
  );
}
