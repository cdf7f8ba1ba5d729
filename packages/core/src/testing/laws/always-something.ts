import { defineLookingLaw } from "../looking-law.js";

/** Whoever acts by the list has something to do until the end. */
export const alwaysSomething = defineLookingLaw(
  "list an action as long as the episode goes on",
  ({ journey }) => {
    if (journey.env.rules.admissible === undefined) return {};
    const stuck = (when: string) =>
      !journey.ended && journey.env.admissible().length === 0
        ? `nothing is admissible ${when}, and the episode is not over`
        : null;
    return {
      start: () => stuck("at the start"),
      step: ({ text }) => stuck(`after ${JSON.stringify(text)}`),
    };
  },
);
