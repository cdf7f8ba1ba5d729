import type { ModelSize } from "../../train/recipe.js";
import { defaultRecipe } from "../../train/recipe.js";

/** The models that the demo can train, the larger one first. */
export const modelNames = ["standard", "small"] as const;

/** One of them. */
export type ModelName = (typeof modelNames)[number];

/** A size, and how much training it takes. */
export interface ModelChoice {
  readonly size: ModelSize;
  /**
   * Supervised steps, start and arm together, from which on it is taken. With fewer, the standard model is not worth its time
   * beside the small one, and the small one hardly predicts better than copying does. Measured on generated games:
   * docs/world-model.md has the figures.
   */
  readonly leastSteps: number;
}

/** What the demo chooses from: the small model is quicker to train, and the standard one better where there is time for it. */
export const modelChoices: Readonly<Record<ModelName, ModelChoice>> = {
  standard: { size: defaultRecipe.model, leastSteps: 2000 },
  small: { size: { width: 64, heads: 1, layers: 2, hidden: 256 }, leastSteps: 1500 },
};
