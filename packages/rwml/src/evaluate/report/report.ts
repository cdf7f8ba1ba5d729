import type { DataUsage } from "../../train/data-usage.js";
import type { GroupCount, StageFigures } from "../../train/training-figures.js";
import type { TrainingStage } from "../../train/training-stage.js";

/** A share with the number of transitions it was measured on. */
export interface Rate {
  /** In [0, 1]; NaN never: null when `count` is 0. */
  readonly rate: number | null;
  readonly count: number;
}

/** Whole-observation exact match, and hit rate (gap below the threshold), of one way to predict. */
export interface Scores {
  readonly exactMatch: Rate;
  readonly hit: Rate;
}

/** Scores over all transitions, over those that follow from the history, and over the rest. */
export interface ScoreTable {
  readonly all: Scores;
  /** Transitions whose next observation follows from the history; null where the environment cannot tell. */
  readonly determined: Scores | null;
  readonly undetermined: Scores | null;
  /** By the first word of the action, `refused` for actions that the world did not take. */
  readonly byVerb: Readonly<Record<string, Scores>>;
  /** As `byVerb`, over the determined transitions only. */
  readonly determinedByVerb: Readonly<Record<string, Scores>>;
}

/**
 * One way to predict, measured: a baseline that does not learn, the ceiling, which knows the rules (both greedy only), or a
 * model (greedy and sampled at temperature 1).
 */
export interface Evaluation {
  /** `retrieval`, `copy-memory`, `rule-tracker`, `start`, `supervised`, `rwml`, … */
  readonly name: string;
  readonly kind: "baseline" | "ceiling" | "model";
  readonly greedy: ScoreTable;
  /** Null for what has no chance in it. */
  readonly sampled: ScoreTable | null;
  /** Predictions that did not end within the tokens they may have, and count as wrong; null for what has no such limit. */
  readonly truncated: { readonly greedy: number; readonly sampled: number } | null;
  readonly seconds: number;
}

/** A difference between two evaluations on the same transitions, with its bootstrap interval over episodes. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
  /** Which predictions are compared, by which score, on which transitions. */
  readonly predictions: "greedy" | "sampled";
  readonly score: keyof Scores;
  readonly part: "all" | "determined";
  /** The rate of `to` less that of `from`, in [-1, 1]. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** For example 0.95. */
  readonly level: number;
  readonly resamples: number;
}

/** A prediction beside what really happened. */
export interface ExamplePrediction {
  readonly episode: string;
  readonly step: number;
  readonly action: string;
  readonly determined: boolean | null;
  readonly real: string;
  readonly predictions: readonly {
    readonly name: string;
    readonly text: string;
    readonly gap: number;
    readonly exact: boolean;
  }[];
}

/** How quick the machine was before the run, and what was fitted to it. */
export interface ReportPlan {
  /** The time that the run was given. */
  readonly minutes: number;
  /** Steps of the environment that one thread recorded in a second. */
  readonly recordedSteps: number;
  /** Supervised updates and sampled predictions a second, with the model that was chosen. */
  readonly updates: number;
  readonly samples: number;
  /** The name of the model's size. */
  readonly model: string;
  /** Steps a second expected of each stage. */
  readonly pace: Readonly<Record<TrainingStage, number>>;
  /** Supervised steps expected of the start and its arm together. */
  readonly supervisedSteps: number;
  /** Whether that is too little to predict better than copying does. */
  readonly isTooSlow: boolean;
  /** From how many minutes on it would be enough; null when a day would not be. */
  readonly minutesNeeded: number | null;
}

/** `report.json`: everything a run found out, and how. */
export interface Report {
  readonly name: string;
  readonly createdAt: string;
  readonly command: string;
  readonly environment: { readonly train: string; readonly test: string; readonly description: string };
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGigabytes: number;
    readonly node: string;
    readonly platform: string;
    readonly executionProvider: string;
  };
  readonly seed: number;
  readonly plan: ReportPlan;
  readonly embedder: {
    readonly id: string;
    readonly kind: "lexical" | "semantic";
    readonly threshold: number;
  };
  readonly model: { readonly parameters: number; readonly config: Readonly<Record<string, unknown>> };
  readonly data: {
    readonly trainEpisodes: number;
    readonly trainTransitions: number;
    /** How much of them was trained on. */
    readonly usage: DataUsage;
    readonly testEpisodes: number;
    readonly testTransitions: number;
    readonly testDetermined: number | null;
    readonly trainPolicy: string;
    readonly testPolicy: string;
  };
  readonly stages: readonly StageFigures[];
  readonly groups: readonly GroupCount[];
  readonly evaluations: readonly Evaluation[];
  readonly comparisons: readonly Comparison[];
  readonly examples: readonly ExamplePrediction[];
  /** What a reader must know to read the figures right, in sentences. */
  readonly caveats: readonly string[];
  readonly secondsTotal: number;
}
