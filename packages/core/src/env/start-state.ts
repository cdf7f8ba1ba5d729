import { hardJsonFlaw } from "../internal/json-flaw.js";
import { makeLasting } from "../internal/lasting-json.js";
import { isPromise } from "../internal/value-text.js";
import type { Random } from "../random/random.js";
import type { Rules } from "../rules/rules.js";
import { askMember } from "./ask-member.js";
import { badResult } from "./ask-rules.js";

const expected =
  "an object or array of JSON: plain objects, arrays, strings, finite numbers, booleans and null";

/** The first state of an episode, frozen. */
export function startState<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  task: Task,
  random: Random,
): State {
  const state = askMember(rules, "start", () => rules.start(task, random));
  if (typeof state !== "object" || state === null || isPromise(state)) {
    throw badResult(rules, "start", state, expected);
  }
  if (makeLasting(state)) return state;
  const flaw = hardJsonFlaw(state) ?? "state: it cannot be frozen";
  throw badResult(rules, "start", state, expected, `what is not JSON, ${flaw}`);
}
