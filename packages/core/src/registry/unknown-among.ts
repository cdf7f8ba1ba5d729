import { UnknownIdError } from "../errors.js";
import { nearestNames } from "./nearest-names.js";

/** The error for a name that is none of a few: it tells the nearest ones, or all where none is near. */
export function unknownAmong(kind: string, id: string, names: readonly string[]): UnknownIdError {
  const nearest = nearestNames(id, names);
  return new UnknownIdError(kind, id, nearest.length > 0 ? nearest : names);
}
