import { BadResultError, GymError } from "../errors.js";
import { thrownText } from "../internal/thrown-text.js";
import type { MemberWatch } from "./member-watch.js";

/** What was thrown, and by which member, to be read after "but". */
export function thrownBreach(failure: unknown, watch: MemberWatch | null): string {
  // Errors of this package say themselves whom they are about.
  if (failure instanceof GymError) return `it throws: ${failure.message.replace(/\.$/, "")}`;
  const message = thrownText(failure).replace(/\.$/, "");
  const member = watch?.throwerOf(failure) ?? null;
  const who = member === null ? "it throws" : `its ${member} throws`;
  const hint = /read only|not extensible|Cannot delete property/.test(message)
    ? ". States are frozen: only apply may change one, and only by its draft"
    : "";
  return `${who}: ${message}${hint}`;
}

/** Whether rules gave something that is not JSON. */
export function isNotJson(failure: unknown): boolean {
  if (!(failure instanceof BadResultError)) return false;
  return /not JSON|the reward (NaN|-?Infinity)/.test(failure.result.did);
}
