import { defineRules, produceTables, type Rejection, type Rules, type Verdict } from "@rwml/core";
import type { ToolBugs } from "../world/call-tool.js";
import type { Task } from "../world/task.js";
import type { ConversationAction } from "./action.js";
import { actionSchema } from "./action-schema.js";
import { parseAction, printAction } from "./action-text.js";
import type { ConversationSetting } from "./conversation-setting.js";
import type { ConversationRole, ConversationState } from "./conversation-state.js";
import { observeConversation } from "./observation.js";
import { startConversation } from "./start-conversation.js";
import { takeTurn } from "./take-turn.js";

/** Options of `conversationRules`. */
export interface ConversationRulesOptions {
  /** Whose observations the rules give. Default: `agent`. */
  readonly observer?: ConversationRole;
  /** What a finished conversation is worth; one that goes on is worth nothing. Default: nothing, too. */
  readonly judge?: (state: ConversationState) => Omit<Verdict, "terminated">;
  /**
   * Whether a bug in a tool breaks the step off, as bugs of rules do, or is answered as upstream answers it, in a message
   * that tells of it. Default: `throw`.
   */
  readonly toolBugs?: ToolBugs;
}

/**
 * The rules of conversations in a domain: an agent and a user act in turn, each by words to the other or by calls of
 * its own tools. An agent that works alone acts always.
 *
 * @param id such as `tau2/retail`
 */
export function conversationRules(
  id: string,
  setting: ConversationSetting,
  { observer = "agent", judge = () => ({ reward: 0 }), toolBugs = "throw" }: ConversationRulesOptions = {},
): Rules<ConversationState, ConversationAction, Task> {
  return defineRules<ConversationState, ConversationAction, Task>({
    id,
    version: "1",
    actions: { schema: actionSchema, parse: parseAction, print: printAction },
    start: (task) => startConversation(setting, task),
    turn: ({ turn }) => turn,
    check: (_, action) => (isEmpty(action) ? emptyMessage : undefined),
    apply: (draft, action) => takeTurn(setting, draft, action, toolBugs),
    produce: produceTables,
    observe: ({ messages }) => observeConversation(messages, observer),
    judge(state) {
      if (state.ended === null) return { reward: 0, terminated: false };
      const { reward, info = {} } = judge(state);
      return { reward, terminated: true, info: { termination_reason: state.ended, ...info } };
    },
  });
}

const emptyMessage: Rejection = {
  type: "rejected",
  reason: "impossible",
  observation: "Invalid action with error: Action cannot be empty",
};

function isEmpty(action: ConversationAction): boolean {
  return action.type === "say" ? action.text.trim() === "" : action.calls.length === 0;
}
