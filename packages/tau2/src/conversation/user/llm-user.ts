import type { ChatModel } from "@rwml/core/chat";
import type { Task } from "../../world/task.js";
import type { AnyToolkit } from "../../world/toolkit.js";
import { modelParticipant } from "../model-participant.js";
import type { Participant } from "../participant.js";
import { userMessages } from "../prompts/chat-messages.js";
import { toolSchemas } from "../prompts/tool-schemas.js";
import { userPrompt } from "../prompts/user-prompt.js";
import type { Clock } from "../utter.js";
import { ownWording } from "../wording/own-wording.js";
import type { Wording } from "../wording/wording.js";

/** What a user that is a language model is made of. */
export interface LlmUserOptions {
  readonly model: ChatModel;
  /** The domain's tools for users, of which the task may allow some; null where there are none. */
  readonly toolkit: AnyToolkit | null;
  readonly task: Task;
  /** How the user speaks, such as `minimal`. Default: in no special way. */
  readonly persona?: string | null;
  /** Default: our own words. */
  readonly wording?: Wording;
  /** Default: the process's clock. */
  readonly clock?: Clock;
}

/** A language model that plays the user of a task's scenario (upstream's `user_simulator`). */
export function llmUser({
  model,
  toolkit,
  task,
  persona = null,
  wording = ownWording,
  clock,
}: LlmUserOptions): Participant {
  const all = toolkit === null ? [] : toolSchemas(toolkit, wording);
  const allowed = task.user_tools;
  const tools = allowed === null ? all : all.filter(({ function: { name } }) => allowed.includes(name));
  const system = userPrompt(task.user_scenario, wording.user, { hasTools: tools.length > 0, persona });
  return modelParticipant(model, "user", {
    ...{ tools, clock },
    messages: (history, carried) => userMessages(system, history, carried),
  });
}
