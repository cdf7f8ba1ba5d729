import type { ModelName } from "./model-choice.js";

/** How quick a machine is beside everything else that it does. Plain JSON, stored with the plan that is made from it. */
export interface MachineSpeed {
  /** Steps of the environment that one thread records in a second. */
  readonly recordedSteps: number;
  readonly models: Readonly<Record<ModelName, ModelSpeed>>;
}

/** How quick it is with one model. */
export interface ModelSpeed {
  /** Supervised updates a second. */
  readonly updates: number;
  /** Predictions of 12 tokens a second, 256 at once. */
  readonly samples: number;
}
