import type { Comparison } from "../report/report.js";
import { compareOutcomes, type NamedOutcomes } from "./compare-outcomes.js";

/**
 * Compares the first model with each baseline but the ceiling, which knows the rules, and each further model with the
 * one before it.
 */
export function compareInTurn(
  outcomes: readonly NamedOutcomes[],
  ceiling: string | undefined,
  seed: number,
): readonly Comparison[] {
  const baselines = outcomes.filter(({ name, sampled }) => sampled === null && name !== ceiling);
  const models = outcomes.filter(({ sampled }) => sampled !== null);
  return models.flatMap((model, index) =>
    (index === 0 ? baselines : [models[index - 1]!]).flatMap((before) =>
      compareOutcomes(before, model, seed),
    ),
  );
}
