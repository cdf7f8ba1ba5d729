// Rules are other people's code: what they return is looked at here, where the mistake is made, and not by whoever
// reads the recording. Only kinds are compared, because this happens in every step.
import { BadResultError } from "../errors.js";
import { hardJsonFlaw, passingJsonFlaw } from "../internal/json-flaw.js";
import { isPromise, valueText } from "../internal/value-text.js";
import type { Parsed, Rejection } from "../rules/action-codec.js";
import type { Cause, Rules, Verdict } from "../rules/rules.js";
import { rulesName } from "../rules/rules-name.js";
import { askMember, memberFailure, type NamedRules } from "./ask-member.js";
import { isReward, largestReward } from "./reward.js";

/** The error for a result of the wrong kind. */
export function badResult(
  rules: NamedRules | string,
  member: string,
  value: unknown,
  expected: string,
  returned = valueText(value),
): BadResultError {
  const promised = typeof value === "object" && value !== null && isPromise(value);
  // Nobody waits for it, and its failure would end the process.
  if (promised) value.then(undefined, () => {});
  const advice = promised ? ". Rules are synchronous: no async, no await" : "";
  return new BadResultError({
    member,
    rules: typeof rules === "string" ? rules : rulesName(rules),
    did: `returned ${promised ? "a promise" : returned}`,
    must: `return ${expected}${advice}`,
  });
}

/** What the agent sees. */
export function askObservation<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  after: State,
  cause?: Cause<State, Action>,
): string {
  const observation: unknown = askMember(rules, "observe", () => rules.observe(after, cause));
  if (typeof observation === "string") return observation;
  throw badResult(rules, "observe", observation, "a string");
}

/** What a state is worth. */
export function askVerdict<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  after: State,
  cause?: Cause<State, Action>,
): Verdict {
  const verdict = askMember(rules, "judge", () => rules.judge(after, cause));
  if (typeof verdict !== "object" || verdict === null || isPromise(verdict)) {
    throw badResult(rules, "judge", verdict, verdictKind);
  }
  const { reward, terminated, info } = verdict;
  if (!isReward(reward)) {
    const bound = Number.isFinite(reward) ? ` of at most ${largestReward}, so that sums stay finite` : "";
    const kind = `a finite number as reward${bound}`;
    throw badResult(rules, "judge", verdict, kind, `the reward ${valueText(reward)}`);
  }
  if (typeof terminated !== "boolean") {
    const returned = `${valueText(terminated)} as terminated`;
    throw badResult(rules, "judge", verdict, "true or false as terminated", returned);
  }
  const flaw = info === undefined ? null : infoFlaw(info);
  if (flaw !== null) throw badResult(rules, "judge", verdict, "a JSON object as info, or none", flaw);
  return verdict;
}

const verdictKind = "an object { reward, terminated, info? }";

function infoFlaw(info: unknown): string | null {
  if (typeof info !== "object" || info === null || Array.isArray(info)) return `${valueText(info)} as info`;
  const flaw = hardJsonFlaw(info, "info");
  return flaw === null ? null : `an info that is not JSON, ${flaw}`;
}

/** What a text turned out to be. */
export function askParsed<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  text: string,
  state: State,
): Parsed<Action> {
  const parsed = askMember(rules, "actions.parse", () => rules.actions.parse(text, state));
  if (typeof parsed === "object" && parsed !== null) {
    if (parsed.type === "rejected") return checkedRejection(rules, "actions.parse", parsed);
    if (parsed.type === "action" && parsed.action !== undefined && parsed.action !== null) {
      const flaw = passingJsonFlaw(parsed.action, "action");
      if (flaw === null) return parsed;
      throw badResult(rules, "actions.parse", parsed, "an action of JSON", `what is not JSON, ${flaw}`);
    }
  }
  throw badResult(rules, "actions.parse", parsed, parsedKind, partText(parsed, ["type", "action"]));
}

const parsedKind = '{ type: "action", action } or { type: "rejected", reason, observation }';

/** Why an action cannot be taken; null when it can. */
export function askRejection<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  state: State,
  action: Action,
): Rejection | null {
  if (rules.check === undefined) return null;
  const rejection = askMember(rules, "check", () => rules.check!(state, action));
  return rejection === undefined || rejection === null ? null : checkedRejection(rules, "check", rejection);
}

function checkedRejection(rules: NamedRules, member: string, rejection: Rejection): Rejection {
  if (typeof rejection === "object" && rejection.type === "rejected") {
    const { reason, observation } = rejection;
    if ((reason === "unknown" || reason === "impossible") && typeof observation === "string")
      return rejection;
  }
  const returned = partText(rejection, ["type", "reason", "observation"]);
  throw badResult(rules, member, rejection, rejectionKind, returned);
}

const rejectionKind =
  '{ type: "rejected", reason, observation } with the reason "unknown" or "impossible" and a string as observation; check may return undefined for an action that can be taken';

/** The text of an action. */
export function askText<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  action: Action,
  state: State,
): string {
  let text: unknown;
  try {
    // Not by askMember: it is asked for every action that can be taken.
    text = rules.actions.print(action, state);
  } catch (failure) {
    throw memberFailure(rules, "actions.print", failure);
  }
  if (typeof text === "string") return text;
  throw badResult(rules, "actions.print", text, "a string");
}

/** The role whose turn it is. */
export function askTurn<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  state: State,
  otherwise: string,
): string {
  if (rules.turn === undefined) return otherwise;
  const role: unknown = askMember(rules, "turn", () => rules.turn!(state));
  if (typeof role === "string") return role;
  throw badResult(rules, "turn", role, "the name of a role");
}

function partText(value: unknown, parts: readonly string[]): string {
  if (typeof value !== "object" || value === null || isPromise(value)) return valueText(value);
  const record = value as Readonly<Record<string, unknown>>;
  return `{ ${parts.map((part) => `${part}: ${valueText(record[part])}`).join(", ")} }`;
}
