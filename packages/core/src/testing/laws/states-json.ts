import { jsonFlaw } from "../../internal/json-flaw.js";
import { defineLookingLaw } from "../looking-law.js";
import { isNotJson } from "../thrown-breach.js";

/** States, infos and patches can be written down and read again without a loss. */
export const statesJson = defineLookingLaw(
  "hold nothing but JSON in states, infos and patches",
  ({ journey }) => ({
    start: () => jsonFlaw(journey.env.state, "state"),
    step({ text, after, info, patches }) {
      const flaw = jsonFlaw(after, "state") ?? jsonFlaw(info, "info") ?? jsonFlaw(patches, "patches");
      return flaw === null ? null : `after "${text}", ${flaw}`;
    },
  }),
  { tells: isNotJson },
);
