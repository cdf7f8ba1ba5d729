import { UnknownIdError } from "../errors.js";
import { nearestNames } from "./nearest-names.js";

/** The error for a name that is none of a few: it tells the nearest ones, and all that there are. */
export function unknownAmong(kind: string, id: string, names: readonly string[]): UnknownIdError {
  const nearest = nearestNames(id, names);
  return new UnknownIdError(kind, id, nearest, remedy(names, nearest));
}

function remedy(names: readonly string[], nearest: readonly string[]): string {
  if (names.length === 0) return "There is none to choose.";
  return nearest.length === names.length ? "" : `Choose one of ${names.join(", ")}.`;
}
