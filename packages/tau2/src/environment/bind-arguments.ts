import { entriesOf, recordOf } from "../python/dict.js";
import { ToolError } from "../python/python-error.js";
import type { PythonDict, PythonValue } from "../python/python-value.js";
import type { Arguments } from "./toolkit.js";

/**
 * Binds keyword arguments to parameters as Python does. Throws a ToolError with the text of Python's TypeError.
 *
 * @param callee the qualified name, such as `AirlineTools.calculate`
 */
export function bindArguments(
  callee: string,
  parameters: Readonly<Record<string, { readonly fallback?: PythonValue }>>,
  input: PythonDict,
): Arguments {
  const given = recordOf(entriesOf(input));
  for (const [name] of entriesOf(input)) {
    if (name === "self") throw new ToolError(`${callee}() got multiple values for argument 'self'`);
    if (!Object.hasOwn(parameters, name)) {
      throw new ToolError(`${callee}() got an unexpected keyword argument '${name}'`);
    }
  }
  const missing: string[] = [];
  const bound: Record<string, PythonValue> = {};
  for (const [name, { fallback }] of Object.entries(parameters)) {
    if (Object.hasOwn(given, name)) bound[name] = given[name]!;
    else if (fallback !== undefined) bound[name] = fallback;
    else missing.push(`'${name}'`);
  }
  if (missing.length > 0) throw new ToolError(missingText(callee, missing));
  return bound;
}

function missingText(callee: string, names: readonly string[]): string {
  const noun = names.length === 1 ? "argument" : "arguments";
  const listed =
    names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
  return `${callee}() missing ${names.length} required positional ${noun}: ${listed}`;
}
