import type { AnyEnv } from "../../env/env.js";
import type { Rejection } from "../../rules/action-codec.js";
import { defineLaw } from "../define-law.js";
import type { Breach } from "../law.js";

/** What is offered can be taken. */
export const admissibleAccepted = defineLaw("accept every admissible action", ({ begin, walk }) => {
  const journey = begin();
  const offered = refusedOffer(journey.env);
  if (offered !== null) return offered;
  let admissible = journey.env.admissible();
  for (const step of journey.follow(walk.choices)) {
    if (step.rejection !== null && admissible.includes(step.text)) {
      return `"${step.text}" is admissible and gets the answer "${step.rejection.observation}"`;
    }
    if (journey.ended) return null;
    const refused = refusedOffer(journey.env);
    if (refused !== null) return refused;
    admissible = journey.env.admissible();
  }
  return null;
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
