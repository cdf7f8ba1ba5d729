import { compareOutcomes, type NamedOutcomes } from "./compare-outcomes.js";
import type { Comparison, Evaluation } from "./report/report.js";

/** One way to predict, with what it is. */
export interface ComparedWay extends NamedOutcomes {
  readonly kind: Evaluation["kind"];
}

/**
 * Compares models: the arms behind a start with each other first, since that says what an arm is worth; then each arm with the
 * start, and each model with each baseline. The ceiling knows the rules and is no rival.
 *
 * @param ways the first of the models is the start, all others are arms from it
 */
export function compareModels(ways: readonly ComparedWay[], seed: number): readonly Comparison[] {
  const baselines = ways.filter(({ kind }) => kind === "baseline");
  const models = ways.filter(({ kind }) => kind === "model");
  const [start, ...arms] = models;
  const pairs = [
    ...arms.flatMap((arm, index) => arms.slice(0, index).map((other) => [other, arm] as const)),
    ...(start === undefined ? [] : arms.map((arm) => [start, arm] as const)),
    ...models.flatMap((model) => baselines.map((baseline) => [baseline, model] as const)),
  ];
  return pairs.flatMap(([from, to]) => compareOutcomes(from, to, seed));
}
