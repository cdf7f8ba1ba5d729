import { defineLaw } from "../define-law.js";

/** Whoever acts by the list has something to do until the end. */
export const alwaysSomething = defineLaw(
  "list an action as long as the episode goes on",
  ({ begin, walk }) => {
    const journey = begin();
    const { rules } = journey.env;
    if (rules.admissible === undefined) return null;
    const isStuck = (): boolean => !journey.ended && journey.env.admissible().length === 0;
    const stuck = (when: string) => ({ what: `nothing is admissible ${when}, and the episode is not over` });
    if (isStuck()) return stuck("at the start");
    for (const step of journey.follow(walk.choices))
      if (isStuck()) return stuck(`after ${JSON.stringify(step.text)}`);
    return null;
  },
);
