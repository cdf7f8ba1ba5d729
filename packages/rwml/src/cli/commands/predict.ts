import { makeEnv } from "@rwml/core";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { argument, defineCommand } from "../command.js";
import { loadingOptions, loadOptions } from "../loading-options.js";
import { seed, text } from "../option.js";
import { asPath } from "../paths/path-option.js";
import { readsFolder } from "../paths/path-use.js";
import { converse } from "../play/converse.js";
import { predictSession } from "../play/predict-session.js";

/** `rwml predict RUN`. */
export const predict = defineCommand({
  name: "predict",
  summary: "play, and see what a trained world model expects beside what happens",
  arguments: { run: asPath(readsFolder, argument("the folder of a training run")) },
  options: {
    ...loadingOptions,
    env: text("id", "the environment to play; otherwise the one that was trained on", null),
    seed: seed("which episode", 0),
  },
  examples: ["rwml predict runs/model --seed 7"],
  async run(input, context) {
    const { openRuntime, requireRuntime } = await import("../../model/onnx/runtime.js");
    const { hashedTfidf } = await import("../../gap/hashed-tfidf.js");
    const { loadModel } = await import("../../model/folder/model-folder.js");
    const { newestModel } = await import("../../train/newest-model.js");
    const { openWorldModel } = await import("../../model/world-model.js");
    const { followEpisode } = await import("../../model/follow-episode.js");
    await requireRuntime();
    const stored = loadModel(newestModel(input.run));
    await registerEnvironments(input.import);
    const env = await makeEnv(input.env ?? stored.about.env, loadOptions(input));
    env.reset({ seed: input.seed });
    const model = await openWorldModel(await openRuntime(), stored);
    try {
      const follower = followEpisode(model, hashedTfidf(stored.embedder));
      return await converse(predictSession(env, follower), context);
    } finally {
      await model.release();
    }
  },
});
