import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadEnv, requireTasks, rulesName } from "@rwml/core";
import { collectDataset } from "../../act/collect/collect-dataset.js";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import type { ProgressEvent, ProgressListener } from "../../act/progress/progress-event.js";
import { runInThread } from "../../act/threads/run-in-thread.js";
import { saveFile } from "../../data/stored/save-file.js";
import { requireRuntime } from "../../model/onnx/runtime.js";
import { runTraining } from "../../train/run-training.js";
import { trainedModels } from "../../train/trained-models.js";
import type { EvaluationResult } from "../evaluation-task.js";
import { nullWhenInterrupted } from "../null-when-interrupted.js";
import { renderReportHtml } from "../report/render-report-html.js";
import type { Report } from "../report/report.js";
import { saveReport } from "../report/save-report.js";
import { runEvaluation } from "../run-evaluation.js";
import { assembleReport } from "./assemble-report.js";
import { claimRun } from "./claim-run.js";
import { type DemoPlan, type DemoSettings, planDemo, planMeasurement } from "./demo-plan.js";
import { describePlan } from "./describe-plan.js";
import type { MachineSpeed } from "./machine-speed.js";
import { readOwnReport, reportPath } from "./read-own-report.js";
import { makePlan, planPath, readPlan, type StoredPlan } from "./stored-plan.js";

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
  /** How quick the machine is; null when interrupted. Default: it is measured. */
  measure?(): Promise<MachineSpeed | null>;
}

const examples = 24;

/**
 * The main job: measures how quick the machine is and plans what fits into the time, collects transitions, trains a start on
 * them and from it two arms, measures all on rooms they have never seen, and writes `report.json` and `report.html`. Every
 * stage goes on where it was stopped; a run that has its report is not repeated.
 *
 * @returns the report; null when it was interrupted
 * @throws GymError `onnx/missing-runtime` before anything is written, `demo/other-settings` when the folder holds a run with other
 *   settings, `demo/broken-settings`, `demo/not-a-plan` or `report/not-a-report` when what it holds cannot be read,
 *   `demo/other-report` when its report is another run's
 */
export async function runDemo(options: DemoOptions): Promise<Report | null> {
  const { run, name, command, signal, onProgress, minutes, data, seed } = options;
  const reportFile = reportPath(run);
  // Before anything is written; the report of a finished run needs none.
  if (!existsSync(reportFile)) await requireRuntime();
  claimRun(run, options);
  if (existsSync(reportFile)) {
    const report = readOwnReport(run, options);
    onProgress({ type: "note", text: `${run} is finished: this is its report. --name starts another run.` });
    return report;
  }
  const started = options.now();
  const wasResumed = existsSync(planPath(run));
  const stored = await settlePlan(options, wasResumed);
  if (stored === null) return null;
  onProgress({ type: "note", text: describePlan(stored, minutes) });

  const plan = planDemo(run, options, stored.fitted);
  await registerEnvironments([]);
  for (const collection of [plan.train, { ...plan.test, episodes: await countTestEpisodes(plan) }]) {
    const { interrupted } = await collectDataset({ ...collection, signal, onProgress });
    if (interrupted) return null;
  }
  const training = await runTraining(plan.training, signal, onProgress);
  if (training.interrupted) return null;
  const evaluation = await evaluate(plan, run, options).catch(nullWhenInterrupted);
  if (evaluation === null) return null;

  const report = assembleReport({
    name,
    run,
    command,
    settings: { minutes, data, seed },
    stored,
    plan,
    training,
    evaluation,
    wasResumed,
    createdAt: options.today(),
    secondsTotal: (options.now() - started) / 1000,
  });
  saveFile(join(run, "report.html"), renderReportHtml(report));
  // Last, because the run counts as finished from here on.
  saveReport(reportFile, report);
  return report;
}

/** The plan with which the run began, or else one for the machine as it is now; null when that was interrupted. */
async function settlePlan(options: DemoOptions, hasBegun: boolean): Promise<StoredPlan | null> {
  const { run, minutes, signal, onProgress } = options;
  if (hasBegun) return readPlan(run);
  const measure = options.measure ?? (() => measureInThread(options, signal, onProgress));
  const started = options.now();
  const speed = await measure();
  if (speed === null) return null;
  // What measuring has taken, long on a busy machine, is gone.
  const minutesLeft = Math.max(minutes / 2, minutes - (options.now() - started) / 60_000);
  return makePlan(run, speed, minutesLeft);
}

function measureInThread(
  settings: DemoSettings,
  signal: AbortSignal,
  onProgress: ProgressListener,
): Promise<MachineSpeed | null> {
  return runInThread<ProgressEvent, MachineSpeed | null>({
    module: "evaluate/demo/worker",
    task: planMeasurement(settings),
    signal,
    onEvent: onProgress,
  });
}

async function countTestEpisodes({ test, testEpisodes }: DemoPlan): Promise<number> {
  const { tasks, rules } = await loadEnv(test.env, test.load ?? {});
  const count = requireTasks(tasks, rulesName(rules), test.env);
  return Number.isFinite(count) ? count * Math.max(1, Math.round(testEpisodes / count)) : testEpisodes;
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
      learnFrom: plan.train.out,
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
