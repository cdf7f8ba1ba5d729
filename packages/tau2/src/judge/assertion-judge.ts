import { type GymError, isGymError } from "@rwml/core";
import type { Setting } from "../world/call-tool.js";
import type { World } from "../world/world.js";
import { assertionPrompt, type JudgePrompt } from "./assertion-prompt.js";
import type { Conversation } from "./conversation.js";
import { assertionsToJudge, type JudgeOptions, judgeConversation } from "./judge-conversation.js";
import { readAssertionReply } from "./read-assertion-reply.js";
import type { RewardInfo } from "./reward-info.js";

/** A language model that judges assertions in words. */
export interface AssertionJudge {
  /** The model's answer as text. */
  answer(prompt: JudgePrompt, options?: { readonly signal?: AbortSignal }): Promise<string>;
}

/** How a conversation is judged with a language model. */
export interface AssertionJudgeOptions extends Omit<JudgeOptions, "wordChecks"> {
  /** Tells the judge what to do and the form of its answer. Default: our own words. */
  readonly instruction?: string;
  readonly signal?: AbortSignal;
  /** How often the judge is asked at the most, until its answer can be read. Default: 3. */
  readonly tries?: number;
  /** Told of every answer that could not be read, and after which the judge is asked again. */
  readonly onUnreadable?: (failure: GymError) => void;
}

/**
 * Judges a finished conversation, with a question to a language model where its reward depends on assertions in words;
 * the reward's info says how many answers could not be read before one could. Throws what `judgeConversation` and
 * `readAssertionReply` throw, and what the judge throws.
 */
export async function judgeWithModel(
  setting: Setting,
  fresh: World,
  conversation: Conversation,
  judge: AssertionJudge,
  { instruction, signal, tries = 3, onUnreadable, ...options }: AssertionJudgeOptions = {},
): Promise<RewardInfo> {
  const assertions = assertionsToJudge(conversation, options.evaluationType);
  if (assertions.length === 0) return judgeConversation(setting, fresh, conversation, options);
  const prompt = assertionPrompt(conversation.messages, assertions, instruction);
  for (let unreadable = 0; ; ) {
    try {
      const wordChecks = readAssertionReply(await judge.answer(prompt, signal && { signal }), assertions);
      const reward = judgeConversation(setting, fresh, conversation, { ...options, wordChecks });
      if (unreadable === 0) return reward;
      return { ...reward, info: { ...reward.info, judge: { unreadable_answers: unreadable } } };
    } catch (failure) {
      if (!isUnreadable(failure) || ++unreadable >= tries) throw failure;
      onUnreadable?.(failure);
    }
  }
}

/** Whether a judging failed because of the judge's model, and not because of what was judged. */
export function isJudgeFailure(failure: unknown): failure is GymError {
  return isGymError(failure) && (failure.code.startsWith("chat/") || isUnreadable(failure));
}

function isUnreadable(failure: unknown): failure is GymError {
  return isGymError(failure) && (failure.code === "tau2/judge-reply" || failure.code === "chat/bad-answer");
}
