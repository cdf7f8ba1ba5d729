import { isGymError, type ResultPlace, type RulesError } from "../errors.js";
import { valueText } from "../internal/value-text.js";

/** A failure with the place in the episode where it happened, where it is about rules and does not know it yet. */
export function inPlace(failure: unknown, place: ResultPlace): unknown {
  if (!isRulesError(failure) || failure.place.seed !== null || failure.place.step !== null) return failure;
  return failure.at(place);
}

/** Also one of another copy of this package. */
function isRulesError(failure: unknown): failure is RulesError {
  return isGymError(failure) && "place" in failure && "at" in failure;
}

/** What an action is called in messages. */
export function wishText(action: unknown): string {
  if (typeof action === "string") return action;
  try {
    return JSON.stringify(action) ?? valueText(action);
  } catch {
    return valueText(action);
  }
}
