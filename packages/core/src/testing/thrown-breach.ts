import { BadResultError, isGymError, MemberFailedError } from "../errors.js";
import { thrownText } from "../internal/thrown-text.js";
import type { MemberWatch } from "./member-watch.js";

/** What was thrown, and by which member, to be read after "but". */
export function thrownBreach(failure: unknown, watch: MemberWatch | null): string {
  const thrown = originOf(failure);
  // Errors of this package say themselves whom they are about.
  if (isGymError(thrown)) return `it throws: ${thrown.message.replace(/\.$/, "")}`;
  const message = thrownText(thrown).replace(/\.$/, "");
  const member = watch?.throwerOf(thrown) ?? memberOf(failure);
  const who = member === null ? "it throws" : `its ${member} throws`;
  const hint = /read only|not extensible|Cannot delete property/.test(message)
    ? ". States are frozen: only apply may change one, and only by its draft"
    : "";
  return `${who}: ${message}${hint}`;
}

/** Whether a member threw, which is not the same as returning what it may not. */
export function isThrown(failure: unknown): boolean {
  return !(originOf(failure) instanceof BadResultError);
}

/** Whether rules gave something that is not JSON. */
export function isNotJson(failure: unknown): boolean {
  if (!(failure instanceof BadResultError) || isThrown(failure)) return false;
  return /not JSON|the reward (NaN|-?Infinity)/.test(failure.result.did);
}

/** What a member threw, without the error that names the member. */
function originOf(failure: unknown): unknown {
  if (failure instanceof MemberFailedError) return failure.cause;
  if (!(failure instanceof BadResultError) || failure.cause === undefined) return failure;
  const origin = originOf(failure.cause);
  return origin instanceof BadResultError ? failure : origin;
}

function memberOf(failure: unknown): string | null {
  if (failure instanceof MemberFailedError) return failure.member;
  return failure instanceof BadResultError ? failure.result.member : null;
}
