import type { Manifest } from "@rwml/core/dataset";
import { formatFigure } from "../act/progress/format-figure.js";
import { type CliContext, printError } from "./cli-context.js";

/** Says so where a dataset is not all that it was to become: its finished episodes are read like those of a whole one. */
export function tellIncomplete(
  context: CliContext,
  dataset: string,
  { complete, episodes }: Pick<Manifest, "complete" | "episodes">,
): void {
  if (complete) return;
  const planned = episodes === null ? "" : ` of ${formatFigure(episodes)} that were planned`;
  printError(
    context,
    `${dataset} is not complete, because what writes it was interrupted or still runs: only the finished episodes${planned} are read. The command that began it finishes it.`,
  );
}
