import { valueText } from "../internal/value-text.js";
import type { Rules } from "../rules/rules.js";
import { askMember } from "./ask-member.js";
import { askText, badResult } from "./ask-rules.js";

/** The texts of all actions that can be taken in a state; none where the rules cannot list them. */
export function admissibleTexts<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  state: State,
): readonly string[] {
  if (rules.admissible === undefined) return [];
  const actions = askMember(rules, "admissible", () => rules.admissible!(state));
  if (!Array.isArray(actions)) throw badResult(rules, "admissible", actions, "an array of actions");
  // Unlike map(), this looks at the holes too.
  return Array.from(actions as readonly Action[], (action, index) => {
    if (action !== undefined && action !== null) return askText(rules, action, state);
    const returned = `${valueText(action)} as action ${index}`;
    throw badResult(rules, "admissible", actions, "an array of actions", returned);
  });
}
