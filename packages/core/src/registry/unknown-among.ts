import { UnknownIdError } from "../errors.js";
import { valueText } from "../internal/value-text.js";
import { nearestNames } from "./nearest-names.js";

/** The error for what is none of a few names, or no name at all: it tells the nearest ones, and all that there are. */
export function unknownAmong(kind: string, id: unknown, names: readonly string[]): UnknownIdError {
  const name = typeof id === "string" ? id : valueText(id);
  const nearest = typeof id === "string" ? nearestNames(id, names) : [];
  return new UnknownIdError(kind, name, nearest, remedy(names, nearest));
}

function remedy(names: readonly string[], nearest: readonly string[]): string {
  if (names.length === 0) return "There is none to choose.";
  return nearest.length === names.length ? "" : `Choose one of ${names.join(", ")}.`;
}
