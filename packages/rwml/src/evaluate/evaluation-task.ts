import type { LoadOptions } from "@rwml/core";
import type { TrainedCount } from "./count-trained.js";
import type { LearnedFrom } from "./learned-from.js";
import type { Comparison, Evaluation, ExamplePrediction } from "./report/report.js";

/** What is to be measured. Plain JSON: it travels to the evaluating thread. */
export interface EvaluationTask {
  /** Model folders by the name they get in reports: the start first, then what was trained from it. */
  readonly models: Readonly<Record<string, string>>;
  /** The folder of a dataset that they were not trained on. */
  readonly data: string;
  /** The dataset that the models were trained on, for the baseline that learns; null leaves that out. */
  readonly learnFrom: string | null;
  readonly load: LoadOptions;
  /** Files that register further environments. */
  readonly modules: readonly string[];
  readonly seed: number;
  readonly threads: number;
  /** How many predictions are shown beside what happened. */
  readonly examples: number;
}

/** What was measured. */
export interface EvaluationResult {
  readonly episodes: number;
  readonly transitions: number;
  readonly determined: number | null;
  /** What of the data was trained on, which a model need not foretell. */
  readonly trained: TrainedCount;
  /** What the baseline that learns has read; null where it was left out. */
  readonly learned: LearnedFrom | null;
  readonly policy: string;
  readonly embedder: {
    readonly id: string;
    readonly kind: "lexical" | "semantic";
    readonly threshold: number;
  };
  readonly evaluations: readonly Evaluation[];
  readonly comparisons: readonly Comparison[];
  readonly examples: readonly ExamplePrediction[];
}
