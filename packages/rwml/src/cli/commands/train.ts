import { GymError } from "@rwml/core";
import { timeShares } from "../../train/time-shares.js";
import type { TrainingTask } from "../../train/training-task.js";
import { print, printJson } from "../cli-context.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { flag, minutes, seed, wholeNumber } from "../option.js";
import { neededPath } from "../paths/path-option.js";
import { readsFolder, writesFolder } from "../paths/path-use.js";
import { progressWriter } from "../progress/progress-writer.js";
import { tellIncomplete } from "../tell-incomplete.js";

/** `rwml train`. */
export const train = defineCommand({
  name: "train",
  summary: "train a world model on a dataset: a supervised start, then RWML",
  arguments: {},
  options: {
    data: neededPath(readsFolder, "dataset", "the folder of a collected dataset"),
    out: neededPath(writesFolder, "run", "where models, checkpoints and the log go"),
    minutes: minutes("time for all stages, fitted to this machine", null),
    compare: flag("also train a model without RWML: from the same start, for as long"),
    startSteps: wholeNumber("exact steps of the supervised start, instead of minutes", null),
    rwmlIterations: wholeNumber("exact iterations of RWML, instead of minutes", null, { least: 0 }),
    supervisedSteps: wholeNumber("exact steps of the model without RWML, instead of --compare", null, {
      least: 0,
    }),
    seed: seed("of the initial weights, the order of the data and the samples", 0),
    resume: flag("go on with the run in --out from its last checkpoint"),
    json: flag("print what the stages consumed as JSON"),
  },
  examples: [
    "rwml train --data runs/train --out runs/model --minutes 20",
    "rwml train --data runs/train --out runs/model --minutes 20 --compare",
    "rwml train --data runs/train --out runs/model --start-steps 400 --rwml-iterations 60 --seed 1",
  ],
  async run(input, context) {
    const { openDataset } = await import("@rwml/core/dataset");
    const { holdsTraining, runTraining } = await import("../../train/run-training.js");
    const { defaultRecipe } = await import("../../train/recipe.js");
    const { renderStages } = await import("../../evaluate/report/render-stages.js");
    if (holdsTraining(input.out) && !input.resume) {
      throw new GymError(
        "train/folder-taken",
        `${input.out} holds a training run already. Add --resume to go on with it, or choose another --out.`,
      );
    }
    const { manifest } = await openDataset(input.data);
    tellIncomplete(context, input.data, manifest);
    const outcome = await runTraining(
      {
        data: input.data,
        env: manifest.env,
        out: input.out,
        seed: input.seed,
        ...budgets(input),
        pace: null,
        recipe: defaultRecipe,
        threads: 2,
      },
      context.interruption(),
      progressWriter({ stream: context.errors, now: context.now }),
    );
    if (input.json) printJson(context, outcome);
    else print(context, renderStages(outcome.stages, outcome.groups));
    if (!outcome.interrupted) return exitCode.ok;
    if (!input.json) print(context, "Interrupted. Add --resume to go on from the checkpoint.");
    return exitCode.interrupted;
  },
});

interface BudgetInput {
  readonly minutes: number | null;
  readonly compare: boolean;
  readonly startSteps: number | null;
  readonly rwmlIterations: number | null;
  readonly supervisedSteps: number | null;
}

function budgets(input: BudgetInput): Pick<TrainingTask, "start" | "supervised" | "reinforcement"> {
  const { minutes, compare, startSteps, rwmlIterations, supervisedSteps } = input;
  if (minutes === null && !compare && startSteps !== null && rwmlIterations !== null) {
    return {
      start: { type: "steps", steps: startSteps },
      supervised: supervisedSteps === null ? null : { type: "steps", steps: supervisedSteps },
      reinforcement: { type: "steps", steps: rwmlIterations },
    };
  }
  if (minutes !== null && startSteps === null && rwmlIterations === null && supervisedSteps === null) {
    const shares = timeShares(compare ? 2 : 1);
    const arm = { type: "seconds", seconds: 60 * minutes * shares.arm } as const;
    return {
      start: { type: "seconds", seconds: 60 * minutes * shares.start },
      supervised: compare ? arm : null,
      reinforcement: arm,
    };
  }
  throw new GymError(
    "cli/bad-option",
    "Say how long to train: either --minutes, with --compare for a model without RWML beside it, or both --start-steps and --rwml-iterations, with --supervised-steps for that model.",
  );
}
