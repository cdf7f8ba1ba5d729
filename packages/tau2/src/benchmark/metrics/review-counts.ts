import { isDict, itemOf } from "../../python/dict.js";
import type { PythonValue } from "../../python/python-value.js";
import type { Simulation } from "../results/simulation.js";
import { counts } from "./counts.js";

/** What models that looked over recorded conversations say, where upstream's tools have asked them. */
export interface ReviewCounts {
  /** Simulations by the outcome of the customer's authentication; `not_checked` for those without a classification. */
  readonly authentication: Readonly<Record<string, number>>;
  /** Errors by severity. */
  readonly agentErrors: Readonly<Record<string, number>>;
  readonly userErrors: Readonly<Record<string, number>>;
}

/** Counts what reviews say. */
export function reviewCounts(simulations: readonly Simulation[]): ReviewCounts {
  const errors = simulations.flatMap(({ record }) => {
    const found = inside(itemOf(record, "review") ?? null, "errors");
    return Array.isArray(found) ? (found as readonly PythonValue[]) : [];
  });
  const severities = (source: string): readonly string[] =>
    errors
      .filter((error) => inside(error, "source") === source)
      .map((error) => textOr(inside(error, "severity"), "unknown"));
  return {
    authentication: counts(
      simulations.map(({ record }) =>
        textOr(inside(itemOf(record, "auth_classification") ?? null, "status"), "not_checked"),
      ),
    ),
    agentErrors: counts(severities("agent")),
    userErrors: counts(severities("user")),
  };
}

function inside(value: PythonValue, key: string): PythonValue {
  return isDict(value) ? (itemOf(value, key) ?? null) : null;
}

function textOr(value: PythonValue, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
