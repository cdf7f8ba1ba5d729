import { seededRandom } from "@rwml/core";
import type { ExamplePrediction } from "./report/report.js";
import type { Outcome } from "./score-table.js";

/** What every way to predict said about the same transitions, in the same order. */
export interface Predictions {
  readonly name: string;
  readonly texts: readonly string[];
}

/** The transitions themselves, in that order. */
export interface RealTransition extends Pick<Outcome, "episode" | "step" | "determined"> {
  readonly action: string;
  readonly observation: string;
}

/**
 * Draws transitions to show: half of them at random, half from those that the last way to predict got wrong, since a
 * reader learns more from mistakes. The draw looks at nothing else.
 */
export function chooseExamples(
  real: readonly RealTransition[],
  predictions: readonly Predictions[],
  gap: (predicted: string, real: string) => number,
  count: number,
  seed: number,
): ExamplePrediction[] {
  const random = seededRandom(seed, "examples");
  const places = random.shuffle(real.map((_, index) => index));
  const last = predictions.at(-1);
  const wrong = places.filter(
    (index) => last !== undefined && last.texts[index] !== real[index]!.observation,
  );
  const chosen = [...new Set([...wrong.slice(0, Math.floor(count / 2)), ...places])].slice(0, count);
  return chosen
    .sort((left, right) => left - right)
    .map((index) => {
      const { episode, step, action, determined, observation } = real[index]!;
      return {
        episode,
        step,
        action,
        determined,
        real: observation,
        predictions: predictions.map(({ name, texts }) => {
          const text = texts[index]!;
          return { name, text, gap: gap(text, observation), exact: text === observation };
        }),
      };
    });
}
