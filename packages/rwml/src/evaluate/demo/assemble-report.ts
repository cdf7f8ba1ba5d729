import { readManifest } from "@rwml/core/dataset";
import { loadModel } from "../../model/folder/model-folder.js";
import { usageText } from "../../train/data-usage.js";
import { modelFolder } from "../../train/trained-models.js";
import type { TrainingOutcome } from "../../train/training-task.js";
import type { EvaluationResult } from "../evaluation-task.js";
import type { Report } from "../report/report.js";
import { thisMachine } from "../report/this-machine.js";
import { trainedText } from "../report/trained-text.js";
import { truncatedText } from "../report/truncated-text.js";
import type { DemoPlan, DemoSettings } from "./demo-plan.js";
import { reportPlan } from "./describe-plan.js";
import type { StoredPlan } from "./stored-plan.js";

/** Everything that a finished run knows. */
export interface FinishedRun {
  readonly name: string;
  readonly run: string;
  readonly command: string;
  readonly settings: DemoSettings;
  readonly stored: StoredPlan;
  readonly plan: DemoPlan;
  readonly training: TrainingOutcome;
  readonly evaluation: EvaluationResult;
  /** Whether it was interrupted, and went on. */
  readonly wasResumed: boolean;
  readonly createdAt: string;
  readonly secondsTotal: number;
}

/** Puts together the report of a run. */
export function assembleReport(finished: FinishedRun): Report {
  const { name, run, command, settings, stored, plan, training, evaluation } = finished;
  const { counts, policy: trainPolicy } = readManifest(plan.train.out);
  const { features, ...config } = loadModel(modelFolder(run, "rwml")).config;
  return {
    name,
    createdAt: finished.createdAt,
    command,
    environment: { train: plan.train.env, test: plan.test.env, description: plan.description },
    machine: thisMachine(training.executionProvider),
    seed: settings.seed,
    plan: reportPlan(stored, settings.minutes),
    embedder: evaluation.embedder,
    model: { parameters: training.parameters, config: { ...config, features: features.count } },
    data: {
      trainEpisodes: counts.episodes,
      trainTransitions: counts.steps,
      usage: training.usage,
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
    caveats: [
      `Of the data for training ${usageText(training.usage)}.`,
      ...truncatedText(evaluation.evaluations),
      ...trainedText(evaluation),
      ...caveats,
      ...(finished.wasResumed ? [resumed] : []),
    ],
    secondsTotal: finished.secondsTotal,
  };
}

/** What holds for every run of the main job. */
const caveats = [
  "One run with one seed: intervals are over test episodes, not over trainings. Of many intervals at 95 per cent, one in twenty leaves zero out by chance.",
  "Both arms begin with the parameters of the start and have equal seconds of training steps. The supervised arm also keeps the optimiser's state and the place in the data; RWML, whose loss is another, begins an optimiser of its own. The learning rate of both falls to zero at the end.",
  "Hits reward near misses: a wrong number in a list of three can still be one. Read the exact match beside them.",
  "The rule tracker knows ALFWorld's rules. It shows what can be known at all, and is no rival.",
  "Not part of RWML as published: the weight of unseen names in the supervised start, the choice of prompts by likelihood, and the anchor that holds RWML to what really happened.",
];

const resumed = "The run was interrupted and went on: the time in all is that of its last part.";
