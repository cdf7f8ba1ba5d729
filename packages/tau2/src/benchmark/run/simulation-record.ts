import { isGymError } from "@rwml/core";
import type { Utterance } from "../../conversation/participant.js";
import type { RewardInfo } from "../../judge/reward-info.js";
import { float } from "../../python/number.js";
import type { PythonRecord, PythonValue } from "../../python/python-value.js";
import type { Message } from "../../world/message.js";
import { rewardRecord } from "../results/reward-record.js";
import { localTimestamp } from "./local-timestamp.js";
import type { PlayedConversation } from "./play-conversation.js";

/** Which simulation of a run a conversation is. */
export interface SimulationKey {
  readonly id: string;
  readonly task_id: string;
  readonly trial: number;
  readonly seed: number;
}

/**
 * A played conversation as results files hold it.
 *
 * @param attempts how often it was played until it ended so
 */
export function simulationRecord(
  key: SimulationKey,
  played: PlayedConversation,
  reward: RewardInfo | null,
  attempts = 1,
): PythonRecord {
  const { state, ended, failure, times, utterances, start, end } = played;
  const messages = state.messages.map((message, index) =>
    messageRecord(message, index, times[index]!, utterances.get(index)),
  );
  return {
    id: key.id,
    task_id: key.task_id,
    timestamp: localTimestamp(end),
    start_time: localTimestamp(start),
    end_time: localTimestamp(end),
    duration: float((end - start) / 1000),
    termination_reason: ended,
    agent_cost: costOf("assistant", played),
    user_cost: costOf("user", played),
    reward_info: reward === null ? null : rewardRecord(reward),
    messages,
    trial: key.trial,
    seed: key.seed,
    mode: "half_duplex",
    info: failure === null ? null : { ...failureRecord(failure), failed_after_attempts: attempts },
  };
}

function messageRecord(
  message: Message,
  index: number,
  time: number,
  utterance: Utterance | undefined,
): PythonRecord {
  const place = { turn_idx: index, timestamp: localTimestamp(time) };
  if (message.role === "tool") return { ...message, ...place };
  const { cost, usage, raw, seconds } = utterance ?? { cost: 0, usage: null, raw: null, seconds: null };
  return {
    role: message.role,
    content: message.content,
    tool_calls: message.tool_calls as PythonValue,
    ...place,
    cost: cost === null ? null : float(cost),
    usage: usage === null ? null : { ...usage },
    raw_data: raw as PythonValue,
    generation_time_seconds: seconds === null ? null : float(seconds),
  };
}

/** Null as soon as one message's cost is not known. */
function costOf(role: "assistant" | "user", { state, utterances }: PlayedConversation): PythonValue {
  let sum = 0;
  for (const [index, message] of state.messages.entries()) {
    if (message.role !== role) continue;
    const cost = utterances.get(index)?.cost ?? (utterances.has(index) ? null : 0);
    if (cost === null) return null;
    sum += cost;
  }
  return float(sum);
}

function failureRecord(failure: unknown): PythonRecord {
  return {
    error: failure instanceof Error ? failure.message : String(failure),
    error_type: isGymError(failure) ? failure.code : failure instanceof Error ? failure.name : "unknown",
  };
}
