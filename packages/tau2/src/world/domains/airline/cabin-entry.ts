import { ToolError } from "../../../python/python-error.js";
import type { PythonNumber, PythonValue } from "../../../python/python-value.js";
import { pythonRepr } from "../../../python/repr.js";
import { lookUp } from "../../look-up.js";

/** The price or the seats of a cabin. Throws a ToolError with the text of a KeyError. */
export function cabinEntry(
  byCabin: { readonly [cabin: string]: PythonNumber },
  cabin: PythonValue,
): PythonNumber {
  const entry = lookUp(byCabin, cabin);
  if (entry === undefined) throw new ToolError(pythonRepr(cabin));
  return entry;
}
