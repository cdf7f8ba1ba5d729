import type { Parameters } from "../../model/network/parameters.js";

/**
 * Scales gradients in place so that their norm, over all of them together, is at most `maximum`.
 *
 * @returns the norm before. When it is not finite nothing was changed, and the gradients must not be applied.
 */
export function clipGradients(gradients: Parameters, maximum: number): number {
  let squares = 0;
  for (const values of Object.values(gradients)) squares += sumOfSquares(values);
  const norm = Math.sqrt(squares);
  if (Number.isFinite(norm) && norm > maximum) {
    const factor = maximum / norm;
    for (const values of Object.values(gradients)) {
      for (let index = 0; index < values.length; index++) values[index]! *= factor;
    }
  }
  return norm;
}

/** Four sums side by side, so that an addition need not wait for the one before it. */
function sumOfSquares(values: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = values.length - (values.length % 4);
  for (let index = 0; index < whole; index += 4) {
    first += values[index]! * values[index]!;
    second += values[index + 1]! * values[index + 1]!;
    third += values[index + 2]! * values[index + 2]!;
    fourth += values[index + 3]! * values[index + 3]!;
  }
  for (let index = whole; index < values.length; index++) first += values[index]! * values[index]!;
  return first + second + third + fourth;
}
