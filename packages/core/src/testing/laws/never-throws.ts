import { BadResultError } from "../../errors.js";
import { defineLaw } from "../define-law.js";

/** Whatever an agent writes is answered, by a step or by a refusal. */
export const neverThrows = defineLaw(
  "answer whatever is written, and never throw",
  ({ begin, walk }) => {
    for (const _ of begin().follow(walk.choices));
    return null;
  },
  { tells: (failure) => !(failure instanceof BadResultError) },
);
