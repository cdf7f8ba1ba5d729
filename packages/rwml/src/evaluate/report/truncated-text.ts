import { formatFigure } from "../../act/progress/format-figure.js";
import type { Evaluation } from "./report.js";

/** What to say of predictions that were cut off; nothing where all ended. */
export function truncatedText(
  evaluations: readonly Pick<Evaluation, "name" | "truncated" | "greedy">[],
): readonly string[] {
  return evaluations.flatMap(({ name, truncated, greedy }) => {
    if (truncated === null || truncated.greedy + truncated.sampled === 0) return [];
    const [likeliest, drawn] = [truncated.greedy, truncated.sampled].map(formatFigure);
    return [
      `Of ${formatFigure(greedy.all.exactMatch.count)} predictions of ${name}, ${likeliest} of the likeliest and ${drawn} of the drawn ones were longer than anything it has learned from, and cut off: they count as wrong.`,
    ];
  });
}
