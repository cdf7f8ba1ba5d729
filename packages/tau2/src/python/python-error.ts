import { stringRepr } from "./repr.js";

const brand = Symbol.for("@rwml/tau2/ToolError");

/**
 * An exception that a tool raises for its caller to see; `message` is what Python's `str` makes of it. Everything else
 * that a tool throws is a bug: see `ToolBug`.
 */
export class ToolError extends Error {
  /** Tells errors of any copy of this package: see `isToolError`. */
  readonly [brand] = true;
  override readonly name: string = "ToolError";
}

/** Whether something thrown is a ToolError, also one of another copy of this package, as an own domain may bring one. */
export function isToolError(thrown: unknown): thrown is ToolError {
  return thrown instanceof Error && brand in thrown;
}

/** A KeyError, whose text is the key's `repr`. */
export function keyError(key: string): ToolError {
  return new ToolError(stringRepr(key));
}
