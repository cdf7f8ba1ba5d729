import type { ChatModel } from "@rwml/core/chat";
import type { Task } from "../../world/task.js";
import type { AnyToolkit } from "../../world/toolkit.js";
import { modelParticipant } from "../model-participant.js";
import type { Participant } from "../participant.js";
import { agentPrompt, type GroundTruthOptions, groundTruthPrompt } from "../prompts/agent-prompt.js";
import { agentMessages } from "../prompts/chat-messages.js";
import { toolSchemas } from "../prompts/tool-schemas.js";
import type { Clock } from "../utter.js";
import { ownWording } from "../wording/own-wording.js";
import type { Wording } from "../wording/wording.js";

/** What an agent that is a language model is made of. */
export interface LlmAgentOptions {
  readonly model: ChatModel;
  /** The domain's tools for agents. */
  readonly toolkit: AnyToolkit;
  readonly policy: string;
  /** Default: our own words. */
  readonly wording?: Wording;
  /** Default: the process's clock. */
  readonly clock?: Clock;
}

/** A language model that serves a user under a policy (upstream's `llm_agent`). */
export function llmAgent(options: LlmAgentOptions): Participant {
  const { wording = ownWording, policy } = options;
  return promptedAgent(options, agentPrompt(policy, wording.agent));
}

/**
 * A language model that is told the steps which solve the task (upstream's `llm_agent_gt`). Throws
 * `tau2/task-without-actions`.
 */
export function llmGroundTruthAgent(
  options: LlmAgentOptions & GroundTruthOptions & { readonly task: Task },
): Participant {
  const { wording = ownWording, policy, task } = options;
  return promptedAgent(options, groundTruthPrompt(policy, task, wording.agent, options));
}

function promptedAgent(
  { model, toolkit, wording = ownWording, clock }: LlmAgentOptions,
  system: string,
): Participant {
  const tools = toolSchemas(toolkit, wording);
  return modelParticipant(model, "assistant", {
    ...{ tools, clock },
    messages: (history, carried) => agentMessages(system, history, carried),
  });
}
