import { BadResultError, isGymError, MemberFailedError } from "../errors.js";
import { messageOf } from "../internal/message-of.js";
import { rulesName } from "../rules/rules-name.js";

/** What tells rules apart. */
export type NamedRules = Parameters<typeof rulesName>[0];

/**
 * What a member of rules, or of a task source, gives. What it throws is thrown with the member's name, unless it is a
 * GymError: that says itself what it is.
 *
 * @param rules `id@version`, or the rules it is read off
 */
export function askMember<Result>(rules: NamedRules | string, member: string, run: () => Result): Result {
  try {
    return run();
  } catch (failure) {
    throw memberFailure(rules, member, failure);
  }
}

/** A failure that names the member that threw it. */
export function memberFailure(rules: NamedRules | string, member: string, failure: unknown): unknown {
  if (isGymError(failure)) return failure;
  const name = typeof rules === "string" ? rules : rulesName(rules);
  const message = messageOf(failure, TypeError);
  if (message === null || !frozenChange.test(message)) return new MemberFailedError(member, name, failure);
  const did = `tried to change what is frozen (${message})`;
  return new BadResultError({ member, rules: name, did, must: mustNotChange }, undefined, { cause: failure });
}

const mustNotChange =
  "leave states and what is in them alone: only apply changes anything, and only its draft. Change a copy, such as { ...thing, lit: true } or [...list].sort()";

/** What engines say when something frozen is to be changed. */
const frozenChange = /^Cannot (assign to read only|add|delete|define|redefine) property\b/;
