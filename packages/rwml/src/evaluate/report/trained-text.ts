import { formatFigure } from "../../act/progress/format-figure.js";
import type { EvaluationResult } from "../evaluation-task.js";
import { retrievalName } from "../learned-from.js";

/**
 * What to say of test data that were trained on, and of a baseline that has not read what the models have; nothing where
 * every model has learned from the same, and from nothing that is tested.
 */
export function trainedText({
  trained,
  transitions,
  episodes,
  learned,
}: Pick<EvaluationResult, "trained" | "transitions" | "episodes" | "learned">): readonly string[] {
  const shares = `${formatFigure(trained.transitions)} of the ${formatFigure(transitions)} transitions (${formatFigure(trained.episodes)} of ${formatFigure(episodes)} episodes)`;
  return [
    ...(trained.episodes === 0
      ? []
      : [
          `${shares} were trained on: the figures say what the models remember, not what they can foretell. Evaluate on other episodes: collect with seeds that were not trained on (--seed), or in another environment.`,
        ]),
    ...(trained.unknown.length === 0
      ? []
      : [
          `It is not known whether ${trained.unknown.join(", ")} saw these data in training: an earlier version of rwml wrote them, and did not keep what they were trained on.`,
        ]),
    ...(learned === null
      ? [
          `${retrievalName}, the baseline that learns, was left out: name the dataset that the models were trained on with --learn-from.`,
        ]
      : learned.otherwiseTrained.length === 0
        ? []
        : [
            `${retrievalName} has read other files than ${learned.otherwiseTrained.join(", ")} was trained on: their figures are no fair comparison.`,
          ]),
  ];
}
