import { performance } from "node:perf_hooks";
import { type JsonObject, type LoadOptions, loadEnv } from "@rwml/core";
import {
  type CollectProgress,
  type CollectResult,
  finishDataset,
  planCollection,
  prepareDataset,
  requireComplete,
  type ShareResult,
} from "@rwml/core/dataset";
import { registerEnvironments } from "../cli/register-environments.js";
import type { ProgressListener } from "../progress/progress-event.js";
import { runInThread } from "../threads/run-in-thread.js";
import { CollectionTally } from "./collection-tally.js";
import { policyNamed } from "./policy-named.js";
import type { ShareTask } from "./share-task.js";

/** What to collect, with what, and where to. */
export interface CollectDatasetOptions {
  /** The id of a registered environment. */
  readonly env: string;
  /** How the environment is loaded, in every thread. Default: without options. */
  readonly load?: LoadOptions;
  /** Files that register further environments, in every thread. Default: none. */
  readonly modules?: readonly string[];
  /** `random`, or a policy of the environment. Default: the environment's own choice. */
  readonly policy?: string;
  readonly episodes: number;
  /** Episode i is played with seed + i. */
  readonly seed: number;
  /** The dataset's folder. */
  readonly out: string;
  /** Threads; a collection that goes on keeps the number it began with. Default: 2. */
  readonly workers?: number;
  /** Default: the environment's own limit. */
  readonly maxSteps?: number;
  /** Whether the seed draws each task, or all are played in turn. Default: `drawn`. */
  readonly tasks?: "drawn" | "in-order";
  readonly licence?: string;
  /** How the dataset is made, for people. */
  readonly made?: JsonObject;
  /** Stops after the step at hand; the same call goes on from there another time. */
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressListener;
}

/** What a collection came to. */
export interface CollectDatasetResult extends CollectResult {
  /** Finished episodes, those included that are not sealed yet and the manifest does not count. */
  readonly finished: number;
}

const stage = "collect";

/**
 * Collects a dataset in worker threads, or goes on with one that was interrupted; the dataset does not depend on
 * interruptions. When a thread fails, the others are stopped, and what all have recorded is kept.
 *
 * Throws UnknownIdError for an unknown environment or policy, `dataset/other-plan` where the folder holds a dataset
 * made otherwise, and the first thread's failure.
 */
export async function collectDataset(options: CollectDatasetOptions): Promise<CollectDatasetResult> {
  const { load = {}, modules = [], out: dir, signal, onProgress = () => {}, ...plan } = options;
  const { env, episodes } = plan;
  await registerEnvironments(modules);
  const envModule = await loadEnv(env, load);
  const policy = plan.policy ?? envModule.defaultPolicy ?? "random";
  policyNamed(policy, envModule);
  const writers = Math.min(plan.workers ?? 2, episodes);
  const { manifest, release } = prepareDataset(
    dir,
    planCollection({ ...plan, policy, dir, envModule, writers }),
  );
  try {
    onProgress({ type: "stage-start", stage, title: `Collect ${env}` });
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    const tally = new CollectionTally();
    const results = await runAll(manifest.writers, signal, (share, stop) =>
      runInThread<CollectProgress, ShareResult>({
        module: "collect/worker",
        task: { dir, share, env, load, modules, policy } satisfies ShareTask,
        signal: stop,
        onEvent: (progress) => {
          tally.note(progress);
          onProgress(tally.event(stage, episodes, seconds()));
        },
      }),
    );
    const sealed = await finishDataset(dir);
    const interrupted = results.some((share) => share.interrupted);
    if (!interrupted) requireComplete(dir, sealed);
    onProgress({ type: "stage-end", stage, seconds: seconds(), figures: tally.figures(seconds()) });
    return {
      manifest: sealed,
      interrupted,
      finished: results.reduce((sum, share) => sum + share.episodes, 0),
    };
  } finally {
    release();
  }
}

/** Runs all shares to their end; the first failure stops the others and is thrown when they have ended. */
async function runAll(
  shares: number,
  signal: AbortSignal | undefined,
  run: (share: number, signal: AbortSignal) => Promise<ShareResult>,
): Promise<ShareResult[]> {
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const failures: unknown[] = [];
  const results = await Promise.all(
    Array.from({ length: shares }, async (_, share) => {
      try {
        return [await run(share, either)];
      } catch (failure) {
        failures.push(failure);
        stop.abort();
        return [];
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
  return results.flat();
}
