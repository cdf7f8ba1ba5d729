import { formatDuration } from "../../act/progress/format-duration.js";
import { formatFigure } from "../../act/progress/format-figure.js";
import type { GroupCount, StageFigures } from "../../train/training-figures.js";
import { effectiveGroups } from "./effective-groups.js";

/** What the training stages consumed, a line each, and how many groups carried a gradient. */
export function renderStages(stages: readonly StageFigures[], groups: readonly GroupCount[]): string {
  const total = effectiveGroups(groups);
  const lines = stages.map(({ stage, steps, seconds, tokens }) =>
    stage === "rwml"
      ? `rwml: ${formatFigure(steps)} iterations, ${formatFigure(tokens)} tokens sampled, ${formatDuration(seconds)}.`
      : `${stage}: ${formatFigure(steps)} steps, ${formatFigure(tokens)} tokens, ${formatDuration(seconds)}.`,
  );
  if (total.share !== null) {
    const share = (total.share * 100).toFixed(1);
    lines.push(
      `Effective groups: ${formatFigure(total.effective)} of ${formatFigure(total.groups)} (${share}%); the rewards of the others were all equal.`,
    );
  }
  return lines.join("\n");
}
