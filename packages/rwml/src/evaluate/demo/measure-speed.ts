import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LoadOptions, loadEnv } from "@rwml/core";
import { collectEpisodes } from "@rwml/core/dataset";
import { policyNamed } from "../../act/collect/policy-named.js";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import type { ProgressListener } from "../../act/progress/progress-event.js";
import type { ModelConfig } from "../../model/network/model-config.js";
import { openRuntime, type Runtime } from "../../model/onnx/runtime.js";
import { defaultRecipe, type ModelSize } from "../../train/recipe.js";
import { rowsOfTokens } from "../../train/rows-of-tokens.js";
import { samples, samplingRequest, type Work, wholeUpdates } from "../../train/update/training-work.js";
import type { MachineSpeed } from "./machine-speed.js";
import { type ModelName, modelNames } from "./model-choice.js";

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
  /** Each of the five measurements is taken so often, in turn, and takes at least so many seconds each time. */
  readonly rounds: number;
  readonly seconds: number;
}

/**
 * Measures how quick this machine is now: it records episodes into a folder that is deleted again, and makes real updates and
 * samples of each model on random tokens. Not the fastest time counts, as in a benchmark, but the median of several rounds:
 * what other programs take is missing in training too, but not what they take for a moment only. Blocks its thread,
 * so drivers call it in a thread of its own.
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
  const folder = mkdtempSync(join(tmpdir(), "rwml-speed-"));
  const works: Work[] = [];
  const open = async (work: Promise<Work>) => {
    works.push(await work);
    return works.at(-1)!;
  };
  try {
    if (signal.aborted) return null;
    const runtime = await openRuntime({ threads: task.threads });
    const jobs = [await recording(task, folder)];
    for (const model of modelNames) jobs.push(...(await modelJobs(runtime, task.models[model], open)));
    const rates = await medianRates(jobs, task, signal);
    if (rates === null) return null;
    const [recordedSteps, updates, samples, smallUpdates, smallSamples] = rates as [
      number,
      number,
      number,
      number,
      number,
    ];
    onProgress({
      type: "stage-end",
      stage,
      seconds: (performance.now() - started) / 1000,
      figures: { "recorded steps/s": recordedSteps, "updates/s": updates },
    });
    const small = { updates: smallUpdates, samples: smallSamples };
    return { recordedSteps, models: { standard: { updates, samples }, small } };
  } finally {
    await Promise.all(works.map((work) => work.release()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Does something once, and says how much of it was done. */
type Job = () => Promise<number>;

/** What is fitted to episodes of at most 30 of ALFWorld's steps, in tokens. */
export const alfworldWindow = 448;

/** A model like those of ALFWorld's texts. */
const sampleConfig = {
  vocabulary: 800,
  context: 4 * alfworldWindow,
  rotaryBase: 10_000,
  features: { count: 1, ofToken: [] },
} satisfies Partial<ModelConfig>;

/** Records episodes; counts steps. */
async function recording({ env, load, policy, maxSteps, episodes }: SpeedTask, folder: string): Promise<Job> {
  await registerEnvironments([]);
  const envModule = await loadEnv(env, load);
  let round = 0;
  return async () => {
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
}

/** Updates and samples of a model. */
async function modelJobs(
  runtime: Runtime,
  size: ModelSize,
  open: (work: Promise<Work>) => Promise<Work>,
): Promise<Job[]> {
  const config: ModelConfig = { ...sampleConfig, ...size };
  const request = samplingRequest(config);
  const length = alfworldWindow;
  const batch = rowsOfTokens(defaultRecipe.supervised.tokens, length);
  const update = await open(wholeUpdates(runtime, { config, batch, length }));
  const sample = await open(samples(runtime, config, request));
  return [
    async () => {
      await update.run();
      return 1;
    },
    async () => {
      await sample.run();
      return request.branches.length;
    },
  ];
}

/** What each job does in a second, in the median of rounds in which all are measured in turn; null when the signal aborts. */
async function medianRates(
  jobs: readonly Job[],
  { rounds, seconds }: SpeedTask,
  signal: AbortSignal,
): Promise<number[] | null> {
  // The first runs find nothing compiled.
  for (const job of jobs) await job();
  const rates: number[][] = jobs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, job] of jobs.entries()) {
      // Without a turn of the event loop the request to stop would never arrive.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) return null;
      rates[index]!.push(await rate(job, seconds));
    }
  }
  return rates.map((ofJob) => ofJob.sort((left, right) => left - right)[Math.floor(ofJob.length / 2)]!);
}

async function rate(job: Job, seconds: number): Promise<number> {
  const started = performance.now();
  let counted = 0;
  for (;;) {
    counted += await job();
    const taken = (performance.now() - started) / 1000;
    if (taken >= seconds) return counted / taken;
  }
}
