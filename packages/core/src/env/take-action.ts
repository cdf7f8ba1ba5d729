import { enablePatches, type Patch, produceWithPatches } from "immer";
import type { Random } from "../random/random.js";
import type { Rules } from "../rules/rules.js";
import type { Step } from "./step.js";

enablePatches();

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
  const parsed =
    typeof wish === "string" ? rules.actions.parse(wish, before) : { type: "action" as const, action: wish };
  const text = typeof wish === "string" ? wish : rules.actions.print(wish, before);
  const action = parsed.type === "action" ? parsed.action : null;
  const rejection = parsed.type === "action" ? (rules.check?.(before, parsed.action) ?? null) : parsed;
  if (action === null || rejection !== null) {
    return { text, action, rejection, before, after: before, patches: nothing, inverse: nothing };
  }
  const [after, patches, inverse] = produceWithPatches(before, (draft) => {
    rules.apply(draft, action, random);
  });
  return { text, action, rejection: null, before, after, patches, inverse };
}
