/**
 * Runs before the shipped doorbell.js: stops the clock that it goes by and makes its pauses none, so that it reads to the end
 * in one go, a promise after the other. What that took, doorbell.ts tells.
 */
const now = performance.now.bind(performance);
const began = now();
const world = globalThis as { benchAsked?: number; benchElapsed?: () => number };
world.benchAsked = 0;
performance.now = () => {
  world.benchAsked!++;
  return began;
};
scheduler.yield = () => Promise.resolve();
world.benchElapsed = () => now() - began;
export {};
