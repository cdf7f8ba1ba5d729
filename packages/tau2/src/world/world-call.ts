import { ToolError } from "../python/python-error.js";
import { bindArguments } from "./bind-arguments.js";
import { attemptWrite, type Setting } from "./call-tool.js";
import type { WorldAssertion, WorldCall } from "./task.js";
import { raised, ToolBug } from "./tool-bug.js";
import type { ToolResult } from "./tool-result.js";
import { databaseOf, type WorldAccess } from "./world.js";

/**
 * Runs a function or tool of one side's toolkit for a task, then syncs (upstream's `run_env_function_call`). Throws a
 * ToolError where there is no such function or where it refuses, and a ToolBug for anything else that it throws.
 */
export function runWorldCall(setting: Setting, world: WorldAccess, call: WorldCall): ToolResult {
  return boundCall(setting, world, call)();
}

/** Finds what a call means and binds its arguments: what can fail here is the task's mistake, in any world. */
function boundCall({ domain }: Setting, world: WorldAccess, call: WorldCall): () => ToolResult {
  const { env_type: side, func_name: name } = call;
  const toolkit = side === "user" ? domain.userTools : domain.agentTools;
  if (toolkit === null) throw new ToolError(`'NoneType' object has no attribute '${name}'`);
  const callee = { className: toolkit.className, name };
  const tool = Object.hasOwn(toolkit.tools, name) ? toolkit.tools[name] : undefined;
  const found = tool ?? (Object.hasOwn(toolkit.functions, name) ? toolkit.functions[name] : undefined);
  if (found === undefined) throw new ToolError(`'${toolkit.className}' object has no attribute '${name}'`);
  const input = bindArguments(callee, found.parameters, call.arguments);
  const looksOnly = tool !== undefined && tool.type !== "write";
  return () => {
    try {
      const result = looksOnly
        ? tool.run(databaseOf(world.read(), side), input)
        : attemptWrite(world, side, (database) => found.run(database as never, input));
      domain.sync?.(world);
      return result;
    } catch (thrown) {
      throw raised(name, thrown);
    }
  };
}

/** What became of an assertion. */
export interface AssertionOutcome {
  readonly met: boolean;
  /** Why it could not be looked at in this world, such as the task it asks about not being there; else null. */
  readonly failure: string | null;
}

/**
 * Whether an assertion holds (upstream's `run_env_assertion`). One that fails on what it finds in the world is not met;
 * upstream would lose the conversation. Throws a ToolError for a function that is none.
 */
export function checkAssertion(
  setting: Setting,
  world: WorldAccess,
  assertion: WorldAssertion,
): AssertionOutcome {
  const check = boundCall(setting, world, assertion);
  let result: ToolResult;
  try {
    result = check();
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { met: false, failure: error instanceof ToolBug ? error.bug : error.message };
  }
  if (typeof result !== "boolean") {
    const type = result === null ? "NoneType" : typeof result === "string" ? "str" : "object";
    throw new ToolError(`Function ${assertion.func_name} returned <class '${type}'> instead of bool`);
  }
  return { met: result === assertion.assert_value, failure: null };
}
