import { ownJudgeInstruction } from "../conversation/wording/own-judge-instruction.js";
import { pythonRepr } from "../python/repr.js";
import type { Message } from "../world/message.js";

/** What a judge is asked: two messages. */
export interface JudgePrompt {
  readonly system: string;
  readonly user: string;
}

/**
 * What a judge is asked about a conversation: its lines, then the assertions as a Python list.
 *
 * @param instruction tells the judge what to do and the form of its answer. Default: our own words.
 */
export function assertionPrompt(
  messages: readonly Message[],
  assertions: readonly string[],
  instruction: string = ownJudgeInstruction,
): JudgePrompt {
  const conversation = messages.map(({ role, content }) => `${role}: ${content ?? "None"}`).join("\n");
  return {
    system: instruction,
    user: `conversation:\n${conversation}\n\nexpectedOutcomes:\n${pythonRepr(assertions)}`,
  };
}
