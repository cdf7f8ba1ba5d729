import type { Manifest } from "@rwml/core/dataset";
import type { RecordedSteps } from "../../act/collect/collection-tally.js";
import { failureJson, failuresText } from "../../act/collect/failure-text.js";
import type { TypeCount } from "../../act/collect/type-tally.js";
import { formatFigure } from "../../act/progress/format-figure.js";
import { formatFixed } from "../../act/progress/format-fixed.js";
import { textTable } from "../../evaluate/report/text-table.js";
import { print, printJson } from "../cli-context.js";
import { argument, defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { choosingOptions, loadingOptions, loadOptions } from "../loading-options.js";
import { flag, seed, text, timeLimit, wholeNumber } from "../option.js";
import { neededPath } from "../paths/path-option.js";
import { writesFolder } from "../paths/path-use.js";
import { progressWriter } from "../progress/progress-writer.js";

/** `rwml collect ID`. */
export const collect = defineCommand({
  name: "collect",
  summary: "play episodes and write their transitions as a dataset; run it again to go on",
  arguments: { env: argument("an id from rwml list") },
  options: {
    ...loadingOptions,
    ...choosingOptions,
    policy: text(
      "name",
      "who acts: random, or a policy from rwml show; otherwise what the environment prefers",
      null,
    ),
    episodes: wholeNumber("how many episodes", 100),
    seed: seed("the seed of the first episode; the next ones count up", 0),
    out: neededPath(writesFolder, "folder", "where the dataset goes"),
    workers: wholeNumber("threads", 2, { most: 64 }),
    maxSteps: wholeNumber("end each episode after this many steps; otherwise the environment's limit", null),
    inOrder: flag("play the tasks in turn instead of drawing them"),
    stepTimeout: timeLimit("end a step that takes longer; its episode fails. 0 for never", 60),
    workerMemory: wholeNumber(
      "MiB that a thread may use; an episode that takes more fails. Otherwise half of the machine's, shared, at most 4096",
      null,
      { least: 64 },
    ),
    retryFailed: flag("play the episodes again that failed in earlier runs"),
    licence: text("name", "under which licence others may use the data", null),
    json: flag(
      "print the manifest as JSON, with the kinds of failures and, where tasks have types, what came of each",
    ),
  },
  examples: [
    "rwml collect alfworld/generated --policy expert-mix --episodes 500 --seed 1 --out runs/train",
    "rwml collect alfworld/generated --task-types 1 6 --scenes kitchen --episodes 50 --out runs/kitchen",
    "rwml collect alfworld/valid_unseen --data ~/alfworld --in-order --episodes 134 --out runs/unseen",
  ],
  failsWhen: "some episodes failed (they are in the dataset, with their errors)",
  async run(input, context) {
    const { collectDataset } = await import("../../act/collect/collect-dataset.js");
    const { manifest, interrupted, finished, recorded, failures, taskTypes } = await collectDataset({
      env: input.env,
      load: loadOptions(input),
      modules: input.import,
      ...(input.policy === null ? {} : { policy: input.policy }),
      episodes: input.episodes,
      seed: input.seed,
      out: input.out,
      workers: input.workers,
      tasks: input.inOrder ? "in-order" : "drawn",
      ...(input.maxSteps === null ? {} : { maxSteps: input.maxSteps }),
      ...(input.licence === null ? {} : { licence: input.licence }),
      stepTimeout: input.stepTimeout,
      ...(input.workerMemory === null ? {} : { workerMemory: input.workerMemory }),
      retryFailed: input.retryFailed,
      made: { by: "rwml collect" },
      signal: () => context.interruption(),
      onProgress: progressWriter({ stream: context.errors, now: context.now }),
    });
    const stacks = context.environment.RWML_DEBUG === "1";
    if (input.json) {
      printJson(context, {
        ...manifest,
        failures: failures.map((kind) => failureJson(kind, stacks)),
        ...(taskTypes === null ? {} : { taskTypes }),
      });
    } else {
      print(context, interrupted ? interruption(finished, input.episodes) : summary(input.out, manifest));
      if (recorded.steps > 0) print(context, refusedText(recorded));
      if (taskTypes !== null) print(context, typesText(taskTypes));
      if (input.retryFailed) print(context, retriedText(manifest));
      if (failures.length > 0) print(context, failuresText(failures, stacks));
    }
    if (interrupted) return exitCode.interrupted;
    return manifest.counts.failed > 0 ? exitCode.failed : exitCode.ok;
  },
});

function interruption(finished: number, episodes: number): string {
  const share = `${formatFigure(finished)} of ${formatFigure(episodes)} episodes`;
  return `Interrupted after ${share}. All that was recorded is kept: run the same command again to go on.`;
}

function summary(dir: string, { counts }: Manifest): string {
  const figure = (name: keyof Manifest["counts"]) => formatFigure(counts[name] ?? 0);
  return [
    `${dir}: ${figure("episodes")} episodes, ${figure("steps")} steps, total reward ${figure("reward")}`,
    `${figure("terminated")} reached an end, ${figure("truncated")} were cut off, ${figure("failed")} failed`,
  ].join("\n");
}

/** A policy that acts blindly is refused now and then; one that is refused always may be misunderstood. */
function refusedText({ steps, rejected }: RecordedSteps): string {
  const share = formatFixed((100 * rejected) / steps, 1);
  return `${formatFigure(rejected)} of the ${formatFigure(steps)} actions of this run were refused (${share}%)`;
}

function typesText(counts: readonly TypeCount[]): string {
  const rows = counts.map(({ type, episodes, won }) => [
    type ?? "of a type that ids do not tell",
    formatFigure(episodes),
    formatFigure(won),
  ]);
  return textTable([["tasks", "episodes", "won"], ...rows], "left");
}

function retriedText({ made: { retried } }: Manifest): string {
  if (retried === undefined) return "No episode had failed, so none was played again";
  const { episodes, failed } = retried as { readonly episodes: number; readonly failed: number };
  return `${formatFigure(episodes)} failed episodes were played again so far, ${formatFigure(failed)} of them failed the last time too`;
}
