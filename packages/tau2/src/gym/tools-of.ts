import type { ToolSchema } from "../conversation/chat/tool-schema.js";
import type { ConversationSetting } from "../conversation/conversation-setting.js";
import type { ConversationRole } from "../conversation/conversation-state.js";
import { plainTool, toolSchemas } from "../conversation/prompts/tool-schemas.js";
import { doneTool } from "../conversation/stop-words.js";
import type { Wording } from "../conversation/wording/wording.js";

/** The tools that a role can call: an agent has `done` beside its own, and the user's, where it works alone. */
export function toolsOf(
  { domain, solo }: ConversationSetting,
  role: ConversationRole,
  wording: Wording,
): readonly ToolSchema[] {
  const users = domain.userTools === null ? [] : toolSchemas(domain.userTools, wording);
  if (role === "user") return users;
  const own = toolSchemas(domain.agentTools, wording);
  return [...own, ...(solo ? users : []), plainTool(doneTool, wording.agent.doneDescription)];
}
