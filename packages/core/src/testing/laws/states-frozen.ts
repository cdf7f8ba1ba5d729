import { isLastingJson } from "../../internal/lasting-json.js";
import { defineLookingLaw } from "../looking-law.js";

/** Nobody can change a state that somebody else holds. */
export const statesFrozen = defineLookingLaw("keep its states frozen", ({ journey }) => {
  const flaw = (state: unknown, when: string): string | null => {
    const path = thawedPath(state, "state");
    return path === null ? null : `${path} is not frozen ${when}`;
  };
  return {
    start: () => flaw(journey.env.state, "at the start"),
    step: ({ text, after }) => flaw(after, `after "${text}"`),
  };
});

function thawedPath(value: unknown, path: string): string | null {
  if (typeof value !== "object" || value === null || isLastingJson(value)) return null;
  if (!Object.isFrozen(value)) return path;
  for (const [key, child] of Object.entries(value)) {
    const flaw = thawedPath(child, `${path}.${key}`);
    if (flaw !== null) return flaw;
  }
  return null;
}
