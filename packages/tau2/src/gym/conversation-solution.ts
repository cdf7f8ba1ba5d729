import type { Dialogue } from "../benchmark/sources/dialogue.js";
import { printAction } from "../conversation/action-text.js";
import { sameJsonText } from "../python/equal.js";
import type { GoldAction, Task } from "../world/task.js";

/**
 * What an agent can say and call to solve a task with a scripted customer: it asks who is there and what is wanted,
 * takes the gold actions or asks the customer to take them, says what has to be said, and rounds off.
 */
export function conversationSolution(task: Task, dialogue: Dialogue): readonly string[] {
  const { actions, communicate_info: facts } = task.evaluation_criteria ?? {};
  const turns = (actions ?? []).map((action) => turnFor(action, dialogue));
  return [
    ...dialogue.identify.slice(0, 1),
    "What can I do for you?",
    ...turns,
    // An answer in words settles only what the customer has asked for.
    ...(turns.length > 0 ? [anythingElse] : []),
    ...(facts ?? []).map((fact) => `I looked it up: ${fact}.`),
    ...(turns.length === 0 || (facts ?? []).length > 0 ? [anythingElse] : []),
  ];
}

const anythingElse = "Is there anything else I can help you with?";

function turnFor({ name, arguments: input, requestor }: GoldAction, { commands }: Dialogue): string {
  if (requestor === "assistant") {
    return printAction({ type: "call", calls: [{ id: "", name, arguments: input }], text: null });
  }
  const command = commands.find(({ call }) => call.name === name && sameJsonText(call.arguments, input));
  return `Please do this: ${command?.phrases[0] ?? name}.`;
}
