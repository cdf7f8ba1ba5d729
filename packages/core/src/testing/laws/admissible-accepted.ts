import type { AnyEnv } from "../../env/env.js";
import type { Rejection } from "../../rules/action-codec.js";
import type { Breach } from "../law.js";
import { defineLookingLaw } from "../looking-law.js";

/** What is offered can be taken. */
export const admissibleAccepted = defineLookingLaw("accept every admissible action", ({ journey }) => {
  let admissible: readonly string[] = [];
  const look = (): Breach | null => {
    const refused = refusedOffer(journey.env);
    if (refused === null) admissible = journey.env.admissible();
    return refused;
  };
  return {
    start: look,
    step({ text, rejection }) {
      if (rejection !== null && admissible.includes(text)) {
        return `"${text}" is admissible and gets the answer "${rejection.observation}"`;
      }
      return journey.ended ? null : look();
    },
  };
});

function refusedOffer({ rules, state }: AnyEnv): Breach | null {
  for (const action of rules.admissible?.(state) ?? []) {
    const rejection: Rejection | null = rules.check?.(state, action) ?? null;
    if (rejection !== null) {
      const text = rules.actions.print(action, state);
      return {
        what: `"${text}" is admissible and check refuses it: "${rejection.observation}"`,
        action: text,
      };
    }
  }
  return null;
}
