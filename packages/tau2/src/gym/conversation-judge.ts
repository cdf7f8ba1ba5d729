import type { JsonObject, Verdict } from "@rwml/core";
import { rewardRecord } from "../benchmark/results/reward-record.js";
import type { ConversationSetting } from "../conversation/conversation-setting.js";
import type { ConversationState } from "../conversation/conversation-state.js";
import { judgeConversation } from "../judge/judge-conversation.js";
import { newWorld } from "../world/begin-world.js";

/**
 * Judges finished conversations by everything that takes no language model: assertions in words are left out, and the
 * reward's info says so.
 */
export function conversationJudge(
  setting: ConversationSetting,
): (state: ConversationState) => Omit<Verdict, "terminated"> {
  const fresh = newWorld(setting, setting.databases);
  // An exchange asks about its last state more than once, and a verdict takes a replay of the conversation.
  const known = new WeakMap<ConversationState, Omit<Verdict, "terminated">>();
  return (state) => {
    let verdict = known.get(state);
    if (verdict === undefined) {
      const { task, messages, ended } = state;
      const conversation = { task, messages, termination_reason: ended ?? "unexpected_error" };
      const info = judgeConversation(setting, fresh, conversation, { leaveOutWords: true });
      verdict = { reward: info.reward, info: { reward_info: rewardRecord(info) as JsonObject } };
      known.set(state, verdict);
    }
    return verdict;
  };
}
