import { isLastingJson } from "../../internal/lasting-json.js";
import { defineLaw } from "../define-law.js";

/** Nobody can change a state that somebody else holds. */
export const statesFrozen = defineLaw("keep its states frozen", ({ begin, walk }) => {
  const journey = begin();
  const flaw = thawedPath(journey.env.state, "state");
  if (flaw !== null) return `${flaw} is not frozen at the start`;
  for (const step of journey.follow(walk.choices)) {
    const path = thawedPath(step.after, "state");
    if (path !== null) return `${path} is not frozen after "${step.text}"`;
  }
  return null;
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
