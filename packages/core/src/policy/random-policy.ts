import { GymError } from "../errors.js";
import type { PolicyFactory } from "./policy.js";

/** Draws uniformly from the admissible actions. */
export const randomPolicy: PolicyFactory = ({ random }) => ({
  act({ admissible }) {
    if (admissible.length === 0) {
      throw new GymError(
        "policy/nothing-admissible",
        "The random policy needs an environment that lists its admissible actions. Choose another policy.",
      );
    }
    return random.pick(admissible);
  },
});
