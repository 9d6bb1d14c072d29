/** What WXT would generate into .wxt; written by hand, so that a fresh clone type-checks before its first build. */
import 'wxt/browser';

declare module 'wxt/browser' {
  export interface WxtRuntime {
    getURL(path: string): string;
  }
}
