import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GymError, loadEnv } from "@rwml/core";
import { readManifest } from "@rwml/core/dataset";
import { saveFile } from "../checkpoint/save-file.js";
import { registerEnvironments } from "../cli/register-environments.js";
import { collectDataset } from "../collect/collect-dataset.js";
import type { EvaluationResult } from "../evaluate/evaluation-task.js";
import { nullWhenInterrupted } from "../evaluate/null-when-interrupted.js";
import { runEvaluation } from "../evaluate/run-evaluation.js";
import { requireRuntime } from "../onnx/runtime.js";
import type { ProgressListener } from "../progress/progress-event.js";
import { renderReportHtml } from "../report/render-report-html.js";
import type { Report } from "../report/report.js";
import { thisMachine } from "../report/this-machine.js";
import { runTraining } from "../train/run-training.js";
import type { TrainingOutcome } from "../train/training-task.js";
import { loadModel } from "../world-model/model-folder.js";
import { modelFolder, trainedModels } from "../world-model/trained-models.js";
import { type DemoPlan, type DemoSettings, planDemo } from "./demo-plan.js";

/** What to run, and who watches. */
export interface DemoOptions extends DemoSettings {
  /** The name of the run, and its folder. */
  readonly name: string;
  readonly run: string;
  /** The command line, for the report. */
  readonly command: string;
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
  /** Milliseconds from any origin. */
  now(): number;
  /** The date for the report, as ISO text. */
  today(): string;
}

const examples = 24;

/**
 * The main job: collects transitions, trains a world model on them, measures it on rooms it has never seen, and writes
 * `report.json` and `report.html`. Every stage goes on where it was stopped; a run that has its report is not repeated.
 *
 * @returns the report; null when it was interrupted
 * @throws GymError `onnx/missing-runtime` before anything is written, `demo/other-settings` when the folder holds a run with other settings
 */
export async function runDemo(options: DemoOptions): Promise<Report | null> {
  const { run, name, signal, onProgress } = options;
  const reportFile = join(run, "report.json");
  // Before anything is written; the report of a finished run needs none.
  if (!existsSync(reportFile)) requireRuntime();
  claimFolder(options);
  if (existsSync(reportFile)) {
    onProgress({ type: "note", text: `${run} is finished: this is its report. --name starts another run.` });
    return JSON.parse(readFileSync(reportFile, "utf8")) as Report;
  }
  const started = options.now();
  const plan = planDemo(run, options);
  await registerEnvironments([]);
  for (const collection of [plan.train, { ...plan.test, episodes: await countTestEpisodes(plan) }]) {
    const { interrupted } = await collectDataset({ ...collection, signal, onProgress });
    if (interrupted) return null;
  }
  const training = await runTraining(plan.training, signal, onProgress);
  if (training.interrupted) return null;
  const evaluation = await evaluate(plan, run, options).catch(nullWhenInterrupted);
  if (evaluation === null) return null;

  const report = assembleReport(name, options, plan, training, evaluation, (options.now() - started) / 1000);
  saveFile(join(run, "report.html"), renderReportHtml(report));
  // Last, because the run counts as finished from here on.
  saveFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

function claimFolder({ run, minutes, data, seed }: DemoOptions): void {
  const file = join(run, "run.json");
  const content = `${JSON.stringify({ minutes, data, seed }, null, 2)}\n`;
  if (!existsSync(file)) {
    saveFile(file, content);
  } else if (readFileSync(file, "utf8") !== content) {
    throw new GymError(
      "demo/other-settings",
      `${run} holds a run with other settings: ${readFileSync(file, "utf8").replaceAll(/\s+/g, " ").trim()}. Go on with the same settings, or give this one another --name.`,
    );
  }
}

async function countTestEpisodes({ test, testEpisodes }: DemoPlan): Promise<number> {
  const { tasks } = await loadEnv(test.env, test.load ?? {});
  if (!Number.isFinite(tasks.size)) return testEpisodes;
  return tasks.size * Math.max(1, Math.round(testEpisodes / tasks.size));
}

function evaluate(
  plan: DemoPlan,
  run: string,
  { seed, signal, onProgress }: DemoOptions,
): Promise<EvaluationResult> {
  return runEvaluation(
    {
      models: trainedModels(run),
      data: plan.test.out,
      load: plan.load,
      modules: [],
      seed,
      threads: plan.training.threads,
      examples,
    },
    signal,
    onProgress,
  );
}

function assembleReport(
  name: string,
  { command, seed, run, today }: DemoOptions,
  plan: DemoPlan,
  training: TrainingOutcome,
  evaluation: EvaluationResult,
  secondsTotal: number,
): Report {
  const { counts, policy: trainPolicy } = readManifest(plan.train.out);
  const { features, ...config } = loadModel(modelFolder(run, "rwml")).config;
  return {
    formatVersion: 1,
    name,
    createdAt: today(),
    command,
    environment: { train: plan.train.env, test: plan.test.env, description: plan.description },
    machine: thisMachine(training.executionProvider),
    seed,
    embedder: evaluation.embedder,
    model: { parameters: training.parameters, config: { ...config, features: features.count } },
    data: {
      trainEpisodes: counts.episodes,
      trainTransitions: counts.steps,
      testEpisodes: evaluation.episodes,
      testTransitions: evaluation.transitions,
      testDetermined: evaluation.determined,
      trainPolicy,
      testPolicy: evaluation.policy,
    },
    stages: training.stages,
    groups: training.groups,
    evaluations: evaluation.evaluations,
    comparisons: evaluation.comparisons,
    examples: evaluation.examples,
    caveats,
    secondsTotal,
  };
}

/** What holds for every run of the main job. */
const caveats = [
  "One run with one seed: intervals are over test episodes, not over trainings.",
  "Hits reward near misses: a wrong number in a list of three can still be one. Read the exact match beside them.",
  "The rule tracker knows ALFWorld's rules. It shows what can be known at all, and is no rival.",
  "Not part of RWML as published: the weight of unseen names in the supervised start, the choice of prompts by likelihood, and the anchor that holds RWML to what really happened.",
];
