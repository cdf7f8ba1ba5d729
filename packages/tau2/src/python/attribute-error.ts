import { ToolError } from "./python-error.js";

/** Python's AttributeError. */
export function attributeError(type: string, attribute: string): ToolError {
  return new ToolError(`'${type}' object has no attribute '${attribute}'`);
}
