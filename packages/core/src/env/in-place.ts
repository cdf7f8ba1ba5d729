import { BadResultError, isGymError, type ResultPlace } from "../errors.js";

/** A failure with the place in the episode where it happened, where it is about rules and does not know it yet. */
export function inPlace(failure: unknown, place: ResultPlace): unknown {
  if (!isBadResult(failure) || failure.place.seed !== null || failure.place.step !== null) return failure;
  return new BadResultError(failure.result, place, { cause: failure });
}

function isBadResult(failure: unknown): failure is BadResultError {
  return isGymError(failure) && failure.code === "rules/bad-result" && "place" in failure;
}

/** What an action is called in messages. */
export function wishText(action: unknown): string {
  return typeof action === "string" ? action : (JSON.stringify(action) ?? String(action));
}
