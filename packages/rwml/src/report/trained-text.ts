import type { EvaluationResult } from "../evaluate/evaluation-task.js";
import { formatFigure } from "../progress/format-figure.js";

/** What to say of test data that were trained on; nothing where none were, and every model says so. */
export function trainedText({
  trained,
  transitions,
  episodes,
}: Pick<EvaluationResult, "trained" | "transitions" | "episodes">): readonly string[] {
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
  ];
}
