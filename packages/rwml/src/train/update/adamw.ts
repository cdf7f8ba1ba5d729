import type { Parameters } from "../../model/network/parameters.js";

/** Options of {@link adamw}. */
export interface AdamWOptions {
  /** Decay of the mean of the gradients. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the mean of their squares. Default 0.95. */
  readonly beta2?: number;
  /** Added to the root of the second mean. Default 1e-8. */
  readonly epsilon?: number;
  /** Share of each matrix that is taken away at each step, times the learning rate. Default 0. */
  readonly weightDecay?: number;
}

/** What an optimiser remembers. Stored with the parameters, it continues a run exactly. */
export interface AdamWState {
  readonly first: Parameters;
  readonly second: Parameters;
  /** Updates made so far. */
  step: number;
}

/** AdamW (arXiv 1711.05101). */
export interface AdamW {
  /** The state before the first update. */
  start(parameters: Parameters): AdamWState;
  /** Updates parameters and state in place. Gradients have to be finite: `clipGradients` tells. */
  step(parameters: Parameters, gradients: Parameters, state: AdamWState, learningRate: number): void;
}

/**
 * Adding this to a mean and taking it away again rounds the mean to multiples of 1e-36. That of a parameter without gradient
 * would otherwise sink among the subnormal numbers and stay there, whose arithmetic is many times slower; comparing
 * instead would cost a third of the whole update.
 */
const rounding = 1e-20;

/** Makes an optimiser; what it remembers is apart, in plain arrays. */
export function adamw(options: AdamWOptions = {}): AdamW {
  const { beta1 = 0.9, beta2 = 0.95, epsilon = 1e-8, weightDecay = 0 } = options;
  return {
    start(parameters) {
      const zeros = (): Parameters =>
        Object.fromEntries(
          Object.entries(parameters).map(([name, values]) => [name, new Float32Array(values.length)]),
        );
      return { first: zeros(), second: zeros(), step: 0 };
    },

    step(parameters, gradients, state, learningRate) {
      state.step += 1;
      const rate = learningRate / (1 - beta1 ** state.step);
      const correction = 1 / Math.sqrt(1 - beta2 ** state.step);
      for (const [name, values] of Object.entries(parameters)) {
        const keep = name.endsWith("gain") ? 1 : 1 - learningRate * weightDecay;
        const [first, second] = [state.first[name]!, state.second[name]!];
        update(values, gradients[name]!, first, second, beta1, beta2, epsilon, rate, correction, keep);
      }
    },
  };
}

function update(
  values: Float32Array,
  gradients: Float32Array,
  first: Float32Array,
  second: Float32Array,
  beta1: number,
  beta2: number,
  epsilon: number,
  rate: number,
  correction: number,
  keep: number,
): void {
  const [share1, share2] = [1 - beta1, 1 - beta2];
  for (let index = 0; index < values.length; index++) {
    const gradient = gradients[index]!;
    const mean = beta1 * first[index]! + share1 * gradient + rounding - rounding;
    const square = beta2 * second[index]! + share2 * gradient * gradient + rounding - rounding;
    first[index] = mean;
    second[index] = square;
    values[index] = keep * values[index]! - (rate * mean) / (Math.sqrt(square) * correction + epsilon);
  }
}
