import type { Predictor } from "@rwml/core";
import { copyMemory } from "./copy-memory.js";
import { ruleTracker } from "./rule-tracker.js";

/** The predictors of ALFWorld by name, from the weakest to the judge. */
export const alfworldPredictors: Readonly<Record<string, () => Predictor>> = {
  "copy-memory": copyMemory,
  "rule-tracker": ruleTracker,
};
