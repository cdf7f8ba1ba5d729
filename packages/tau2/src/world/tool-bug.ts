import { isToolError, ToolError } from "../python/python-error.js";

/**
 * What a tool, a function of a toolkit or a sync threw that is no ToolError: a bug in it. Python raises both alike, so
 * whoever called is answered as upstream answers; `bug` says it for whoever can mend it, with the original as `cause`.
 */
export class ToolBug extends ToolError {
  override readonly name = "ToolBug";
  /** Such as `lend_book threw TypeError: …`. */
  readonly bug: string;

  constructor(where: string, thrown: unknown) {
    const isError = thrown instanceof Error;
    super(isError ? thrown.message : String(thrown), { cause: thrown });
    this.bug = `${where} threw ${isError ? `${thrown.name}: ${thrown.message}` : String(thrown)}`;
  }
}

/**
 * Anything that was thrown, as an exception for a caller: a ToolError stays what it is, also one of another copy of this
 * package; all else is a bug.
 *
 * @param where the tool that threw it
 */
export function raised(where: string, thrown: unknown): ToolError {
  if (thrown instanceof ToolError) return thrown;
  return isToolError(thrown) ? new ToolError(thrown.message, { cause: thrown }) : new ToolBug(where, thrown);
}
