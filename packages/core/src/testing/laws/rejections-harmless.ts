import { sameJson } from "../../internal/same-json.js";
import { defineLaw } from "../law.js";

/** A bad action gets an answer in words and leaves the world, and its chances, as they were. */
export const rejectionsHarmless = defineLaw(
  "answer impossible actions and change nothing",
  ({ begin, walk }) => {
    const journey = begin();
    let { state, random } = journey.env.snapshot();
    let before = JSON.stringify(state);
    for (const step of journey.follow(walk.choices)) {
      const now = journey.env.snapshot();
      if (step.rejection !== null) {
        if (step.observation === "") return `it has no answer to "${step.text}"`;
        if (JSON.stringify(now.state) !== before || step.patches.length > 0) {
          return `"${step.text}" is refused and changes the state`;
        }
        if (!sameJson(now.random, random))
          return `"${step.text}" is refused and draws from the random stream`;
      }
      ({ state, random } = now);
      before = JSON.stringify(state);
    }
    return null;
  },
);
