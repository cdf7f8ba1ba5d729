import { type Draft, enablePatches, produceWithPatches } from "immer";
import { PrototypeKeyError } from "../draft/object-node.js";
import type { Produce, Produced } from "../draft/produce.js";
import { BadResultError, isGymError } from "../errors.js";
import { hardJsonFlaw } from "../internal/json-flaw.js";
import { messageOf } from "../internal/message-of.js";
import { thrownText } from "../internal/thrown-text.js";
import { isPromise } from "../internal/value-text.js";
import type { Random } from "../random/random.js";
import type { Rules } from "../rules/rules.js";
import { rulesName } from "../rules/rules-name.js";
import { memberFailure, type NamedRules } from "./ask-member.js";
import { badResult } from "./ask-rules.js";

enablePatches();

/**
 * What an action makes of a state. Throws a BadResultError where `apply` returns another state instead of changing
 * its draft, or leaves something in it that is not JSON.
 */
export function applyAction<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  before: State,
  action: Action,
  random: Random,
): Produced<State> {
  const produce: Produce = rules.produce ?? produceWithPatches;
  const changed: unknown = finish(rules, () =>
    produce(before, (draft) => {
      const returned: unknown = applyOf(rules, draft, action, random);
      // Numbers and the like come from arrow functions such as `(draft) => draft.count++`.
      if (typeof returned === "object" && returned !== null && returned !== draft) {
        throw badResult(rules, "apply", returned, isPromise(returned) ? "nothing" : draftKind);
      }
    }),
  );
  if (!isProduced<State>(changed)) throw badResult(rules, "produce", changed, producedKind);
  for (const { op, path, value } of changed[1]) {
    if (typeof path.at(-1) === "symbol") throw notJson(rules, "state: a symbol is no key of JSON");
    if (op === "remove" || typeof value === "string" || typeof value === "boolean") continue;
    const flaw = hardJsonFlaw(value, "state", path);
    if (flaw !== null) throw notJson(rules, flaw);
  }
  return changed;
}

function isProduced<State>(value: unknown): value is Produced<State> {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [after, patches, inverse] = value as unknown[];
  return typeof after === "object" && after !== null && Array.isArray(patches) && Array.isArray(inverse);
}

const producedKind =
  "what produceWithPatches of immer or produceTables returned: the next state, the patches to it and the patches back";

function applyOf<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  draft: Draft<State>,
  action: Action,
  random: Random,
): unknown {
  try {
    return rules.apply(draft, action, random);
  } catch (failure) {
    // What drafts make of `draft["__proto__"] = {}`.
    const isOfTables = messageOf(failure, PrototypeKeyError) !== null;
    if (isOfTables || /^\[Immer\].*(setPrototypeOf|nr: 12\b)/.test(messageOf(failure) ?? "")) {
      throw notJson(rules, 'the key "__proto__" cannot be kept apart from an object\'s prototype');
    }
    throw memberFailure(rules, "apply", failure);
  }
}

/** What immer cannot finish, such as drafts in what holds itself, came from the draft: `apply` itself names its failures. */
function finish<Result>(rules: NamedRules, run: () => Result): Result {
  try {
    return run();
  } catch (failure) {
    if (isGymError(failure)) throw failure;
    const isDeep = failure instanceof RangeError;
    const why = isDeep ? "holds itself, or is nested too deeply" : `cannot be read (${thrownText(failure)})`;
    throw notJson(rules, `state: it ${why}`);
  }
}

function notJson(rules: NamedRules, flaw: string): Error {
  return new BadResultError({
    member: "apply",
    rules: rulesName(rules),
    did: `put into the state what is not JSON, ${flaw}`,
    must: "leave nothing but plain objects, arrays, strings, finite numbers, booleans and null in the draft",
  });
}

const draftKind =
  "nothing: change the draft itself (draft.count = 1), or copy what is new into it (Object.assign(draft, next)). An arrow function without braces returns what it assigns, so give it braces";
