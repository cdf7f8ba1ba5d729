import { isOrdered, recordOf } from "../python/dict.js";
import { ToolError } from "../python/python-error.js";
import type { PythonDict, PythonValue } from "../python/python-value.js";
import type { Arguments } from "./toolkit.js";

/**
 * Binds keyword arguments to parameters as Python does. Throws a ToolError with the text of Python's TypeError.
 */
export function bindArguments(
  callee: Callee,
  parameters: Readonly<Record<string, { readonly fallback?: PythonValue }>>,
  input: PythonDict,
): Arguments {
  const given = isOrdered<PythonValue>(input) ? recordOf(input.$dict) : input;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(parameters, name)) throw unexpected(callee, name);
  }
  const bound: Record<string, PythonValue> = {};
  let missing: string[] | null = null;
  for (const name of Object.keys(parameters)) {
    if (Object.hasOwn(given, name)) bound[name] = given[name]!;
    else {
      const { fallback } = parameters[name]!;
      if (fallback !== undefined) bound[name] = fallback;
      else missing = [...(missing ?? []), `'${name}'`];
    }
  }
  if (missing !== null) throw new ToolError(missingText(qualified(callee), missing));
  return bound;
}

/** A method; its qualified name, such as `AirlineTools.calculate`, stands in errors. */
export interface Callee {
  readonly className: string;
  readonly name: string;
}

function qualified({ className, name }: Callee): string {
  return `${className}.${name}`;
}

function unexpected(callee: Callee, name: string): ToolError {
  return new ToolError(
    name === "self"
      ? `${qualified(callee)}() got multiple values for argument 'self'`
      : `${qualified(callee)}() got an unexpected keyword argument '${name}'`,
  );
}

function missingText(callee: string, names: readonly string[]): string {
  const noun = names.length === 1 ? "argument" : "arguments";
  const listed =
    names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
  return `${callee}() missing ${names.length} required positional ${noun}: ${listed}`;
}
