import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../../tools/browsers.ts';
import type { Proxy } from './proxy.ts';
import type { Box, Root, Surface } from './surface.ts';

/** One marked run of text as the page's own script can see it. */
export interface Mark {
  /** Name of the highlight. */
  highlight: string;
  text: string;
  /** First client rectangle, in the viewport as scrolled now; null if it is not rendered. */
  box: Box | null;
}

export interface LaunchOptions {
  /** Path of the browser's program. */
  path: string;
  /** The unpacked extension; null launches the browser without one. */
  extension: string | null;
  proxy: Proxy;
  headless?: boolean;
  width?: number;
  height?: number;
  /** BCP 47 tag of the language that the browser asks pages for. */
  lang?: string;
}

/** A tab, alike in both browsers. As a surface it is the page's document. */
export interface Tab extends Surface {
  readonly page: Page;
  /** Goes to another address in this tab and waits for its load event. */
  goto(url: string): Promise<void>;
  /** Clicks the extension's toolbar button as a person does. */
  toolbarClick(): Promise<void>;
  /** Runs a command of the extension (`commands` in the manifest) the way its key does. */
  command(name: string): Promise<void>;
  /** Text of the toolbar button's badge for this tab. */
  badge(): Promise<string>;
  /** Everything in `CSS.highlights`, in document order; `reveal` scrolls the one with that index into the window. */
  marks(reveal?: number): Promise<Mark[]>;
  /** The closed shadow roots that hang on a child of `html` or `body`: ours, since the sample pages have none. */
  roots(): Promise<Surface[]>;
  /** The page's own DOM as markup, with what is adopted beside it. */
  serialized(): Promise<string>;
  close(): Promise<void>;
}

export interface Driver {
  readonly name: BrowserName;
  readonly version: string;
  /** Where extension pages live: `chrome-extension://…/`. */
  readonly origin: string;
  readonly proxy: Proxy;
  /** Opens an address in a new tab in front and waits for its load event. */
  open(url: string): Promise<Tab>;
  /** Waits for the tab that the extension opens once it is installed, and closes it: it would come in front of others. */
  closeWelcome(): Promise<void>;
  /** Opens a page of the extension in a new tab. */
  openExtensionPage(path: string): Promise<Tab>;
  /** The browser's own sidebar of the front window, if the extension's is open there. */
  sidebar(): Promise<Surface | null>;
  /**
   * Takes back or grants a host pattern (`*://*.example.org/*`), as the browser's settings page does. Chromium grants only
   * what the manifest's `host_permissions` name.
   */
  grant(pattern: string): Promise<void>;
  revoke(pattern: string): Promise<void>;
  /** Stops the background, as the browser does when it has been idle; the next event starts it again. */
  stopBackground(): Promise<void>;
  /** Reloads the extension, as an update does. */
  reloadExtension(): Promise<void>;
  /**
   * Errors of pages, extension pages and background since the last call: thrown, refused by a policy, or logged as error.
   * (What Firefox's sidebar and background log by console.error is not among them; what they throw is.)
   */
  errors(): Promise<string[]>;
  /** Resolves when the browser has gone, by `close` or because somebody closed it. */
  closed(): Promise<void>;
  close(): Promise<void>;
}

/** Ms in which the extension opens its welcome page after it was installed, on a busy machine. */
export const WELCOME = 30_000;

/** What the harness needs of a manifest. */
export interface Manifest {
  browser_specific_settings?: { gecko?: { id?: string } };
  side_panel?: { default_path?: string };
}

/** @throws Error when the folder holds no manifest. */
export function manifestOf(extension: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  } catch (error) {
    throw new Error(`${extension} holds no built extension (${(error as Error).message})`, { cause: error });
  }
}

/** Runs in the page: all marks; the one with index `reveal` is scrolled into the window first. */
export function readMarks(_root: Root, reveal: number | null): Mark[] {
  const found: { highlight: string; range: Range }[] = [];
  for (const [highlight, ranges] of CSS.highlights) {
    for (const r of ranges) {
      const range = document.createRange();
      range.setStart(r.startContainer, r.startOffset);
      range.setEnd(r.endContainer, r.endOffset);
      if (!range.collapsed) found.push({ highlight, range });
    }
  }
  found.sort((a, b) =>
    a.range.startContainer.getRootNode() === b.range.startContainer.getRootNode()
      ? a.range.compareBoundaryPoints(Range.START_TO_START, b.range)
      : 0,
  );
  const runs: { highlight: string; ranges: Range[] }[] = [];
  for (const { highlight, range } of found) {
    const before = runs.at(-1);
    const last = before?.ranges.at(-1);
    // one term across inline elements is several ranges with nothing between them
    const between = last && document.createRange();
    between?.setStart(last!.endContainer, last!.endOffset);
    between?.setEnd(range.startContainer, range.startOffset);
    if (before?.highlight === highlight && between?.toString() === '') before.ranges.push(range);
    else runs.push({ highlight, ranges: [range] });
  }
  const wanted = reveal === null ? undefined : runs[reveal]?.ranges[0];
  if (wanted) {
    wanted.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const y = wanted.getClientRects()[0]?.y ?? 0; // the element may be taller than the window
    if (y < 0 || y > innerHeight) scrollBy({ top: y - innerHeight / 2, behavior: 'instant' });
  }
  return runs.map(({ highlight, ranges }) => {
    const rect = ranges[0]?.getClientRects()[0];
    return {
      highlight,
      text: ranges.map(String).join(''),
      box: rect ? { x: rect.x, y: rect.y, width: rect.width, height: rect.height } : null,
    };
  });
}

/** Runs in the page: its DOM as markup, with the number of its sheets. */
export function serializePage(): string {
  const { documentElement, styleSheets, adoptedStyleSheets } = document;
  return `${styleSheets.length} sheets, ${adoptedStyleSheets.length} adopted\n${documentElement.outerHTML}`;
}
