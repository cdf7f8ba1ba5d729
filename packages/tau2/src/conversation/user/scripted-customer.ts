import { sameJsonText } from "../../python/equal.js";
import type { Message, ToolMessage } from "../../world/message.js";
import type { ConversationAction } from "../action.js";
import type { ConversationState } from "../conversation-state.js";
import { stopWord, transferWord } from "../stop-words.js";
import type { CustomerScript, Fact } from "./customer-script.js";
import type { DeviceCommand } from "./device-command.js";
import { type GoalProgress, goalProgress } from "./goal-progress.js";
import { asks, asksToConfirm, closes, isAbout, topicsIn, transfers } from "./hear.js";

/** A customer asks for the same thing this often, then gives up. */
const mostAnswers = 12;

/**
 * A customer without a language model: it says what its script knows, does with its device what it is told, wants one
 * goal after another, and stops when all are settled. It hears by phrases, so agents have to speak plainly. Its answer
 * follows from the conversation alone.
 */
export function scriptedCustomer(
  script: CustomerScript,
  commands: readonly DeviceCommand[],
  { messages }: Pick<ConversationState, "messages">,
): ConversationAction {
  const lastWords = messages.findLastIndex(isSaidByAgent);
  const said = messages[lastWords]?.content ?? "";
  if (!messages.some(({ role }) => role === "user")) return say(script.opening);
  const progress = goalProgress(script, messages);
  const device = useDevice(said, commands, messages.slice(lastWords + 1));
  return device ?? say(answer(script, progress, said));
}

/** The next thing to do with the device, or, when all is done, what it has shown. */
function useDevice(
  said: string,
  commands: readonly DeviceCommand[],
  since: readonly Message[],
): ConversationAction | null {
  const wanted = topicsIn(said, commands).map(({ call }) => call);
  const done = since.flatMap((message) => (message.role === "user" ? (message.tool_calls ?? []) : []));
  const next = wanted.find(
    ({ name, arguments: input }) =>
      !done.some((call) => call.name === name && sameJsonText(call.arguments, input)),
  );
  if (next !== undefined) return { type: "call", calls: [{ id: "", ...next }], text: null };
  const shown = since.filter((message): message is ToolMessage => message.role === "tool");
  if (shown.length === 0) return null;
  return say(
    shown.map(({ content, error }) => `${error ? "That did not work" : "It says"}: ${content}`).join("\n"),
  );
}

function answer(script: CustomerScript, progress: GoalProgress, said: string): string {
  const { goal, requested, answers } = progress;
  if (transfers(said)) return transferWord;
  if (goal === null) return `Thank you, that was all. ${stopWord}`;
  if (asksToConfirm(said)) return "Yes, please.";
  const facts = asks(said) ? told([...goal.known, ...script.known], said) : [];
  if (facts.length > 0) return facts.join(" ");
  if (asks(said) && script.unknown.some((topic) => isAbout(said, topic))) return "I do not know that.";
  if (requested && answers >= mostAnswers) return `I will try another time. ${stopWord}`;
  if (requested && !closes(said) && !asks(said)) return "All right.";
  return goal.request;
}

/** The answers to what was asked, each once. */
function told(facts: readonly Fact[], said: string): string[] {
  return [...new Set(topicsIn(said, facts).map((fact) => fact.answer))];
}

function isSaidByAgent(message: Message): boolean {
  return message.role === "assistant" && message.tool_calls === null;
}

function say(text: string): ConversationAction {
  return { type: "say", text };
}
