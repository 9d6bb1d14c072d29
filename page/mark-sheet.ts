/** The style of the marks, as CSS text for `scripting.insertCSS`. */
import type { Theme } from './theme';

export interface Shade {
  /** Colour of the line. */
  line: string;
  /** Soft ground of the active mark, and of all marks in the style `background`. */
  soft: string;
}

/** Names in `CSS.highlights`. The page can see them, so they are prefixed and say nothing. */
export const NAMES = {
  mark: { light: 'p38-mark', dark: 'p38-mark-dark' },
  active: { light: 'p38-active', dark: 'p38-active-dark' },
} as const;
export type Kind = keyof typeof NAMES;

/**
 * Insert it twice, with `origin: 'USER'` and with `origin: 'AUTHOR'`. As a user sheet it holds in shadow roots and against anything a
 * page declares, but Chromium takes only text decorations of highlights from those; as an author sheet it paints the grounds there.
 * Nothing of it is in print, and under forced colours it is the system's own.
 */
export function markSheet(style: 'underline' | 'dotted' | 'background', shades: Record<Theme, Shade>): string {
  const rule = (name: string, css: string) => `::highlight(${name}){${css}}`;
  const line = (kind: string, colour: string) =>
    `text-decoration:underline ${kind} ${kind === 'dotted' ? '2px' : 'max(1px,0.07em)'} ${colour} !important;` +
    'text-underline-offset:0.2em !important;text-decoration-skip-ink:none !important;';
  const ground = (colour: string) => `background-color:${colour} !important;`;
  const rules = (['light', 'dark'] as const).flatMap((theme) => {
    const { line: ink, soft } = shades[theme];
    const rest = style === 'background' ? ground(soft) : line(style === 'dotted' ? 'dotted' : 'solid', ink);
    return [
      rule(NAMES.mark[theme], rest),
      rule(NAMES.active[theme], ground(soft) + line('solid', ink).replace('max(1px,0.07em)', '2px')),
    ];
  });
  const forced = (['light', 'dark'] as const).flatMap((theme) => [
    rule(NAMES.mark[theme], 'background-color:transparent !important;' + line('dotted', 'LinkText')),
    rule(NAMES.active[theme], `${ground('Mark')}color:MarkText !important;${line('solid', 'MarkText')}`),
  ]);
  return `@media screen{${rules.join('')}}@media screen and (forced-colors:active){${forced.join('')}}`;
}
