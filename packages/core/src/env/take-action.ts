import type { Patch } from "immer";
import { GymError } from "../errors.js";
import type { Random } from "../random/random.js";
import type { Rules } from "../rules/rules.js";
import { rulesName } from "../rules/rules-name.js";
import { applyAction } from "./apply-action.js";
import { askParsed, askRejection, askText } from "./ask-rules.js";
import type { Step } from "./step.js";

const nothing: readonly Patch[] = Object.freeze([]);

/** What an action did to a state: the part of a step that hangs on nothing else. */
export type ActionOutcome<State, Action> = Pick<
  Step<State, Action>,
  "text" | "action" | "rejection" | "before" | "after" | "patches" | "inverse"
>;

/** Takes an action in a state, or lets the rules refuse it; a refused one changes and draws nothing. */
export function takeAction<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  before: State,
  wish: string | Action,
  random: Random,
): ActionOutcome<State, Action> {
  if (wish === undefined || wish === null) throw noAction(rulesName(rules), wish);
  const parsed =
    typeof wish === "string" ? askParsed(rules, wish, before) : { type: "action" as const, action: wish };
  const text = typeof wish === "string" ? wish : askText(rules, wish, before);
  const action = parsed.type === "action" ? parsed.action : null;
  const rejection = parsed.type === "action" ? askRejection(rules, before, parsed.action) : parsed;
  if (action === null || rejection !== null) {
    return { text, action, rejection, before, after: before, patches: nothing, inverse: nothing };
  }
  const [after, patches, inverse] = applyAction(rules, before, action, random);
  return { text, action, rejection: null, before, after, patches, inverse };
}

function noAction(rules: string, wish: unknown): GymError {
  return new GymError(
    "env/no-action",
    `${String(wish)} is no action of ${rules}. Pass an action, or its text; admissible() lists those that can be taken.`,
  );
}
