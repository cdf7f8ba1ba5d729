import { print, printJson } from "../cli-context.js";
import { argument, defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { modules } from "../module-option.js";
import { flag, seed } from "../option.js";
import { asPath, neededPath, path } from "../paths/path-option.js";
import { readsData, readsFolder } from "../paths/path-use.js";
import { progressWriter } from "../progress/progress-writer.js";
import { tellIncomplete } from "../tell-incomplete.js";

/** `rwml evaluate RUN`. */
export const evaluate = defineCommand({
  name: "evaluate",
  summary: "measure a trained world model, and the baselines beside it, on a dataset it was not trained on",
  arguments: { run: asPath(readsFolder, argument("the folder of a training run")) },
  options: {
    data: neededPath(readsFolder, "dataset", "the folder of a collected dataset"),
    learnFrom: path(
      readsFolder,
      "dataset",
      "what the models were trained on, for the baseline that learns; otherwise that is left out",
      null,
    ),
    games: path(readsData, "folder", "the environment's own data, where it needs some", null),
    import: modules,
    seed: seed("of the sampled predictions", 0),
    json: flag("print the report as JSON"),
  },
  examples: ["rwml evaluate runs/model --data runs/test --learn-from runs/train"],
  async run(input, context) {
    const { runEvaluation } = await import("../../evaluate/run-evaluation.js");
    const { nullWhenInterrupted } = await import("../../evaluate/null-when-interrupted.js");
    const { renderEvaluations } = await import("../../evaluate/report/render-report-table.js");
    const { trainedModels } = await import("../../train/trained-models.js");
    const { readManifest } = await import("@rwml/core/dataset");
    const models = trainedModels(input.run);
    for (const dataset of [input.data, input.learnFrom]) {
      if (dataset !== null) tellIncomplete(context, dataset, readManifest(dataset));
    }
    const evaluation = runEvaluation(
      {
        models,
        data: input.data,
        learnFrom: input.learnFrom,
        load: input.games === null ? {} : { data: input.games },
        modules: input.import,
        seed: input.seed,
        threads: 2,
        examples: 0,
      },
      context.interruption(),
      progressWriter({ stream: context.errors, now: context.now }),
    );
    const result = await evaluation.catch(nullWhenInterrupted);
    if (result === null) {
      print(context, "Interrupted. Nothing of an evaluation is kept: run the same command again.");
      return exitCode.interrupted;
    }
    if (input.json) printJson(context, result);
    else print(context, renderEvaluations(result));
    return exitCode.ok;
  },
});
