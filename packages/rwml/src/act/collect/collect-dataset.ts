import { performance } from "node:perf_hooks";
import { type JsonObject, type LoadOptions, loadEnv } from "@rwml/core";
import {
  type CollectResult,
  type FailureKind,
  FailureTally,
  failedEpisodes,
  failureKind,
  finishDataset,
  goesOn,
  holdDataset,
  listFailures,
  planCollection,
  requireComplete,
  requireLockStill,
  type ShareResult,
} from "@rwml/core/dataset";
import { registerEnvironments } from "../environments/register-environments.js";
import type { ProgressListener } from "../progress/progress-event.js";
import { CollectionTally, type RecordedSteps } from "./collection-tally.js";
import { failureLine } from "./failure-text.js";
import { requireAct } from "./require-act.js";
import { requireOwnTasks } from "./require-own-tasks.js";
import { runCheck, runShare } from "./run-share.js";
import { requireSameChoice, taskChoice } from "./task-choice.js";
import { type TypeCount, tallyTypes } from "./type-tally.js";
import type { WatchLimits } from "./watchdog.js";
import { growthLimit, workerMemory } from "./worker-memory.js";

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
  /** Plays the episodes again that failed in earlier runs. Default: false. */
  readonly retryFailed?: boolean;
  /**
   * Ends what the environment or the policy is asked for after so many seconds; its episode fails then. 0 for never.
   * Default: 60.
   */
  readonly stepTimeout?: number;
  /**
   * What JavaScript may use in a thread, in MiB; an episode that takes it fails. Default: half of the machine's memory,
   * shared by the threads, at most 4096.
   */
  readonly workerMemory?: number;
  /**
   * Stops after the step at hand, or in it when it does not come to its end; the same call goes on from there another
   * time. A function is asked for it once the environment is loaded in this thread.
   */
  readonly signal?: AbortSignal | (() => AbortSignal);
  readonly onProgress?: ProgressListener;
}

/** What a collection came to. */
export interface CollectDatasetResult extends CollectResult {
  /** Finished episodes, those included that are not sealed yet and the manifest does not count. */
  readonly finished: number;
  /** What this run has recorded, in episodes that it finished. */
  readonly recorded: RecordedSteps;
  /** The kinds of failures in the dataset, with the first of each. */
  readonly failures: readonly FailureKind[];
  /** What came of each type of tasks; null where tasks have no types, or while the collection is not finished. */
  readonly taskTypes: readonly TypeCount[] | null;
}

const stage = "collect";
const defaultStepTimeout = 60;
/** The least that loading may take, in seconds; more where it took long in this thread. */
const loadSeconds = 60;
/** How long the step at hand may take when the collection is asked to stop, in seconds. */
const stopSeconds = 2;

/**
 * Collects a dataset in worker threads, or goes on with one that was interrupted; the dataset does not depend on
 * interruptions. When a thread fails, the others are stopped, and what all have recorded is kept.
 *
 * Throws UnknownIdError for an unknown environment or policy, `dataset/other-plan` where the folder holds a dataset
 * made otherwise, `dataset/rules-changed` where the last episodes of such a dataset come out differently now, and the
 * first thread's failure.
 */
export async function collectDataset(options: CollectDatasetOptions): Promise<CollectDatasetResult> {
  const { load = {}, modules = [], out: dir, signal: stop, onProgress = () => {}, ...plan } = options;
  const { env, episodes, retryFailed = false, stepTimeout = defaultStepTimeout } = plan;
  const loading = performance.now();
  await registerEnvironments(modules);
  requireOwnTasks(env);
  const envModule = await loadEnv(env, load);
  const loadedIn = (performance.now() - loading) / 1000;
  const signal = typeof stop === "function" ? stop() : stop;
  const policy = plan.policy ?? envModule.defaultPolicy ?? "random";
  requireAct(policy, envModule, env);
  const writers = Math.min(plan.workers ?? 2, episodes);
  const choice = taskChoice(load);
  const made = { ...plan.made, ...choice };
  const dataset = holdDataset(dir, planCollection({ ...plan, made, policy, dir, envModule, writers }));
  const { before, begin, release } = dataset;
  const memory = plan.workerMemory ?? workerMemory(before?.writers ?? writers);
  const growth = growthLimit(memory, plan.workerMemory !== undefined);
  const limits = { ...timeLimits(stepTimeout, loadedIn), growth };
  try {
    if (before !== null) requireSameChoice(dir, before, choice);
    const retry = retryFailed ? await failedEpisodes(dir) : new Map<number, number>();
    if (before !== null && goesOn(before, episodes, retry)) {
      const isChecked = await runCheck(
        { dir, env, load, modules },
        { limits, memory, signal: signal ?? never },
      );
      const { episodes: finished } = before.counts;
      if (!isChecked) {
        const nothingNew = { recorded: nothing, failures: [], taskTypes: null };
        return { manifest: before, interrupted: true, finished, ...nothingNew };
      }
    }
    const manifest = begin({ reopen: retry.size > 0 });
    onProgress({ type: "stage-start", stage, title: `Collect ${env}` });
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    const tally = new CollectionTally();
    const failures = new FailureTally();
    const results = await runAll(manifest.writers, signal, (share, stop) => {
      const own = new Map([...retry].filter(([episode]) => episode % manifest.writers === share));
      return runShare(
        { dir, share, env, load, modules, policy, retry: own },
        {
          ...{ limits, memory },
          signal: stop,
          onRestart: () => tally.restart(share),
          onEvent(event) {
            if (event.type === "failure") {
              const { failure } = event;
              if (failures.note(failure)) onProgress({ type: "note", text: failureLine(failure) });
              return;
            }
            tally.note(event.progress);
            onProgress(tally.event(stage, episodes, seconds()));
          },
        },
      );
    });
    requireLockStill(dir);
    const sealed = await finishDataset(dir);
    const interrupted = results.some((result) => result === null || result.interrupted);
    if (!interrupted) requireComplete(dir, sealed);
    onProgress({ type: "stage-end", stage, seconds: seconds(), figures: tally.figures(seconds()) });
    return {
      manifest: sealed,
      interrupted,
      finished: sealed.counts.episodes,
      recorded: tally.recorded(),
      failures: sealed.counts.failed === 0 ? [] : withStacks(await listFailures(dir), failures.kinds()),
      taskTypes: interrupted ? null : await tallyTypes(dir, envModule),
    };
  } finally {
    release();
  }
}

const nothing: RecordedSteps = { steps: 0, rejected: 0 };
const never = new AbortController().signal;

function timeLimits(stepTimeout: number, loadedIn: number): Omit<WatchLimits, "growth"> {
  const step = stepTimeout === 0 ? Number.POSITIVE_INFINITY : stepTimeout;
  return { step, load: Math.max(step, loadSeconds, 10 * loadedIn), stop: stopSeconds };
}

/** Rows do not keep where in the code a failure came from; this run knows it of the first of each kind that it saw. */
function withStacks(recorded: readonly FailureKind[], seen: readonly FailureKind[]): readonly FailureKind[] {
  return recorded.map(({ count, first }) => {
    const own = seen.find((kind) => failureKind(kind.first) === failureKind(first));
    return { count, first: { ...first, stack: own?.first.stack ?? null } };
  });
}

/** Runs all shares to their end; the first failure stops the others and is thrown when they have ended. */
async function runAll(
  shares: number,
  signal: AbortSignal | undefined,
  run: (share: number, signal: AbortSignal) => Promise<ShareResult | null>,
): Promise<(ShareResult | null)[]> {
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
