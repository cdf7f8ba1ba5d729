import { BadResultError } from "../errors.js";
import { thrownText } from "../internal/thrown-text.js";
import type { MemberWatch } from "./member-watch.js";

/** What was thrown, and by which member, to be read after "but". */
export function thrownBreach(failure: unknown, watch: MemberWatch | null): string {
  const message = thrownText(failure).replace(/\.$/, "");
  if (failure instanceof BadResultError) return `it throws: ${message}`;
  const member = watch?.throwerOf(failure) ?? null;
  const who = member === null ? "it throws" : `its ${member} throws`;
  const hint = /read only|not extensible|Cannot delete property/.test(message)
    ? ". States are frozen: only apply may change one, and only by its draft"
    : "";
  return `${who}: ${message}${hint}`;
}

/** Whether rules gave something that is not JSON. */
export function isNotJson(failure: unknown): boolean {
  return failure instanceof BadResultError && failure.result.did.includes("not JSON");
}
