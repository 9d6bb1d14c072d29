import { flatParent } from './ranges';

export type Theme = 'light' | 'dark';

/** Red, green, blue and alpha, each 0 … 1, gamma-encoded sRGB. */
export type Colour = readonly [number, number, number, number];

/** Above this a text is light, so what it stands on is dark (and the other way round). 4.5:1 against white ends at 0.18. */
const MIDDLE = 0.2;

/** Relative luminance, WCAG 2: 0 black … 1 white. */
export function luminance([r, g, b]: Colour): number {
  const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** `over` painted on an opaque `under`. */
export const blend = (over: Colour, under: Colour): Colour => {
  const mix = (i: 0 | 1 | 2) => over[i] * over[3] + under[i] * (1 - over[3]);
  return [mix(0), mix(1), mix(2), 1];
};

const number = (text: string | undefined, whole: number): number =>
  text === undefined || text === 'none' ? 0 : text.endsWith('%') ? parseFloat(text) / 100 : parseFloat(text) / whole;

/**
 * Reads a computed colour. Wide-gamut spaces are taken for sRGB, and of lab and lch only the lightness is kept: enough to tell
 * light from dark. Null for what it can't read.
 */
export function parseColour(computed: string): Colour | null {
  const match = /^(rgba?|color|(?:ok)?l(?:ab|ch))\(([^)]*)\)$/.exec(computed.trim());
  if (!match) return null;
  const [, name, inside] = match;
  const [values = '', slashed] = inside!.split('/');
  const parts = values.trim().split(/[\s,]+/);
  if (name === 'color') parts.shift();
  const comma = parts[3];
  const alpha = slashed !== undefined ? number(slashed.trim(), 1) : comma !== undefined ? number(comma, 1) : 1;
  let rgb: [number, number, number];
  if (name === 'color' || name === 'rgb' || name === 'rgba') {
    const whole = name === 'color' ? 1 : 255;
    rgb = [number(parts[0], whole), number(parts[1], whole), number(parts[2], whole)];
  } else {
    const grey = number(parts[0], name!.startsWith('ok') ? 1 : 100);
    rgb = [grey, grey, grey];
  }
  return [...rgb, alpha].some((n) => Number.isNaN(n)) ? null : [...rgb, alpha];
}

const WHITE: Colour = [1, 1, 1, 1];
const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/**
 * Light or dark, from what was measured.
 * @param text colour of the text
 * @param layers background colours from the text outwards; null where a picture or gradient lies
 */
export function judgeTheme(text: Colour | null, layers: Layers): Theme {
  const words = text ? luminance(text) : 0;
  const byText: Theme = words > MIDDLE ? 'dark' : 'light';
  const end = layers.findIndex((layer) => layer === null || layer[3] === 1);
  // Nothing opaque: what shows is the browser's own canvas, white or dark by the page's colour scheme; the text was made for it.
  const ground = end < 0 ? (byText === 'dark' ? null : WHITE) : layers[end];
  if (!ground) return byText;
  const seen = luminance(
    layers.slice(0, end < 0 ? layers.length : end).reduceRight<Colour>((under, over) => blend(over!, under), ground),
  );
  // Nobody could read this text on this background: something else lies behind it (a positioned picture, a video).
  if (text && contrast(words, seen) < 1.3) return byText;
  return contrast(seen, 0) > contrast(seen, 1) ? 'light' : 'dark';
}

/** What lies behind an element, from itself outwards, up to the first that hides the rest. */
export type Layers = readonly (Colour | null)[];
const NONE: Layers = [];

/** Text darker than the first or lighter than the second can be read on one kind of ground only. */
const PLAIN = [0.1, 0.5] as const;

/**
 * What was measured in one pass over many elements; throw it away afterwards. A page has few colours: an element whose plain text colour
 * was met before stands on the ground that was met with it.
 */
export class Measured {
  readonly layers = new Map<Element, Layers>();
  readonly themes = new Map<string, Theme>();
}

/**
 * Whether the page is light or dark at an element, by its measured background, not by the system's theme. Only reads computed styles.
 * @param measured for many calls in a row
 */
export function themeAt(element: Element, measured = new Measured()): Theme {
  const { color } = getComputedStyle(element);
  const before = measured.themes.get(color);
  if (before) return before;
  const text = parseColour(color);
  const theme = judgeTheme(text, layersAt(element, measured.layers));
  const brightness = text ? luminance(text) : MIDDLE;
  if (brightness < PLAIN[0] || brightness > PLAIN[1]) measured.themes.set(color, theme);
  return theme;
}

function layersAt(element: Element, known: Map<Element, Layers>): Layers {
  const walked: { at: Element; own: Colour | null | undefined }[] = [];
  let layers = NONE;
  for (let at: Element | null = element; at; at = flatParent(at)) {
    const before = known.get(at);
    if (before) {
      layers = before;
      break;
    }
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    const own = backgroundImage === 'none' ? parseColour(backgroundColor) : null;
    walked.push({ at, own: own?.[3] === 0 ? undefined : own });
    if (own === null || own[3] === 1) break;
  }
  for (const { at, own } of walked.reverse()) {
    if (own !== undefined) layers = own === null || own[3] === 1 ? [own] : [own, ...layers];
    known.set(at, layers);
  }
  return layers;
}
