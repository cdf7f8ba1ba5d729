import { join } from "node:path";
import type { LoadOptions } from "@rwml/core";
import type { CollectDatasetOptions } from "../../act/collect/collect-dataset.js";
import { defaultRecipe } from "../../train/recipe.js";
import type { TrainingTask } from "../../train/training-task.js";
import { demoEnvironments } from "./demo-environments.js";
import type { FittedPlan } from "./fit-plan.js";
import type { SpeedTask } from "./measure-speed.js";
import { modelChoices } from "./model-choice.js";
import { mostDemoSeed } from "./most-demo-seed.js";

/** What a person chooses about the main job. Plain JSON, stored with the run. */
export interface DemoSettings {
  readonly minutes: number;
  /** The folder of real games; null for generated ones. */
  readonly data: string | null;
  readonly seed: number;
}

/** Everything that the main job does, settled before it begins, so that an interrupted one goes on in the same way. */
export interface DemoPlan {
  readonly description: string;
  readonly load: LoadOptions;
  readonly train: CollectDatasetOptions;
  readonly test: Omit<CollectDatasetOptions, "episodes">;
  /** Passes through the test games, or episodes where they have no end. */
  readonly testEpisodes: number;
  readonly training: TrainingTask;
}

const policy = "expert-mix";
const episodeSteps = 30;
const threads = 2;
/** Test episodes have seeds of their own, far from those of training. */
const testSeed = mostDemoSeed + 1;

/** Plans the main job below a run's folder, as the machine's speed allows. */
export function planDemo(run: string, { data, seed }: DemoSettings, fitted: FittedPlan): DemoPlan {
  const { load, env } = demoEnvironments(data);
  const shared = { load, policy, maxSteps: episodeSteps, workers: threads, made: { by: "rwml demo" } };
  const trainData = join(run, "data", "train");
  const arm = { type: "seconds", seconds: fitted.seconds.arm } as const;
  return {
    description:
      data === null
        ? "Generated ALFWorld games; the test rooms are never trained on."
        : "ALFWorld's own games: trained in the rooms of train, valid_train and valid_seen as far as they are there, half of the games rearranged, and tested in the rooms of valid_unseen.",
    load,
    train: { ...shared, env: env.train, episodes: fitted.trainEpisodes, seed, out: trainData },
    test: {
      ...shared,
      env: env.test,
      seed: testSeed + seed,
      tasks: data === null ? "drawn" : "in-order",
      out: join(run, "data", "test"),
    },
    testEpisodes: fitted.testEpisodes,
    training: {
      data: trainData,
      env: env.train,
      out: run,
      seed,
      start: { type: "seconds", seconds: fitted.seconds.start },
      supervised: arm,
      reinforcement: arm,
      pace: fitted.pace,
      recipe: { ...defaultRecipe, model: modelChoices[fitted.model].size },
      threads,
    },
  };
}

/** What is measured of the machine before that: the same work in small. */
export function planMeasurement({ data }: DemoSettings): SpeedTask {
  const { load, env } = demoEnvironments(data);
  const models = { standard: modelChoices.standard.size, small: modelChoices.small.size };
  return {
    env: env.train,
    load,
    policy,
    maxSteps: episodeSteps,
    episodes: 60,
    threads,
    models,
    rounds: 5,
    seconds: 0.3,
  };
}
