import { seededRandom } from "@rwml/core";
import { type ConversationState, type DomainSource, printAction } from "@rwml/tau2";
import { drawCall } from "../packages/tau2/src/gym/policy/draw-call.js";
import { SeenValues } from "../packages/tau2/src/gym/policy/seen-values.js";
import { pythonJson } from "../packages/tau2/src/python/json-text.js";
import type { PythonValue } from "../packages/tau2/src/python/python-value.js";

/** Texts to try at any time in a conversation. */
export const conversationTexts = [
  ...["Hello.", "What can I do for you?", "###STOP###", "###TRANSFER###", "done()"],
  ...["get_nothing()", `f(x=${"[".repeat(5000)}`],
];

const drawnCalls = 5;
const mostKnown = 20_000;

/**
 * What makes sense in a conversation: the task's gold actions, which change databases, and calls of both sides' tools
 * with values that the databases hold, sound and unsound.
 */
export function conversationSuggestions({ domain, databases }: DomainSource) {
  const seen = new SeenValues();
  for (const database of [databases.agent, databases.user]) {
    if (database !== null) seen.note(`tool: ${pythonJson(database as PythonValue)}`);
  }
  const toolkits = [domain.agentTools, ...(domain.userTools === null ? [] : [domain.userTools])];
  // Every law walks the same ways, and what it tries on them is to cost next to nothing.
  const known = new Map<string, readonly string[]>();
  return (state: unknown): readonly string[] => {
    const { task, hops, messages } = state as ConversationState;
    const key = `${task.id} ${hops} ${messages.length}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const random = seededRandom(hops + messages.length, "suggestions");
    const drawn = Array.from({ length: drawnCalls }, () => drawCall(random.pick(toolkits), seen, random));
    const gold = (task.evaluation_criteria?.actions ?? []).map(({ name, arguments: input }) => ({
      ...{ id: "", name, arguments: input },
    }));
    const texts = [...gold, ...drawn].flatMap((call) =>
      call === null ? [] : [printAction({ type: "call", calls: [call], text: null })],
    );
    if (known.size >= mostKnown) known.clear();
    known.set(key, texts);
    return texts;
  };
}
