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
  const texts: string[] = [];
  // Unlike map(), this looks at holes too.
  for (const action of actions as readonly Action[]) {
    if (action === undefined || action === null) {
      const returned = `${valueText(action)} as action ${texts.length}`;
      throw badResult(rules, "admissible", actions, "an array of actions", returned);
    }
    texts.push(askText(rules, action, state));
  }
  return texts;
}
