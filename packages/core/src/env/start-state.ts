import { deepFreeze } from "../internal/deep-freeze.js";
import { hardJsonFlaw } from "../internal/json-flaw.js";
import type { Random } from "../random/random.js";
import type { Rules } from "../rules/rules.js";
import { badResult } from "./ask-rules.js";

const expected =
  "an object or array of JSON: plain objects, arrays, strings, finite numbers, booleans and null";

/** The first state of an episode, frozen. */
export function startState<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  task: Task,
  random: Random,
): State {
  const state = rules.start(task, random);
  if (typeof state !== "object" || state === null) throw badResult(rules, "start", state, expected);
  const frozen = deepFreeze(state);
  const flaw = hardJsonFlaw(frozen, "state");
  if (flaw === null) return frozen;
  throw badResult(rules, "start", state, expected, `what is not JSON, ${flaw}`);
}
