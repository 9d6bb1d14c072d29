import type { Basis } from '../data/schema';

const PATHS = {
  mark: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5zM3.1 4.15h9.8',
  prev: 'M10 3.5 5.5 8l4.5 4.5',
  next: 'M6 3.5 10.5 8 6 12.5',
  close: 'm4 4 8 8m0-8-8 8',
  pin: 'M5.5 2.5h5m-4 0v4L4.5 9h7l-2-2.5v-4M8 9v4.5',
  more: 'M3.5 8h.01M8 8h.01m4.49 0h.01',
  back: 'M13 8H3.5M7.5 4l-4 4 4 4',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  search: 'M7 2.75a4.25 4.25 0 1 0 0 8.5 4.25 4.25 0 0 0 0-8.5zM10.2 10.2l3.3 3.3',
  left: 'M2.5 3.5h11v9h-11zM6 3.5v9',
  right: 'M2.5 3.5h11v9h-11zM10 3.5v9',
};

/** A 16 px icon; says nothing to a screen reader, so what it stands in needs a label. */
export const Icon = ({ name }: { name: keyof typeof PATHS }) => (
  <svg class="i" viewBox="0 0 16 16" aria-hidden="true" stroke-width={name === 'more' ? 2.2 : undefined}>
    <path d={PATHS[name]} style={name === 'more' ? { strokeWidth: 2.2 } : undefined} />
  </svg>
);

/** How an event is dated, or that it came later: a shape, never a colour alone. */
export type GlyphKind = Basis | 'later';
const CIRCLE = 'M5 .75a4.25 4.25 0 1 0 0 8.5 4.25 4.25 0 0 0 0-8.5z';
export const Glyph = ({ kind }: { kind: GlyphKind }) => (
  <svg class={kind === 'later' ? 'g later' : 'g'} viewBox="0 0 10 10" aria-hidden="true">
    {kind === 'later' ? (
      <path d="M5 0 10 5 5 10 0 5z" />
    ) : (
      <path d={CIRCLE} fill={kind === 'stated' || kind === 'relative' ? 'currentColor' : undefined} />
    )}
    {kind === 'named' && <path d="M5 .75a4.25 4.25 0 0 0 0 8.5z" fill="currentColor" />}
  </svg>
);
