import type { PythonValue } from "../python/python-value.js";
import type { Parameter } from "./toolkit.js";

/** A required text. */
export function textParameter(about: string): Parameter {
  return { schema: { type: "string" }, about };
}

/** A required text, one of some. */
export function choiceParameter(about: string, ...choices: readonly string[]): Parameter {
  return { schema: { enum: choices, type: "string" }, about };
}

/** A required whole number. */
export function integerParameter(about: string): Parameter {
  return { schema: { type: "integer" }, about };
}

/** A required number, with or without a fraction. */
export function numberParameter(about: string): Parameter {
  return { schema: { type: "number" }, about };
}

/** A parameter that may be left out. */
export function orElse(parameter: Parameter, fallback: PythonValue): Parameter {
  return { ...parameter, fallback };
}
