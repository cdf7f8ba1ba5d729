import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LoadOptions, loadEnv } from "@rwml/core";
import { collectEpisodes } from "@rwml/core/dataset";
import { registerEnvironments } from "../cli/register-environments.js";
import { policyNamed } from "../collect/policy-named.js";
import type { ModelConfig } from "../onnx/model/model-config.js";
import { openRuntime, type Runtime } from "../onnx/runtime.js";
import { samples, samplingRequest, type Work, wholeUpdates } from "../onnx/training-work.js";
import type { ProgressListener } from "../progress/progress-event.js";
import { defaultRecipe, type ModelSize } from "../train/recipe.js";
import type { MachineSpeed, ModelSpeed } from "./machine-speed.js";
import type { ModelName } from "./model-choice.js";

/** What is measured. Plain JSON: it travels to the measuring thread. */
export interface SpeedTask {
  readonly env: string;
  readonly load: LoadOptions;
  readonly policy: string;
  readonly maxSteps: number;
  /** Recorded together: writing the end of a small dataset takes longer than playing it. */
  readonly episodes: number;
  readonly threads: number;
  readonly models: Readonly<Record<ModelName, ModelSize>>;
  /** Seconds that each of the five measurements takes at least. */
  readonly seconds: number;
}

/** Runs that each measurement takes at least: on a busy machine single ones say little. */
const leastRuns = 3;

/**
 * Measures how quick this machine is now: it records episodes into a folder that is deleted again, and makes real updates and
 * samples of each model on random tokens. Not the fastest time counts, as in a benchmark, but the mean: what other programs
 * take is missing in training too. Blocks its thread, so drivers call it in a thread of its own.
 *
 * @returns null when the signal aborts
 */
export async function measureSpeed(
  task: SpeedTask,
  onProgress: ProgressListener,
  signal: AbortSignal,
): Promise<MachineSpeed | null> {
  const stage = "measure";
  const started = performance.now();
  onProgress({ type: "stage-start", stage, title: "Measure this machine" });
  if (signal.aborted) return null;
  const recordedSteps = await measureRecording(task);
  const runtime = await openRuntime({ threads: task.threads });
  const measure = (model: ModelName): Promise<ModelSpeed> =>
    measureModel(runtime, { ...sampleConfig, ...task.models[model] }, task.seconds);
  if (signal.aborted) return null;
  const standard = await measure("standard");
  // Without a turn of the event loop the request to stop would never arrive.
  await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) return null;
  const small = await measure("small");
  onProgress({
    type: "stage-end",
    stage,
    seconds: (performance.now() - started) / 1000,
    figures: { "recorded steps/s": recordedSteps, "updates/s": standard.updates },
  });
  return { recordedSteps, models: { standard, small } };
}

/** A model like those of ALFWorld's texts. */
const sampleConfig = {
  vocabulary: 800,
  context: 4 * defaultRecipe.window,
  rotaryBase: 10_000,
  features: { count: 1, ofToken: [] },
} satisfies Partial<ModelConfig>;

async function measureRecording({
  env,
  load,
  policy,
  maxSteps,
  episodes,
  seconds,
}: SpeedTask): Promise<number> {
  await registerEnvironments([]);
  const envModule = await loadEnv(env, load);
  const folder = mkdtempSync(join(tmpdir(), "rwml-speed-"));
  let round = 0;
  const record = async () => {
    const { manifest } = await collectEpisodes({
      dir: join(folder, String(round)),
      env,
      envModule,
      policy: { name: policy, open: policyNamed(policy, envModule) },
      episodes,
      seed: round++ * episodes,
      maxSteps,
    });
    return manifest.counts.steps;
  };
  try {
    // The first episodes find nothing compiled.
    return await countASecond(seconds, record);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureModel(runtime: Runtime, config: ModelConfig, seconds: number): Promise<ModelSpeed> {
  const { rows } = defaultRecipe.supervised;
  const request = samplingRequest(config);
  return {
    updates: await runsASecond(
      await wholeUpdates(runtime, { config, batch: rows, length: defaultRecipe.window }),
      seconds,
    ),
    samples: request.branches.length * (await runsASecond(await samples(runtime, config, request), seconds)),
  };
}

async function runsASecond(work: Work, seconds: number): Promise<number> {
  try {
    return await countASecond(seconds, async () => {
      await work.run();
      return 1;
    });
  } finally {
    await work.release();
  }
}

/** What a job counts in a second, its first run left out. */
async function countASecond(seconds: number, job: () => Promise<number>): Promise<number> {
  await job();
  const started = performance.now();
  let counted = 0;
  for (let runs = 1; ; runs++) {
    counted += await job();
    const taken = (performance.now() - started) / 1000;
    if (runs >= leastRuns && taken >= seconds) return counted / taken;
  }
}
