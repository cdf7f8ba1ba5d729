import { join } from "node:path";
import type { LoadOptions } from "@rwml/core";
import type { CollectDatasetOptions } from "../collect/collect-dataset.js";
import { defaultRecipe } from "../train/recipe.js";
import type { TrainingTask } from "../train/training-task.js";

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

/** Shares of the time: the rest is for collecting, reading and evaluating. */
const supervisedShare = 0.2;
const reinforcementShare = 0.55;

const policy = "expert-mix";
const episodeSteps = 30;
/** Test episodes have seeds of their own, far from those of training. */
const testSeed = 1_000_000_000;

/** Plans the main job below a run's folder. */
export function planDemo(run: string, { minutes, data, seed }: DemoSettings): DemoPlan {
  const seconds = minutes * 60;
  const load = data === null ? {} : { data };
  const envs =
    data === null
      ? { train: "alfworld/generated", test: "alfworld/generated-heldout" }
      : { train: "alfworld/practice", test: "alfworld/valid_unseen" };
  const shared = { load, policy, maxSteps: episodeSteps, workers: 2, made: { by: "rwml demo" } };
  const trainData = join(run, "data", "train");
  return {
    description:
      data === null
        ? "Generated ALFWorld games; the test rooms are never trained on."
        : "ALFWorld's own games: trained in the rooms of train, valid_train and valid_seen as far as they are there, half of the games rearranged, and tested in the rooms of valid_unseen.",
    load,
    train: { ...shared, env: envs.train, episodes: trainEpisodes(minutes), seed, out: trainData },
    test: {
      ...shared,
      env: envs.test,
      seed: testSeed + seed,
      tasks: data === null ? "drawn" : "in-order",
      out: join(run, "data", "test"),
    },
    testEpisodes: testEpisodes(minutes),
    training: {
      data: trainData,
      env: envs.train,
      out: run,
      seed,
      supervised: { type: "seconds", seconds: seconds * supervisedShare },
      reinforcement: { type: "seconds", seconds: seconds * reinforcementShare },
      recipe: defaultRecipe,
      threads: 2,
    },
  };
}

/** About as many episodes as two quick cores can train on in that time. */
function trainEpisodes(minutes: number): number {
  return Math.round(Math.min(20_000, Math.max(200, 700 * minutes)));
}

/** Enough for intervals of a few points where there is time; a short job must not be mostly evaluation. */
function testEpisodes(minutes: number): number {
  return Math.round(Math.min(72, Math.max(12, 14.4 * minutes)));
}
