import { browser } from 'wxt/browser';
import { session } from './session';

/** Scripts put into frames on demand. Every function resolves false where the browser forbids it. */

export type Frame = { tabId: number; frameId?: number };

const target = ({ tabId, frameId }: Frame) => ({ tabId, ...(frameId === undefined ? {} : { frameIds: [frameId] }) });

const DOORBELL = '/doorbell.js';
const files = {
  doorbell: DOORBELL,
  judge: '/judge.js',
  face: '/face.js',
  dock: '/dock.js',
  panel: '/panel.js',
} as const;
/** WXT's type of a script's path knows those that are built; this one is checked by the end-to-end tests. */
type ScriptPath = Parameters<typeof browser.scripting.executeScript>[0] extends { files?: (infer F)[] } ? F : string;

/** The packs' words in a language; '' for languages that no pack has words in. */
export const injectWords = (lang: string, frame: Frame): Promise<boolean> =>
  put([`/words/${lang || 'other'}.js`], frame);

export const inject = (script: keyof typeof files, frame: Frame): Promise<boolean> => put([files[script]], frame);

/** The face with what it shows, in one language. */
export const injectFace = (lang: 'en' | 'ko', frame: Frame): Promise<boolean> =>
  put([`/essay/${lang}.js`, files.face], frame);

async function put(paths: string[], frame: Frame): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: target(frame), files: paths as ScriptPath[] });
    return true;
  } catch {
    return false;
  }
}

/** Styles of the marks: from the browser, so they hold under any content security policy. */
/** Both origins: see page/mark-sheet.ts. */
const origins = ['USER', 'AUTHOR'] as const;

export async function insertMarks(frame: Frame, css: string): Promise<void> {
  await Promise.allSettled(
    origins.map((origin) => browser.scripting.insertCSS({ target: target(frame), css, origin })),
  );
}
export async function removeMarks(frame: Frame, css: string): Promise<void> {
  await Promise.allSettled(
    origins.map((origin) => browser.scripting.removeCSS({ target: target(frame), css, origin })),
  );
}

export type Probe =
  { kind: 'forbidden'; message: string } | { kind: 'open'; type: string; present: 'judge' | 'doorbell' | 'nothing' };

/** Looks at the top frame of a tab: may we, what document is it, and what of ours is there? */
export async function probe(tabId: number): Promise<Probe> {
  try {
    const [result] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => {
        const ours = (globalThis as unknown as Record<symbol, ReturnType<typeof session> | undefined>)[
          Symbol.for('parallel-38')
        ];
        return {
          type: document.contentType,
          present: ours?.judge ? 'judge' : ours?.doorbell ? 'doorbell' : 'nothing',
        } as const;
      },
    });
    const found = result?.result as { type: string; present: 'judge' | 'doorbell' | 'nothing' } | undefined;
    return found ? { kind: 'open', ...found } : { kind: 'forbidden', message: '' };
  } catch (error) {
    return { kind: 'forbidden', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Registers the doorbell for sites that the reader added, replacing what was registered before. */
export async function registerDoorbell(patterns: string[]): Promise<void> {
  const id = 'added-sites';
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (registered.length) await browser.scripting.unregisterContentScripts({ ids: [id] });
  if (!patterns.length) return;
  await browser.scripting.registerContentScripts([
    { id, matches: patterns, js: [DOORBELL], allFrames: true, runAt: 'document_idle', persistAcrossSessions: true },
  ]);
}
