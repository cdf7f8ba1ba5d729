import { GymError, type Random } from "@rwml/core";

/**
 * The next token given the probability of each: the likeliest at temperature 0 (the first of equals), else a draw
 * from the probabilities to the power of 1 / temperature.
 *
 * @throws GymError `onnx/no-probabilities` when they are not numbers
 */
export function chooseToken(probabilities: Float32Array, temperature: number, random: Random): number {
  // One that is not a number leaves none of its row a number: the first tells of all.
  if (Number.isNaN(probabilities[0])) throw noProbabilities();
  if (temperature === 0) return likeliest(probabilities);
  if (temperature === 1) return draw(probabilities, random);
  const largest = probabilities[likeliest(probabilities)]!;
  return draw(
    probabilities.map((probability) => (probability / largest) ** (1 / temperature)),
    random,
  );
}

function likeliest(probabilities: Float32Array): number {
  let best = 0;
  for (let token = 1; token < probabilities.length; token++) {
    if (probabilities[token]! > probabilities[best]!) best = token;
  }
  return best;
}

function draw(weights: Float32Array, random: Random): number {
  let total = 0;
  for (let token = 0; token < weights.length; token++) total += weights[token]!;
  let rest = random.float() * total;
  let last = 0;
  for (let token = 0; token < weights.length; token++) {
    const weight = weights[token]!;
    if (weight === 0) continue;
    rest -= weight;
    if (rest < 0) return token;
    last = token;
  }
  // Rounding can leave a rest behind the last token with a chance.
  return last;
}

function noProbabilities(): GymError {
  return new GymError(
    "onnx/no-probabilities",
    "The model gives no probabilities: its parameters are so large that what it computes is not finite. Train it again, with a lower learning rate.",
  );
}
