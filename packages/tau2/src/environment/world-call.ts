import { ToolError } from "../python/python-error.js";
import type { WorldAssertion, WorldCall } from "../task/task.js";
import { bindArguments } from "./bind-arguments.js";
import { attemptWrite, type Setting } from "./call-tool.js";
import type { ToolResult } from "./tool-result.js";
import { databaseOf, type WorldAccess } from "./world.js";

/**
 * Runs a function or tool of one side's toolkit for a task, then syncs (upstream's `run_env_function_call`). Throws a
 * ToolError where there is no such function or where it refuses.
 */
export function runWorldCall({ domain }: Setting, world: WorldAccess, call: WorldCall): ToolResult {
  const { env_type: side, func_name: name } = call;
  const toolkit = side === "user" ? domain.userTools : domain.agentTools;
  if (toolkit === null) throw new ToolError(`'NoneType' object has no attribute '${name}'`);
  const callee = { className: toolkit.className, name };
  const tool = Object.hasOwn(toolkit.tools, name) ? toolkit.tools[name] : undefined;
  const found = tool ?? (Object.hasOwn(toolkit.functions, name) ? toolkit.functions[name] : undefined);
  if (found === undefined) throw new ToolError(`'${toolkit.className}' object has no attribute '${name}'`);
  const input = bindArguments(callee, found.parameters, call.arguments);
  const looksOnly = tool !== undefined && tool.type !== "write";
  const result = looksOnly
    ? tool.run(databaseOf(world.read(), side), input)
    : attemptWrite(world, side, (database) => found.run(database as never, input));
  domain.sync?.(world);
  return result;
}

/** Whether an assertion holds (upstream's `run_env_assertion`). Throws a ToolError for a function that is none. */
export function holds(setting: Setting, world: WorldAccess, assertion: WorldAssertion): boolean {
  const result = runWorldCall(setting, world, assertion);
  if (typeof result !== "boolean") {
    const type = result === null ? "NoneType" : typeof result === "string" ? "str" : "object";
    throw new ToolError(`Function ${assertion.func_name} returned <class '${type}'> instead of bool`);
  }
  return result === assertion.assert_value;
}
