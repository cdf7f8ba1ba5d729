import { requireDistinctTasks } from "../env/require-distinct-tasks.js";
import { requireTasks } from "../env/require-tasks.js";
import { GymError } from "../errors.js";
import type { PolicyFactory } from "../policy/policy.js";
import { mostSeed } from "../random/most-seed.js";
import { rulesName } from "../rules/rules-name.js";
import { checkContinuation, goesOn } from "./check-continuation.js";
import { type CollectShareOptions, collectShare } from "./collect-share.js";
import { requireLockStill } from "./dataset-lock.js";
import { finishDataset, requireComplete } from "./finish-dataset.js";
import type { DatasetPlan, Manifest } from "./manifest.js";
import { holdDataset } from "./prepare-dataset.js";
import { failedEpisodes } from "./retry-episodes.js";

/** What to collect, and where. */
export interface CollectOptions
  extends Omit<CollectShareOptions, "policy" | "share" | "watch" | "broken" | "retry"> {
  readonly policy: { readonly name: string; readonly open: PolicyFactory };
  readonly episodes: number;
  /** Plays the episodes again that failed in earlier runs. Default: false. */
  readonly retryFailed?: boolean;
  /** Episode i is played with seed + i, which may not be above `mostSeed`. Default: 0. */
  readonly seed?: number;
  /** Default: the environment's own limit. */
  readonly maxSteps?: number;
  /** The id under which the environment is registered. Default: the id of its rules. */
  readonly env?: string;
  /** Default: `drawn`. */
  readonly tasks?: DatasetPlan["tasks"];
  /** Default: null. */
  readonly licence?: string;
  /** How the dataset is made, for people. Default: nothing. */
  readonly made?: DatasetPlan["made"];
}

/** What a collection came to. */
export interface CollectResult {
  readonly manifest: Manifest;
  /** True when the signal stopped it; the same call goes on from there another time. */
  readonly interrupted: boolean;
}

/**
 * Collects a dataset in this thread, or goes on with one that was interrupted. For several threads: `prepareDataset`,
 * then `collectShare` in each, then `finishDataset` and `release`.
 *
 * @example
 * await collectEpisodes({ dir: "runs/house", envModule: houseModule, policy: { name: "random", open: randomPolicy }, episodes: 100 });
 */
export async function collectEpisodes(options: CollectOptions): Promise<CollectResult> {
  const { dir, policy } = options;
  const plan = planCollection({ ...options, policy: policy.name, writers: 1 });
  const { before, begin, release } = holdDataset(dir, plan);
  try {
    const retry = options.retryFailed === true ? await failedEpisodes(dir) : new Map<number, number>();
    if (goesOn(before, options.episodes, retry)) await checkContinuation(dir, options.envModule);
    begin({ reopen: retry.size > 0 });
    const { interrupted } = await collectShare({ ...options, policy: policy.open, retry });
    requireLockStill(dir);
    const manifest = await finishDataset(dir);
    if (!interrupted) requireComplete(dir, manifest);
    return { manifest, interrupted };
  } finally {
    release();
  }
}

/**
 * The plan of a collection, its defaults filled in. Throws what `requireTasks` throws, a BadResultError
 * where tasks are to be played in order and cannot be told apart, and a GymError `dataset/bad-seed` where an episode
 * would have a seed that nothing can be asked to play.
 */
export function planCollection(
  options: Omit<CollectOptions, "policy"> & { readonly policy: string; readonly writers: number },
): DatasetPlan {
  const { envModule } = options;
  requireTasks(envModule.tasks, rulesName(envModule.rules), options.env ?? envModule.rules.id);
  if (options.tasks === "in-order") {
    requireDistinctTasks(envModule.tasks, options.episodes, rulesName(envModule.rules));
  }
  requireSeeds(options.seed ?? 0, options.episodes);
  return {
    env: options.env ?? envModule.rules.id,
    rules: rulesName(envModule.rules),
    policy: options.policy,
    seed: options.seed ?? 0,
    episodes: options.episodes,
    maxSteps: options.maxSteps ?? envModule.maxSteps ?? null,
    tasks: options.tasks ?? "drawn",
    writers: options.writers,
    licence: options.licence ?? null,
    made: options.made ?? {},
  };
}

function requireSeeds(seed: number, episodes: number): void {
  const most = mostSeed - Math.max(0, episodes - 1);
  if (Number.isInteger(seed) && seed >= 0 && seed <= most) return;
  throw new GymError(
    "dataset/bad-seed",
    `Episodes have whole seeds from 0 to ${mostSeed}; ${episodes} of them from ${seed} on do not. The seed of the first can be 0 to ${most}.`,
  );
}
