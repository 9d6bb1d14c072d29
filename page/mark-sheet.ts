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

/**
 * Insert it twice, with `origin: 'USER'` and with `origin: 'AUTHOR'`. As a user sheet it reaches into shadow roots, and its important
 * lines hold against anything a page declares. Chromium takes no colours of highlights from user sheets, so the grounds, which are not
 * important, come from the author sheet there. Nothing of it is in print, and under forced colours it is the system's own.
 */
export function markSheet(style: 'underline' | 'dotted' | 'background', shades: Record<Theme, Shade>): string {
  const rule = (name: string, css: string) => `::highlight(${name}){${css}}`;
  const line = (kind: 'dotted' | 'solid', width: string, colour: string) =>
    `text-decoration:underline ${kind} ${width} ${colour} !important;` +
    'text-underline-offset:0.2em !important;text-decoration-skip-ink:none !important;';
  const ground = (colour: string) => `background-color:${colour};`;
  const resting = ({ line: ink, soft }: Shade) => {
    if (style === 'background') return ground(soft);
    return style === 'dotted' ? line('dotted', '2px', ink) : line('solid', 'max(1px,0.07em)', ink);
  };
  const rules = (['light', 'dark'] as const).flatMap((theme) => [
    rule(NAMES.mark[theme], resting(shades[theme])),
    rule(NAMES.active[theme], ground(shades[theme].soft) + line('solid', '2px', shades[theme].line)),
  ]);
  // For Firefox: Chromium paints every highlight as if it were selected then, and lets no style change that.
  const forced = (['light', 'dark'] as const).flatMap((theme) => [
    rule(NAMES.mark[theme], `${ground('transparent')}${line('dotted', '2px', 'LinkText')}`),
    rule(NAMES.active[theme], `${ground('Mark')}color:MarkText;${line('solid', '2px', 'LinkText')}`),
  ]);
  return `@media screen{${rules.join('')}}@media screen and (forced-colors:active){${forced.join('')}}`;
}
