import { floatText } from "../float-text.js";
import { ToolError } from "../python-error.js";

/**
 * A value in arithmetic: an int is a bigint, a float a number. The only tuple is the empty one, and of complex numbers
 * only the type matters: no expression leads back from one.
 */
export type Operand = bigint | number | "tuple" | "ellipsis" | "complex";

/** The name of its type in Python. */
export function operandType(operand: Operand): string {
  if (typeof operand === "bigint") return "int";
  return typeof operand === "number" ? "float" : operand;
}

/** Its text in Python. */
export function operandRepr(operand: Operand): string {
  if (typeof operand === "bigint") return String(operand);
  if (typeof operand === "number") return floatText(operand);
  return { tuple: "()", ellipsis: "Ellipsis", complex: "complex" }[operand];
}

/** Python's `float`. Throws a ToolError for an int beyond all floats and for what is no real number. */
export function asFloat(operand: Operand): number {
  if (typeof operand === "number") return operand;
  if (typeof operand === "bigint") {
    const nearest = Number(operand);
    if (Number.isFinite(nearest)) return nearest;
    throw new ToolError(intTooLarge);
  }
  throw new ToolError(`float() argument must be a string or a real number, not '${operandType(operand)}'`);
}

/** What Python says of an int beyond all floats. */
export const intTooLarge = "int too large to convert to float";
