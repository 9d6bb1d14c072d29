import fc from 'fast-check';
import { seed } from './fuzz.ts';
import { ToldOnce } from './observer.ts';

fc.configureGlobal({ seed });
// The one of happy-dom tells nothing.
if (typeof IntersectionObserver !== 'undefined') globalThis.IntersectionObserver = ToldOnce;
