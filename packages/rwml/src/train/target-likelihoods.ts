import type { TokenTarget } from "../data/episode-windows.js";

/**
 * How likely a model finds the real observation of each target, as a whole, in [0, 1].
 *
 * @param logProbabilities of one window; each place holds that of the token after it, as training graphs give them
 */
export function targetLikelihoods(targets: readonly TokenTarget[], logProbabilities: Float32Array): number[] {
  return targets.map(({ start, end }) =>
    Math.exp(logProbabilities.subarray(start - 1, end - 1).reduce((sum, one) => sum + one, 0)),
  );
}
