/**
 * Multinomial logistic regression with an L2 penalty, over sparse named features: small, deterministic, no dependency.
 * Fitted by full-batch gradient descent with Adam's step sizes (Kingma and Ba 2015) from a fixed start.
 */

export interface Example {
  /** Named features with their values; each has a weight for every class. */
  features: { name: string; value: number }[];
  /** For each class the values of features whose weight all classes share. */
  shared: number[][];
  /** Share of each class in the truth; sums to 1. */
  target: number[];
  /** How much the example counts. */
  weight: number;
}

export interface Fit {
  /** Feature -> a weight for each class. */
  weights: Map<string, number[]>;
  shared: number[];
}

const ROUNDS = 200;
const STEP = 0.1;
const SHARED_PENALTY = 0.5;

/**
 * @param penalty of a feature by its name: higher keeps its weights nearer to 0
 * @param allowed which weights may differ from 0
 */
export function fit(
  examples: Example[],
  penalty: (name: string) => number,
  allowed: (name: string, k: number) => boolean = () => true,
): Fit {
  const classes = examples[0]!.target.length;
  const common = examples[0]!.shared[0]!.length;
  const index = new Map<string, number>();
  const rows = examples.map(({ features }) =>
    features.map(({ name }) => index.get(name) ?? (index.set(name, index.size), index.size - 1)),
  );
  const penalties = [...index.keys()].map(penalty);
  const own = index.size * classes;
  const free = [...index.keys()].flatMap((name) => Array.from({ length: classes }, (_, k) => allowed(name, k)));
  const w = new Float64Array(own + common);
  const gradient = new Float64Array(w.length);
  const mean = new Float64Array(w.length);
  const square = new Float64Array(w.length);
  const p = new Float64Array(classes);
  for (let round = 1; round <= ROUNDS; round++) {
    for (let i = 0; i < own; i++) gradient[i] = penalties[(i / classes) | 0]! * w[i]!;
    for (let s = own; s < w.length; s++) gradient[s] = SHARED_PENALTY * w[s]!;
    examples.forEach(({ features, shared, target, weight }, x) => {
      const row = rows[x]!;
      for (let k = 0; k < classes; k++) {
        let sum = 0;
        for (let s = 0; s < common; s++) sum += w[own + s]! * shared[k]![s]!;
        for (let j = 0; j < row.length; j++) sum += w[row[j]! * classes + k]! * features[j]!.value;
        p[k] = sum;
      }
      softmax(p);
      for (let k = 0; k < classes; k++) p[k] = (p[k]! - target[k]!) * weight;
      for (let j = 0; j < row.length; j++)
        for (let k = 0; k < classes; k++) gradient[row[j]! * classes + k]! += p[k]! * features[j]!.value;
      for (let k = 0; k < classes; k++) for (let s = 0; s < common; s++) gradient[own + s]! += p[k]! * shared[k]![s]!;
    });
    const step = STEP * (1 - (0.9 * round) / ROUNDS);
    for (let i = 0; i < w.length; i++) {
      if (i < own && !free[i]) continue;
      const g = gradient[i]!;
      mean[i] = 0.9 * mean[i]! + 0.1 * g;
      square[i] = 0.99 * square[i]! + 0.01 * g * g;
      w[i]! -= (step * (mean[i]! / (1 - 0.9 ** round))) / (Math.sqrt(square[i]! / (1 - 0.99 ** round)) + 1e-8);
    }
  }
  const weights = new Map([...index].map(([name, i]) => [name, [...w.slice(i * classes, (i + 1) * classes)]]));
  return { weights, shared: [...w.slice(own)] };
}

function softmax(sums: Float64Array): void {
  const top = Math.max(...sums);
  let total = 0;
  for (let k = 0; k < sums.length; k++) total += sums[k] = Math.exp(sums[k]! - top);
  for (let k = 0; k < sums.length; k++) sums[k]! /= total;
}
