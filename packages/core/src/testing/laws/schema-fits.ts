import { defineLaw } from "../define-law.js";
import type { Journey } from "../journey.js";
import { schemaFlaw } from "../schema-flaw.js";
import { shownValue } from "../shown-value.js";

/** The schema of actions is what tools are told about them. */
export const schemaFits = defineLaw("describe its actions by its schema", ({ begin, walk }) => {
  const journey = begin();
  const flaw = listedFlaw(journey);
  if (flaw !== null) return flaw;
  for (const { text, action, rejection } of journey.follow(walk.choices)) {
    const found =
      (action === null || rejection !== null ? null : flawOf(journey, action, text)) ?? listedFlaw(journey);
    if (found !== null) return found;
  }
  return null;
});

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
