import { argument, type Values } from "../command.js";
import { flag, neededText, seed } from "../option.js";

/** What `rwml evaluate` takes. */
export const evaluateCommandLine = {
  name: "evaluate",
  summary: "measure a trained world model, and the baselines beside it, on a dataset it was not trained on",
  arguments: { run: argument("the folder of a training run") },
  options: {
    data: neededText("dataset", "the folder of a collected dataset"),
    seed: seed("of the sampled predictions", 0),
    json: flag("print the report as JSON"),
  },
  examples: ["rwml evaluate runs/model --data runs/test"],
} as const;

/** The values `rwml evaluate` runs with. */
export type EvaluateInput = Values<(typeof evaluateCommandLine)["arguments"]> &
  Values<(typeof evaluateCommandLine)["options"]>;
