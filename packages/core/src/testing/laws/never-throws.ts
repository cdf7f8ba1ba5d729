import { defineLaw } from "../define-law.js";
import { isThrown } from "../thrown-breach.js";

/** Whatever an agent writes is answered, by a step or by a refusal. */
export const neverThrows = defineLaw(
  "answer whatever is written, and never throw",
  ({ begin, walk }) => {
    for (const _ of begin().follow(walk.choices));
    return null;
  },
  { tells: isThrown },
);
