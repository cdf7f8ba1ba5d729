import { toolBugsIn } from "../../world/tool-bugs-in.js";
import type { Results } from "../results/results.js";
import { isCounted, isDone } from "../results/run-key.js";
import type { Simulation } from "../results/simulation.js";
import { type Accuracy, accuracyOf } from "./action-accuracy.js";
import { counts } from "./counts.js";
import { passHats } from "./pass-hat.js";
import { type ReviewCounts, reviewCounts } from "./review-counts.js";

/** What a run has come to. All figures are over the same simulations: those that were played to an end and judged. */
export interface RunMetrics {
  readonly simulations: number;
  readonly tasks: number;
  /** Those that broke off, and are played again when the run is gone on with. */
  readonly infrastructureErrors: number;
  /** Those that were played to an end, and never judged. */
  readonly notJudged: number;
  /** Those that are in no figure, by the reason why they ended. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Null without any simulations. */
  readonly averageReward: number | null;
  /** pass^1, pass^2, …, as far as every task has trials. */
  readonly passHat: readonly number[];
  /** In dollars, over those whose cost is known; null without any. */
  readonly averageAgentCost: number | null;
  readonly averageUserCost: number | null;
  /** Of both sides, over those where both are known. */
  readonly averageTotalCost: number | null;
  /** In seconds. */
  readonly averageDuration: number | null;
  /** How many gold actions of reading and of writing tools were taken; null without any. */
  readonly readActions: Accuracy | null;
  readonly writeActions: Accuracy | null;
  readonly databases: { readonly match: number; readonly mismatch: number; readonly notChecked: number };
  /** Simulations by the reason why they ended. */
  readonly terminations: Readonly<Record<string, number>>;
  /** How often each bug of a tool was answered with, such as `lend_book threw TypeError: …`. */
  readonly toolBugs: Readonly<Record<string, number>>;
  readonly reviews: ReviewCounts;
}

/** Measures a run as upstream does. */
export function runMetrics({ simulations: all, info }: Results): RunMetrics {
  const simulations = all.filter(isCounted);
  const leftOut = all.filter((one) => !isCounted(one));
  const checks = simulations.flatMap(({ reward_info }) => reward_info?.action_checks ?? []);
  const average = (value: (one: Simulation) => number | null): number | null => mean(simulations.map(value));
  return {
    simulations: simulations.length,
    tasks: new Set(simulations.map(({ task_id }) => task_id)).size,
    infrastructureErrors: leftOut.filter((one) => !isDone(one)).length,
    notJudged: leftOut.filter(isDone).length,
    leftOut: counts(leftOut.map(({ termination_reason }) => termination_reason)),
    averageReward: average(({ reward_info }) => reward_info?.reward ?? null),
    passHat: passHats(simulations, info.num_trials),
    averageAgentCost: average(({ agent_cost }) => agent_cost),
    averageUserCost: average(({ user_cost }) => user_cost),
    averageTotalCost: average(({ agent_cost, user_cost }) =>
      agent_cost === null || user_cost === null ? null : agent_cost + user_cost,
    ),
    averageDuration: average(({ duration }) => duration),
    readActions: accuracyOf(checks.filter(({ tool_type }) => tool_type === "read")),
    writeActions: accuracyOf(checks.filter(({ tool_type }) => tool_type === "write")),
    databases: databaseCounts(simulations),
    terminations: counts(simulations.map(({ termination_reason }) => termination_reason)),
    toolBugs: counts(all.flatMap(({ messages }) => toolBugsIn(messages))),
    reviews: reviewCounts(simulations),
  };
}

function databaseCounts(simulations: readonly Simulation[]): RunMetrics["databases"] {
  const matches = simulations.map(({ reward_info }) => reward_info?.db_check?.db_match);
  const count = (value: boolean | undefined) => matches.filter((one) => one === value).length;
  return { match: count(true), mismatch: count(false), notChecked: count(undefined) };
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
