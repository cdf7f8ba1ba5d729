import { ChatError } from "@rwml/core/chat";
import { isToolCall } from "../../world/message.js";
import type { Task } from "../../world/task.js";
import type { AnyToolkit } from "../../world/toolkit.js";
import { modelParticipant } from "../model-participant.js";
import type { Participant, Utterance } from "../participant.js";
import { soloPrompt } from "../prompts/agent-prompt.js";
import { agentMessages } from "../prompts/chat-messages.js";
import { plainTool, toolSchemas } from "../prompts/tool-schemas.js";
import { doneTool, stopWord } from "../stop-words.js";
import { ownWording } from "../wording/own-wording.js";
import type { LlmAgentOptions } from "./llm-agent.js";

/** What a solo agent is made of. */
export interface LlmSoloAgentOptions extends LlmAgentOptions {
  /** The domain's tools for users, which the agent has beside its own; null where there are none. */
  readonly userToolkit: AnyToolkit | null;
  readonly task: Task;
}

/**
 * A language model that works on a ticket alone and only calls tools; it ends with the tool `done`, in whose place the
 * stop word is said (upstream's `llm_agent_solo`). Throws `tau2/task-not-solo`; its turn throws `chat/bad-answer` when
 * the model calls nothing.
 */
export function llmSoloAgent({
  model,
  toolkit,
  userToolkit,
  policy,
  task,
  wording = ownWording,
  clock,
}: LlmSoloAgentOptions): Participant {
  const system = soloPrompt(policy, task, wording.agent);
  const tools = [
    ...toolSchemas(toolkit, wording),
    ...(userToolkit === null ? [] : toolSchemas(userToolkit, wording)),
    plainTool(doneTool, wording.agent.doneDescription),
  ];
  const { role, next } = modelParticipant(model, "assistant", {
    ...{ tools, clock, mustCall: true },
    messages: (history, carried) => agentMessages(system, history, carried),
  });
  return { role, next: async (history, signal) => stopped(await next(history, signal)) };
}

function stopped(utterance: Utterance): Utterance {
  const { message } = utterance;
  if (!isToolCall(message)) {
    throw new ChatError(
      "chat/bad-answer",
      `An agent that works alone must call a tool in every turn; the model wrote ${JSON.stringify(message.content)}. Choose an endpoint that supports tool_choice "required".`,
    );
  }
  if (!message.tool_calls.some(({ name }) => name === doneTool)) return utterance;
  return { ...utterance, message: { ...message, content: stopWord, tool_calls: null } };
}
