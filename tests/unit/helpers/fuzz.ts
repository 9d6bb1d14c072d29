import fc from 'fast-check';

/** Seed of all properties: the same on every run, so that a red run is red again; `P38_SEED=random` looks elsewhere. */
const { P38_SEED } = process.env;
export const seed = P38_SEED === 'random' ? fc.sample(fc.integer(), 1)[0]! : Number(P38_SEED ?? 38);

/** Settings of a property that is a fuzz: many runs, and the seed is said, so that any run can be had again with P38_SEED. */
export function fuzz(numRuns = 10_000): { numRuns: number; seed: number } {
  console.info(`fast-check: ${numRuns} runs each, P38_SEED=${seed}`);
  return { numRuns, seed };
}
