import { loadEnv } from "@rwml/core";
import type { Relabelled, RelabelReport } from "@rwml/core/dataset";
import { registerEnvironments } from "../../../act/environments/register-environments.js";
import { formatFigure } from "../../../act/progress/format-figure.js";
import { print, printJson } from "../../cli-context.js";
import { argument, defineCommand } from "../../command.js";
import { exitCode } from "../../exit-code.js";
import { loadingOptions, loadOptions } from "../../loading-options.js";
import { flag, neededText } from "../../option.js";
import { asPath, neededPath } from "../../paths/path-option.js";
import { readsFolder, writesFolder } from "../../paths/path-use.js";
import { countedStage } from "../../progress/counted-stage.js";

/** `rwml dataset relabel IN`. */
export const relabel = defineCommand({
  name: "dataset relabel",
  summary: "write a dataset again, with what an expert would have done at every step",
  arguments: { dataset: asPath(readsFolder, argument("a dataset's folder")) },
  options: {
    ...loadingOptions,
    expert: neededText("name", "whom to ask: one of the environment's experts, see rwml show"),
    out: neededPath(writesFolder, "folder", "where the new dataset goes"),
    json: flag("print the manifest as JSON"),
  },
  examples: ["rwml dataset relabel runs/train --expert expert --out runs/train-expert"],
  failsWhen: "the expert knew nothing at any step",
  async run(input, context) {
    const { openDataset, relabelDataset } = await import("@rwml/core/dataset");
    const { env, counts } = (await openDataset(input.dataset)).manifest;
    await registerEnvironments(input.import);
    const envModule = await loadEnv(env, loadOptions(input));
    const { progress, end } = countedStage(context, {
      ...{ stage: "relabel", title: `Ask ${input.expert} about ${input.dataset}`, unit: "episodes" },
    });
    const relabelled = await relabelDataset({
      ...{ dir: input.dataset, out: input.out, envModule, expert: input.expert },
      signal: context.interruption(),
      onProgress: (done) => progress(done, counts.episodes),
    });
    end({ steps: relabelled.steps });
    if (input.json) printJson(context, relabelled.manifest);
    else print(context, summary(input, relabelled, counts.episodes));
    if (relabelled.interrupted) return exitCode.interrupted;
    return relabelled.steps > 0 && relabelled.advised === 0 ? exitCode.failed : exitCode.ok;
  },
});

interface Folders {
  readonly dataset: string;
  readonly out: string;
}

function summary({ dataset, out }: Folders, relabelled: Relabelled, total: number): string {
  const { episodes, steps, advised, agreeing, interrupted } = relabelled;
  if (interrupted) {
    return `Interrupted after ${formatFigure(episodes)} of ${formatFigure(total)} episodes. What was written is kept in ${out}: run the same command again to go on.`;
  }
  return [
    `${out}: ${formatFigure(episodes)} episodes, ${formatFigure(steps)} steps`,
    `The expert knew an action at ${formatFigure(advised)} of them, at ${formatFigure(agreeing)} the one that was taken.`,
    ...unknownLines(relabelled),
    ...replacedLines(dataset, relabelled),
  ].join("\n");
}

function unknownLines({ unknown, steps, advised }: RelabelReport): readonly string[] {
  if (advised === steps) return [];
  const kinds = Object.entries(unknown).map(([code, count]) => `${formatFigure(count)} × ${code}`);
  return [`It knew nothing at ${formatFigure(steps - advised)}: ${kinds.join(", ")}`];
}

function replacedLines(dataset: string, { replaced }: RelabelReport): readonly string[] {
  if (replaced === 0) return [];
  return [
    `An expert had answered at ${formatFigure(replaced)} of them before: those answers are replaced here, and stay in ${dataset}.`,
  ];
}
