import { GymError } from "@rwml/core";
import { pythonEqual } from "../python/equal.js";
import { parsePythonJson } from "../python/parse-json.js";
import type { PythonValue } from "../python/python-value.js";
import { respond, type Setting } from "./call-tool.js";
import type { Message, ToolCall, ToolMessage } from "./message.js";
import type { WorldAccess } from "./world.js";

/** A tool call of a conversation with what was recorded as its answer. */
export interface RecordedCall {
  readonly call: ToolCall;
  readonly answer: ToolMessage;
}

/** An answer that differs from the recorded one. */
export interface ReplayDifference extends RecordedCall {
  readonly actual: ToolMessage;
}

/**
 * The tool calls of a conversation with their answers, which must follow in the calls' order. Throws a GymError
 * `tau2/broken-history`.
 */
export function recordedCalls(messages: readonly Message[]): RecordedCall[] {
  const found: RecordedCall[] = [];
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index]!;
    if (message.role === "tool") {
      throw brokenHistory("Tool message not expected. Tool messages should always follow a tool call.");
    }
    for (const call of message.tool_calls ?? []) {
      const answer = messages[++index];
      if (answer === undefined) throw brokenHistory("Tool message expected. Got None.");
      if (answer.role !== "tool")
        throw brokenHistory(`Tool message expected. Got a message of the ${answer.role}.`);
      if (answer.id !== call.id) {
        throw brokenHistory(`Tool call id mismatch. Got ${call.id} and ${answer.id}`);
      }
      found.push({ call, answer });
    }
  }
  return found;
}

/**
 * Brings a world to where a conversation has left it: tools that change nothing, and unknown ones, are skipped; the
 * answers of the others are compared with the recorded ones, parsed where they are JSON. Returns the differences.
 */
export function replayCalls(
  setting: Setting,
  world: WorldAccess,
  calls: readonly RecordedCall[],
): readonly ReplayDifference[] {
  const differences: ReplayDifference[] = [];
  for (const { call, answer } of calls) {
    if (!isReplayed(setting, call)) continue;
    const actual = respond(setting, world, call);
    if (!sameContent(actual.content, answer.content)) differences.push({ call, answer, actual });
  }
  setting.domain.sync?.(world);
  return differences;
}

/** Whether two contents are equal once those that are JSON are parsed. */
export function sameContent(left: string, right: string): boolean {
  return left === right || pythonEqual(parsedOrText(left), parsedOrText(right));
}

function parsedOrText(text: string): PythonValue {
  try {
    return parsePythonJson(text);
  } catch {
    return text;
  }
}

/** Whether a call is replayed: its tool writes. Upstream looks the name up on both sides, whoever calls. */
export function isReplayed({ domain }: Setting, { name }: ToolCall): boolean {
  const kit = [domain.agentTools, domain.userTools].find(
    (one) => one !== null && Object.hasOwn(one.tools, name),
  );
  return kit?.tools[name]?.type === "write";
}

function brokenHistory(message: string): GymError {
  return new GymError("tau2/broken-history", message);
}
