import type { AnyEnv } from "../../env/env.js";
import { sameJson } from "../../internal/same-json.js";
import type { Parsed } from "../../rules/action-codec.js";
import type { Breach } from "../law.js";
import { defineLookingLaw } from "../looking-law.js";

/** The text of an action means that action, so recordings by text are exact. */
export const actionsReadBack = defineLookingLaw(
  "read back every admissible action it prints",
  ({ journey }) => {
    const look = () => misreadAction(journey.env);
    return { start: look, step: look };
  },
);

function misreadAction({ rules, state }: AnyEnv): Breach | null {
  for (const action of rules.admissible?.(state) ?? []) {
    const text = rules.actions.print(action, state);
    const parsed: Parsed<unknown> = rules.actions.parse(text, state);
    if (parsed.type === "action" && sameJson(parsed.action, action)) continue;
    const found = parsed.type === "action" ? JSON.stringify(parsed.action) : "no action at all";
    return {
      what: `it prints ${JSON.stringify(action)} as "${text}" and reads that as ${found}`,
      action: text,
    };
  }
  return null;
}
