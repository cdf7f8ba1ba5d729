import { castDraft, type Draft } from "immer";
import { match } from "ts-pattern";
import { markedValue } from "../python/marked-value.js";
import { respond, type ToolBugs } from "../world/call-tool.js";
import {
  hasText,
  isToolCall,
  type ParticipantMessage,
  type Requestor,
  type ToolCall,
} from "../world/message.js";
import { draftAccess, type World } from "../world/world.js";
import type { ConversationAction } from "./action.js";
import type { ConversationSetting } from "./conversation-setting.js";
import type { ConversationRole, ConversationState } from "./conversation-state.js";
import { agentStops, stopWord, userStops } from "./stop-words.js";
import type { TerminationReason } from "./termination.js";

/**
 * Takes the turn of whoever's it is: the message goes to the other participant, or to the tools, which answer at once.
 * The limits are looked at whenever a participant is next, and then count for more than a stop in the same hop, as
 * upstream's orchestrator has it.
 */
export function takeTurn(
  setting: ConversationSetting,
  draft: Draft<ConversationState>,
  action: ConversationAction,
  bugs: ToolBugs,
): void {
  const role = draft.turn;
  const message = asSaid(setting, role, messageOf(role, action));
  // An agent that works alone says its first words before upstream begins to count.
  if (draft.messages.length > 0) draft.hops++;
  draft.messages.push(castDraft(message));
  draft.ended = endBy(setting, role, message) ?? null;
  if (!isToolCall(message)) {
    draft.turn = role === "agent" ? "user" : "agent";
    applyLimits(setting, draft);
  } else if (draft.ended === null) {
    answerCalls(setting, draft, message.tool_calls, bugs);
    applyLimits(setting, draft);
  }
}

/** An action as the message that enters the history. */
export function messageOf(role: ConversationRole, action: ConversationAction): ParticipantMessage {
  const speaker: Requestor = role === "agent" ? "assistant" : "user";
  return match(action)
    .with({ type: "say" }, ({ text }) => ({ role: speaker, content: text, tool_calls: null }))
    .with({ type: "call" }, ({ calls, text }) => ({
      role: speaker,
      content: text,
      tool_calls: calls.map((call) => ({
        ...call,
        arguments: markedValue(call.arguments) as ToolCall["arguments"],
        requestor: speaker,
      })),
    }))
    .exhaustive();
}

/** A call of `done` enters the history as the stop word. */
function asSaid(
  { solo, agentMayStop }: ConversationSetting,
  role: ConversationRole,
  message: ParticipantMessage,
): ParticipantMessage {
  const stops = role === "agent" && (solo || agentMayStop) && isToolCall(message) && agentStops(message);
  return stops ? { ...message, content: stopWord, tool_calls: null } : message;
}

function endBy(
  { solo, agentMayStop, enforceProtocol }: ConversationSetting,
  role: ConversationRole,
  message: ParticipantMessage,
): TerminationReason | undefined {
  const [says, calls] = [hasText(message), isToolCall(message)];
  const isStop = role === "user" ? userStops(message) : (solo || agentMayStop) && agentStops(message);
  if (enforceProtocol && says === calls) return role === "agent" ? "agent_error" : "user_error";
  if (isStop) return role === "agent" ? "agent_stop" : "user_stop";
  return solo && !calls ? "agent_error" : undefined;
}

function answerCalls(
  setting: ConversationSetting,
  draft: Draft<ConversationState>,
  calls: readonly ToolCall[],
  bugs: ToolBugs,
): void {
  const world = draftAccess(draft.world as Draft<World>);
  for (const call of calls) {
    const answer = respond(setting, world, call, bugs);
    if (answer.error) draft.errors++;
    draft.messages.push(answer);
  }
  draft.hops++;
}

function applyLimits({ maxHops, maxErrors }: ConversationSetting, draft: Draft<ConversationState>): void {
  if (draft.hops >= maxHops) draft.ended = "max_steps";
  if (draft.errors >= maxErrors) draft.ended = "too_many_errors";
}
