import { argument, type Values } from "../command.js";
import { loadingOptions } from "../loading-options.js";
import { seed, text } from "../option.js";

/** What `rwml predict` takes. */
export const predictCommandLine = {
  name: "predict",
  summary: "play, and see what a trained world model expects beside what happens",
  arguments: { run: argument("the folder of a training run") },
  options: {
    ...loadingOptions,
    env: text("id", "the environment to play; otherwise the one that was trained on", null),
    seed: seed("which episode", 0),
  },
  examples: ["rwml predict runs/model --seed 7"],
} as const;

/** The values `rwml predict` runs with. */
export type PredictInput = Values<(typeof predictCommandLine)["arguments"]> &
  Values<(typeof predictCommandLine)["options"]>;
