import { defineLookingLaw } from "../looking-law.js";
import { isThrown } from "../thrown-breach.js";

/** Whatever an agent writes is answered, by a step or by a refusal. */
export const neverThrows = defineLookingLaw(
  "answer whatever is written, and never throw",
  () => ({ step: () => null }),
  { tells: isThrown },
);
