/**
 * Runs before the shipped doorbell.js: stops the clock that it goes by, so that it never thinks its slice is over and reads
 * to the end at once. What that took, doorbell.ts tells.
 */
const now = performance.now.bind(performance);
const began = now();
performance.now = () => began;
(globalThis as { benchElapsed?: () => number }).benchElapsed = () => now() - began;
export {};
