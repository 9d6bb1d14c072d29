import fc from 'fast-check';

/** Settings of a property that is a fuzz: many runs, and the seed is said, so that any run can be had again with P38_SEED. */
export function fuzz(numRuns = 10_000): { numRuns: number; seed: number } {
  const seed = Number(process.env['P38_SEED'] ?? fc.sample(fc.integer(), 1)[0]);
  console.info(`fast-check: ${numRuns} runs each, P38_SEED=${seed}`);
  return { numRuns, seed };
}
