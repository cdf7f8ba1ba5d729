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
}

/**
 * Judges a finished conversation, with one question to a language model where its reward depends on assertions in words.
 * Throws what `judgeConversation` and `readAssertionReply` throw, and what the judge throws.
 */
export async function judgeWithModel(
  setting: Setting,
  fresh: World,
  conversation: Conversation,
  judge: AssertionJudge,
  { instruction, signal, ...options }: AssertionJudgeOptions = {},
): Promise<RewardInfo> {
  const assertions = assertionsToJudge(conversation, options.evaluationType);
  if (assertions.length === 0) return judgeConversation(setting, fresh, conversation, options);
  const prompt = assertionPrompt(conversation.messages, assertions, instruction);
  const wordChecks = readAssertionReply(await judge.answer(prompt, signal && { signal }));
  return judgeConversation(setting, fresh, conversation, { ...options, wordChecks });
}
