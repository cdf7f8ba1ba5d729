import { seededRandom } from "@rwml/core";
import {
  type CallRequest,
  type ConversationState,
  type DomainSource,
  printAction,
  type Task,
} from "@rwml/tau2";
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
  // Drawing and printing calls takes longer than many a step, and what is drawn hangs on a number alone.
  const drawn = remembering(String, (number: number) => {
    const random = seededRandom(number, "suggestions");
    return Array.from({ length: drawnCalls }, () => drawCall(random.pick(toolkits), seen, random)).flatMap(
      textOf,
    );
  });
  const gold = remembering(
    ({ id }) => id,
    ({ evaluation_criteria }: Task) =>
      (evaluation_criteria?.actions ?? []).flatMap(({ name, arguments: input }) =>
        textOf({ id: "", name, arguments: input }),
      ),
  );
  return (state: unknown): readonly string[] => {
    const { task, hops, messages } = state as ConversationState;
    return [...gold(task), ...drawn(hops + messages.length)];
  };
}

function textOf(call: CallRequest | null): readonly string[] {
  return call === null ? [] : [printAction({ type: "call", calls: [call], text: null })];
}

function remembering<Given, Value>(
  keyOf: (given: Given) => string,
  make: (given: Given) => Value,
): (given: Given) => Value {
  const known = new Map<string, Value>();
  return (given) => {
    const key = keyOf(given);
    const value = known.get(key) ?? make(given);
    if (known.size >= mostKnown) known.clear();
    known.set(key, value);
    return value;
  };
}
