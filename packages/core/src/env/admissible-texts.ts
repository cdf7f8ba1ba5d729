import type { Rules } from "../rules/rules.js";

/** The texts of all actions that can be taken in a state; none where the rules cannot list them. */
export function admissibleTexts<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  state: State,
): readonly string[] {
  return (rules.admissible?.(state) ?? []).map((action) => rules.actions.print(action, state));
}
