import { stringRepr } from "./repr.js";

/**
 * An exception that a tool raises for its caller to see; `message` is what Python's `str` makes of it. Everything else
 * that a tool throws is a bug.
 */
export class ToolError extends Error {
  override readonly name: string = "ToolError";
}

/** A KeyError, whose text is the key's `repr`. */
export function keyError(key: string): ToolError {
  return new ToolError(stringRepr(key));
}
