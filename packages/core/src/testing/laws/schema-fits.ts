import type { Journey } from "../journey.js";
import { defineLookingLaw } from "../looking-law.js";
import { schemaFlaw } from "../schema-flaw.js";
import { shownValue } from "../shown-value.js";

/** The schema of actions is what tools are told about them. */
export const schemaFits = defineLookingLaw("describe its actions by its schema", ({ journey }) => ({
  start: () => listedFlaw(journey),
  step: ({ text, action, rejection }) =>
    (action === null || rejection !== null ? null : flawOf(journey, action, text)) ?? listedFlaw(journey),
}));

function listedFlaw(journey: Journey): string | null {
  const { rules, state } = journey.env;
  for (const action of rules.admissible?.(state) ?? []) {
    const flaw = flawOf(journey, action, rules.actions.print(action, state));
    if (flaw !== null) return flaw;
  }
  return null;
}

function flawOf({ env: { rules } }: Journey, action: unknown, text: string): string | null {
  const flaw = schemaFlaw(rules.actions.schema, action);
  return flaw === null
    ? null
    : `the action of ${JSON.stringify(text)}, ${shownValue(action)}, does not fit it: ${flaw}`;
}
