import { jsonFlaw } from "../../internal/json-flaw.js";
import { defineLaw } from "../define-law.js";
import { isNotJson } from "../thrown-breach.js";

/** States, infos and patches can be written down and read again without a loss. */
export const statesJson = defineLaw(
  "hold nothing but JSON in states, infos and patches",
  ({ begin, walk }) => {
    const journey = begin();
    const flaw = jsonFlaw(journey.env.state, "state");
    if (flaw !== null) return flaw;
    for (const step of journey.follow(walk.choices)) {
      const found =
        jsonFlaw(step.after, "state") ?? jsonFlaw(step.info, "info") ?? jsonFlaw(step.patches, "patches");
      if (found !== null) return `after "${step.text}", ${found}`;
    }
    return null;
  },
  { tells: isNotJson },
);
