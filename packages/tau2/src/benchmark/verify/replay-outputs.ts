import { respond, type Setting } from "../../world/call-tool.js";
import type { Message, ToolCall, ToolMessage } from "../../world/message.js";
import { isReplayed, sameContent } from "../../world/replay-history.js";
import { type World, WorldCell } from "../../world/world.js";
import type { OutputCounts, ResultsDifference } from "./results-report.js";

/** What calling every tool of a conversation again comes to. */
export interface OutputReplay {
  readonly outputs: OutputCounts;
  readonly differences: readonly OutputDifference[];
  /**
   * The world that judging would reach by its own replay; null where that would refuse the conversation, and where a call
   * that it passes over has changed the world.
   */
  readonly predicted: World | null;
}

export type OutputDifference = Pick<ResultsDifference, "message" | "what" | "expected" | "actual">;

/**
 * Calls every tool of a recorded conversation again, reading ones included, and compares the answers.
 *
 * @param initial the world in the task's initial state
 * @param historyLength how many messages of the conversation are the task's own
 */
export function replayOutputs(
  setting: Setting,
  initial: World,
  messages: readonly Message[],
  historyLength = 0,
): OutputReplay {
  const cell = new WorldCell(initial);
  const waiting = new WaitingCalls();
  const counts = { equal: 0, jsonEqual: 0, excepted: 0, different: 0 };
  const differences: OutputDifference[] = [];
  let isPredicted = !setting.solo || messages.every(({ role }) => role !== "user");
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index]!;
    if (message.role !== "tool") {
      if (waiting.size > 0) isPredicted = false;
      for (const call of message.tool_calls ?? []) waiting.add(call);
      continue;
    }
    if (!waiting.isNext(message.id)) isPredicted = false;
    const call = waiting.take(message.id);
    if (call === undefined) {
      counts.different++;
      differences.push({ message: index, what: "call", expected: message.id, actual: null });
      continue;
    }
    const before = cell.read();
    const actual = respond(setting, cell, call);
    if (cell.read() !== before && !isReplayed(setting, call)) isPredicted = false;
    const kind = compared(message, actual, index < historyLength);
    counts[kind]++;
    if (kind === "different") differences.push(...describe(index, message, actual));
  }
  if (waiting.size > 0) isPredicted = false;
  setting.domain.sync?.(cell);
  return { outputs: counts, differences, predicted: isPredicted ? cell.read() : null };
}

/** Calls that have no answer yet, oldest first. Ids may repeat: the oldest call of an id is answered first. */
class WaitingCalls {
  readonly #calls: ToolCall[] = [];

  get size(): number {
    return this.#calls.length;
  }

  add(call: ToolCall): void {
    this.#calls.push(call);
  }

  /** Whether it is the oldest call's answer that comes next, as judging wants it. */
  isNext(id: string): boolean {
    return this.#calls[0]?.id === id;
  }

  take(id: string): ToolCall | undefined {
    const index = this.#calls.findIndex((call) => call.id === id);
    return index === -1 ? undefined : this.#calls.splice(index, 1)[0];
  }
}

function compared(expected: ToolMessage, actual: ToolMessage, isByHand: boolean): keyof OutputCounts {
  if (expected.error !== actual.error) return "different";
  if (expected.content === actual.content) return "equal";
  if (isByHand && sameContent(expected.content, actual.content)) return "jsonEqual";
  return namesPydantic(expected) && namesPydantic(actual) ? "excepted" : "different";
}

function namesPydantic({ content }: ToolMessage): boolean {
  return content.includes("pydantic.dev");
}

function describe(index: number, expected: ToolMessage, actual: ToolMessage): OutputDifference[] {
  return (["content", "error"] as const)
    .filter((what) => expected[what] !== actual[what])
    .map((what) => ({ message: index, what, expected: expected[what], actual: actual[what] }));
}
