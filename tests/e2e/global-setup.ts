import type { TestProject } from 'vitest/node';
import { needBrowser, type BrowserName } from '../../tools/browsers.ts';
import { buildOf } from './builds.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    paths: Record<BrowserName, string>;
  }
}

/** Both browsers must be there, or become so, and both builds: what can't be tested is a failure, not a skip. */
export default function setup(project: TestProject): void {
  const paths = { chromium: needBrowser('chromium'), firefox: needBrowser('firefox') };
  buildOf('chromium');
  buildOf('firefox');
  project.provide('paths', paths);
}
