import { hasText, type Message } from "../world/message.js";
import type { EvaluationCriteria } from "../world/task.js";
import { blankReward, type CommunicateCheck, type RewardInfo } from "./reward-info.js";

/** Judges whether the agent has said what it should (upstream's COMMUNICATE). */
export function judgeCommunication(
  messages: readonly Message[],
  { communicate_info: wanted }: EvaluationCriteria,
): RewardInfo {
  if (wanted === null || wanted.length === 0) {
    const info = { note: "No communicate_info to evaluate" };
    return { ...blankReward, reward_breakdown: { COMMUNICATE: 1 }, info };
  }
  const checks = wanted.map((info) => checkCommunication(messages, info));
  const reward = checks.every(({ met }) => met) ? 1 : 0;
  return { ...blankReward, reward, communicate_checks: checks, reward_breakdown: { COMMUNICATE: reward } };
}

/** Commas are taken out of what was said, but not out of what should be: a text with a comma is never found. */
function checkCommunication(messages: readonly Message[], info: string): CommunicateCheck {
  const sought = info.toLowerCase();
  const found = messages.find(
    (message) =>
      message.role === "assistant" &&
      hasText(message) &&
      message.content!.toLowerCase().replaceAll(",", "").includes(sought),
  );
  const justification =
    found === undefined
      ? `Information '${info}' not communicated.`
      : `Information '${info}' communicated in the message:\n '${found.content}'`;
  return { info, met: found !== undefined, justification };
}
