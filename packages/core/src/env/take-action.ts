import type { Patch } from "immer";
import { GymError } from "../errors.js";
import { passingJsonFlaw } from "../internal/json-flaw.js";
import { isPromise, valueText } from "../internal/value-text.js";
import type { Random } from "../random/random.js";
import type { Rules } from "../rules/rules.js";
import { rulesName } from "../rules/rules-name.js";
import { applyAction } from "./apply-action.js";
import type { NamedRules } from "./ask-member.js";
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
  requireAction(wish, rules, "What was to be done is");
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

/**
 * Throws a GymError `env/no-action` for what no rules can take as an action.
 *
 * @param said how the message begins, before the wish itself
 */
export function requireAction(wish: unknown, rules: NamedRules, said: string): void {
  if (typeof wish === "string") return;
  const flaw = passingJsonFlaw(wish, "action");
  if (flaw === null && wish !== null) return;
  if (typeof wish === "object" && wish !== null && isPromise(wish)) wish.then(undefined, () => {});
  const isPlain = typeof wish !== "object" || wish === null;
  throw new GymError(
    "env/no-action",
    `${said} ${isPlain ? valueText(wish) : `not JSON (${flaw})`}, which is no action of ${rulesName(rules)}. An action is JSON, or a text; admissible() lists those that can be taken.`,
  );
}
