import { entriesOf } from "../python/dict.js";
import { ToolError } from "../python/python-error.js";
import { bindArguments } from "./bind-arguments.js";
import type { Domain } from "./domain.js";
import type { ToolCall, ToolMessage } from "./message.js";
import { raised, ToolBug } from "./tool-bug.js";
import { renderResult, type ToolResult } from "./tool-result.js";
import type { AnyToolkit, Tool } from "./toolkit.js";
import { databaseOf, type Side, type WorldAccess } from "./world.js";

/** A domain and how it is played. */
export interface Setting {
  readonly domain: Domain;
  /** The agent works alone, with the user's tools beside its own. */
  readonly solo: boolean;
}

/** Whose toolkit answers a call, and with which tool. */
export interface FoundTool {
  readonly side: Side;
  readonly toolkit: AnyToolkit;
  readonly name: string;
  readonly tool: Tool<unknown>;
}

/** What becomes of a bug in a tool: an answer as upstream gives it, that tells of it; or what the tool threw. */
export type ToolBugs = "answer" | "throw";

/**
 * Calls a tool, then syncs the databases (upstream's `get_response`). Never throws for what a caller wrote: the answer
 * is then a message with `error` set.
 *
 * @param bugs default: `answer`, because so does who recorded a conversation
 */
export function respond(
  setting: Setting,
  world: WorldAccess,
  call: ToolCall,
  bugs: ToolBugs = "answer",
): ToolMessage {
  try {
    const result = useTool(setting, world, call);
    setting.domain.sync?.(world);
    return answerTo(call, renderResult(result), false);
  } catch (thrown) {
    const error = raised(call.name, thrown);
    const answer = answerTo(call, `Error: ${error.message}`, true);
    if (!(error instanceof ToolBug)) return answer;
    if (bugs === "throw") throw error.cause;
    return { ...answer, bug: error.bug };
  }
}

function answerTo({ id, requestor }: ToolCall, content: string, error: boolean): ToolMessage {
  return { role: "tool", id, content, requestor, error };
}

/**
 * Calls a tool without a sync (upstream's `make_tool_call`). Throws a ToolError for an unknown tool, for arguments that
 * do not fit, and for whatever the tool refuses, and a ToolBug for anything else that it throws.
 */
export function useTool(setting: Setting, world: WorldAccess, call: ToolCall): ToolResult {
  refuseReservedNames(call.arguments);
  const { side, toolkit, name, tool } = findTool(setting, call);
  const input = bindArguments({ className: toolkit.className, name }, tool.parameters, call.arguments);
  try {
    if (tool.type !== "write") return tool.run(databaseOf(world.read(), side), input);
    return attemptWrite(world, side, (database) => tool.run(database as never, input));
  } catch (thrown) {
    throw raised(name, thrown);
  }
}

const method = "Environment.make_tool_call()";

/** Upstream passes a tool's arguments through a method of its own, with whose parameters they can collide. */
function refuseReservedNames(input: ToolCall["arguments"]): void {
  const names = entriesOf(input).map(([name]) => name);
  if (names.includes("requestor")) {
    throw new ToolError(
      `tau2.environment.environment.${method} got multiple values for keyword argument 'requestor'`,
    );
  }
  const name = names.find((key) => key === "self" || key === "tool_name");
  if (name === undefined) return;
  throw new ToolError(`${method} got multiple values for argument '${name}'`);
}

/** Finds the tool that a call means. Throws a ToolError. */
export function findTool({ domain, solo }: Setting, { name, requestor }: ToolCall): FoundTool {
  const { agentTools, userTools } = domain;
  if (requestor === "user") {
    if (solo) throw new ToolError("User tool calls are not allowed in solo mode");
    if (userTools === null) throw new ToolError("User tools not available");
  }
  const forUser =
    requestor === "user" || (solo && userTools !== null && Object.hasOwn(userTools.tools, name));
  const toolkit = forUser && userTools !== null ? userTools : agentTools;
  const tool = Object.hasOwn(toolkit.tools, name) ? toolkit.tools[name] : undefined;
  if (tool === undefined) throw new ToolError(`Tool '${name}' not found.`);
  return { side: toolkit === userTools ? "user" : "assistant", toolkit, name, tool };
}

/** Runs a change of one side's database; what was changed before a failure stays changed, as upstream's objects do. */
export function attemptWrite<Result>(
  world: WorldAccess,
  side: Side,
  change: (database: unknown) => Result,
): Result {
  const outcome = world.writeDatabase(side, (database) => {
    try {
      return { value: change(database) };
    } catch (failure) {
      return { failure };
    }
  });
  if ("failure" in outcome) throw outcome.failure;
  return outcome.value;
}
