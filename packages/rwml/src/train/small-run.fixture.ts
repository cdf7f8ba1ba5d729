import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { registerAlfworld } from "@rwml/alfworld";
import { loadEnv } from "@rwml/core";
import { collectEpisodes } from "@rwml/core/dataset";
import { policyNamed } from "../act/collect/policy-named.js";
import { defaultRecipe, type Recipe } from "./recipe.js";
import type { TrainingTask } from "./training-task.js";

/** A recipe that takes seconds and learns nothing much, but passes through everything. */
export const smallRecipe: Recipe = {
  ...defaultRecipe,
  model: { width: 16, heads: 2, layers: 1, hidden: 32 },
  window: 256,
  supervised: {
    ...defaultRecipe.supervised,
    tokens: 512,
    schedule: { peak: 0.02, warmupSteps: 2, decayFrom: 0.6 },
  },
  continued: { peak: 0.01, warmupSteps: 2, decayFrom: 0 },
  reinforcement: {
    ...defaultRecipe.reinforcement,
    tokens: 512,
    prompts: 4,
    groupSize: 4,
    keepEasy: 1,
  },
};

/** Collects a small dataset of generated ALFWorld games. */
export async function smallDataset(env: string, episodes: number, seed: number): Promise<string> {
  registerAlfworld();
  const envModule = await loadEnv(env);
  const dir = join(mkdtempSync(join(tmpdir(), "rwml-small-")), "data");
  await collectEpisodes({
    dir,
    env,
    envModule,
    policy: { name: "expert-mix", open: policyNamed("expert-mix", envModule) },
    episodes,
    seed,
    maxSteps: 16,
  });
  return dir;
}

/** A training task on a small dataset. */
export function smallTask(
  data: string,
  steps: { readonly start: number; readonly supervised?: number; readonly rwml: number },
): TrainingTask {
  return {
    data,
    env: "alfworld/generated",
    out: join(mkdtempSync(join(tmpdir(), "rwml-small-")), "run"),
    seed: 3,
    start: { type: "steps", steps: steps.start },
    supervised: steps.supervised === undefined ? null : { type: "steps", steps: steps.supervised },
    reinforcement: { type: "steps", steps: steps.rwml },
    pace: null,
    recipe: smallRecipe,
    threads: 1,
  };
}
