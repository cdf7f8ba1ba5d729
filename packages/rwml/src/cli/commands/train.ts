import type { Values } from "../command.js";
import { flag, neededText, positiveNumber, seed, wholeNumber } from "../option.js";

/** What `rwml train` takes. */
export const trainCommandLine = {
  name: "train",
  summary: "train a world model on a dataset: a supervised start, then RWML",
  arguments: {},
  options: {
    data: neededText("dataset", "the folder of a collected dataset"),
    out: neededText("run", "where models, checkpoints and the log go"),
    minutes: positiveNumber("minutes", "time for both stages, fitted to this machine", null),
    sftSteps: wholeNumber("exact steps of the supervised start, instead of minutes", null),
    rwmlIterations: wholeNumber("exact iterations of RWML, instead of minutes", null, 0),
    seed: seed("of the initial weights, the order of the data and the samples", 0),
    resume: flag("go on with the run in --out from its last checkpoint"),
    json: flag("print what the stages consumed as JSON"),
  },
  examples: [
    "rwml train --data runs/train --out runs/model --minutes 20",
    "rwml train --data runs/train --out runs/model --sft-steps 400 --rwml-iterations 60 --seed 1",
  ],
} as const;

/** The values `rwml train` runs with. */
export type TrainInput = Values<(typeof trainCommandLine)["options"]>;
