import type { Rules } from "../rules/rules.js";
import { askText, badResult } from "./ask-rules.js";

/** The texts of all actions that can be taken in a state; none where the rules cannot list them. */
export function admissibleTexts<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  state: State,
): readonly string[] {
  if (rules.admissible === undefined) return [];
  const actions = rules.admissible(state);
  if (!Array.isArray(actions)) throw badResult(rules, "admissible", actions, "an array of actions");
  return (actions as readonly Action[]).map((action) => askText(rules, action, state));
}
