import { taskIdInOrder } from "../env/choose-task.js";
import type { AnyEnv } from "../env/env.js";
import { openEnv } from "../env/open-env.js";
import { GymError } from "../errors.js";
import type { Episode } from "../record/episode.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import type { Json } from "../rules/json.js";
import { rulesName } from "../rules/rules-name.js";
import { compareRecording, type Difference } from "./compare-recording.js";
import type { Manifest } from "./manifest.js";
import { openDataset } from "./open-dataset.js";

/** What `verifyDataset` found. */
export interface VerifyReport {
  readonly episodes: number;
  readonly steps: number;
  /** Episodes that did not fail when they were recorded, and agree in everything. */
  readonly agreeing: number;
  /** Episodes that a failure stopped when they were recorded. */
  readonly failed: number;
  /** Of these, those whose steps agree and that failed in the same way again. */
  readonly failedAlike: number;
  /**
   * Of these, those whose steps agree and whose failure cannot be tried again: a policy's, one that cost its
   * thread, such as a step that took too long, or one before the start of an episode without a seed.
   */
  readonly skipped: number;
  /** The first difference of each of the first ten episodes that have one. */
  readonly differences: readonly Difference[];
}

/** Options of `verifyDataset`. */
export interface VerifyOptions {
  /** Called after every episode with the number checked so far. */
  readonly onProgress?: (episodes: number) => void;
  /** Stops the verification; the report then counts what was checked. */
  readonly signal?: AbortSignal;
}

const reportedDifferences = 10;

const outcomes = { none: "agreeing", alike: "failedAlike", untried: "skipped" } as const;

/**
 * Plays every episode of a dataset again, from its task and seed (or from its snapshot where it has no seed), and
 * compares tasks, snapshots, observations, rewards, ends, infos and state hashes; rebuilds every state from the patches
 * too. The task is the one that the manifest's plan gives: drawn by the seed, or the next in turn. An episode that failed
 * is played up to its failure, which must come again.
 *
 * Nothing is verified when no episode agrees, which is also so where all have failed or there are none.
 *
 * Throws a GymError `dataset/other-rules` when the environment is not the recorded id@version.
 *
 * @param loadEnvModule loads the environment by the id in the manifest, for instance the registry's `loadEnv`
 */
export async function verifyDataset(
  dir: string,
  loadEnvModule: (id: string) => Promise<AnyEnvModule>,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const dataset = await openDataset(dir);
  const { env: id, rules: recordedRules, maxSteps } = dataset.manifest;
  const envModule = await loadEnvModule(id);
  const { rules, tasks } = envModule;
  if (rulesName(rules) !== recordedRules) {
    throw new GymError(
      "dataset/other-rules",
      `${dir} was recorded with ${recordedRules}, the loaded environment is ${rulesName(rules)}. Verify it with the version that recorded it.`,
    );
  }
  const env: AnyEnv = openEnv(rules, maxSteps === null ? { tasks } : { tasks, maxSteps });
  const counts = { episodes: 0, steps: 0, agreeing: 0, failed: 0, failedAlike: 0, skipped: 0 };
  const report = { ...counts, differences: [] as Difference[] };
  for await (const recording of dataset.recordings()) {
    if (options.signal?.aborted) break;
    report.episodes++;
    report.steps += recording.transitions.length;
    const task = plannedTask(dataset.manifest, tasks, recording.episode);
    const { difference, failure } = compareRecording(env, envModule, recording, task);
    if (recording.episode.error !== null) report.failed++;
    if (difference === null) report[outcomes[failure]]++;
    else if (report.differences.length < reportedDifferences) report.differences.push(difference);
    options.onProgress?.(report.episodes);
  }
  return report;
}

/** The task that an episode is about by the manifest; null where its seed draws it. */
function plannedTask(
  manifest: Manifest,
  tasks: AnyEnvModule["tasks"],
  { episode, taskId, task }: Episode,
): Json {
  if (manifest.seed === null || (taskId === null && task !== null)) return taskId ?? task;
  return manifest.tasks === "drawn" ? null : taskIdInOrder(tasks, episode, manifest.rules);
}
