import { GymError, isGymError, openEnv } from "@rwml/core";
import { actionOfMessage } from "../../conversation/action-of-message.js";
import { conversationRules } from "../../conversation/conversation-rules.js";
import type { ConversationSetting } from "../../conversation/conversation-setting.js";
import type { ConversationRole, ConversationState } from "../../conversation/conversation-state.js";
import type { Participant, Utterance } from "../../conversation/participant.js";
import type { TerminationReason } from "../../conversation/termination.js";
import type { Clock } from "../../conversation/utter.js";
import { newWorld } from "../../world/begin-world.js";
import type { Task } from "../../world/task.js";
import { untilLate } from "./until-late.js";

/** Who talks about what, and for how long at the most. */
export interface ConversationPlan {
  readonly setting: ConversationSetting;
  readonly task: Task;
  readonly participants: Readonly<Record<ConversationRole, Participant>>;
  /** Of the whole conversation, what participants wait for included. Default: none. */
  readonly timeoutSeconds?: number | undefined;
  /** Milliseconds since 1970. */
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Told after every message. */
  readonly onProgress?: ((state: ConversationState) => void) | undefined;
}

/** A conversation that is over, with what it took. */
export interface PlayedConversation {
  readonly state: ConversationState;
  readonly ended: TerminationReason;
  /** What broke it off; null where it came to an end of its own. */
  readonly failure: unknown;
  /** When each message came, in milliseconds since 1970; strictly increasing. */
  readonly times: readonly number[];
  /** What each message of a participant took, by its index; those of the task's history are not there. */
  readonly utterances: ReadonlyMap<number, Utterance>;
  readonly start: number;
  readonly end: number;
}

/**
 * Plays one conversation to its end. Where a participant fails, the conversation ends there and keeps what was said; one
 * that cannot begin keeps nothing. Throws the signal's reason when it is given up.
 */
export async function playConversation(plan: ConversationPlan): Promise<PlayedConversation> {
  const { setting, task, participants, clock, signal, timeoutSeconds } = plan;
  const start = clock();
  const env = openEnv(conversationRules("tau2/run", setting, { toolBugs: "answer" }));
  try {
    env.reset({ task, seed: 0 });
  } catch (failure) {
    return notBegun(plan, failure, start);
  }
  const utterances = new Map<number, Utterance>();
  const times = env.state.messages.map((_, index) => start - env.state.messages.length + index);
  let ended = env.state.ended;
  let failure: unknown = null;
  while (ended === null) {
    signal?.throwIfAborted();
    const { turn, messages } = env.state;
    const left = timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000 - (clock() - start);
    try {
      const said = await untilLate(left, signal, (inTime) => participants[turn].next(messages, inTime));
      if (said === null) {
        ended = "timeout";
        break;
      }
      const utterance = said.value;
      utterances.set(messages.length, utterance);
      const step = env.step(actionOfMessage(utterance.message));
      if (step.rejection !== null) {
        if (!setting.enforceProtocol) throw emptyMessage(turn);
        ended = turn === "agent" ? "agent_error" : "user_error";
      }
    } catch (error) {
      signal?.throwIfAborted();
      failure = error;
    }
    for (const _ of env.state.messages.slice(times.length)) {
      times.push(Math.max(clock(), (times.at(-1) ?? 0) + 1));
    }
    plan.onProgress?.(env.state);
    const passed = clock() - start;
    ended ??=
      failure === null ? (env.state.ended ?? timeoutAfter(passed, timeoutSeconds)) : reasonOf(failure);
  }
  return { state: env.state, ended, failure, times, utterances, start, end: clock() };
}

/** A mistake of a task, or of the domain: once it is mended, the same run plays the conversation. */
function notBegun(
  { setting, task, clock }: ConversationPlan,
  failure: unknown,
  start: number,
): PlayedConversation {
  const world = newWorld(setting, setting.databases);
  const nothing = { messages: [], turn: "agent", hops: 0, errors: 0, ended: null } as const;
  const none = { times: [], utterances: new Map<number, Utterance>() };
  const state = { task, world, ...nothing };
  return { state, ended: "infrastructure_error", failure, ...none, start, end: clock() };
}

/**
 * How a failure counts, as upstream has it: a conversation that grew too long for its model is the model's failure, and
 * whatever else keeps a participant from its turn is nobody's.
 */
function reasonOf(failure: unknown): TerminationReason {
  const isTooLong = isGymError(failure) && failure.code === "chat/context-too-long";
  return isTooLong ? "context_window_exceeded" : "infrastructure_error";
}

function timeoutAfter(passed: number, seconds: number | undefined): TerminationReason | null {
  return seconds !== undefined && passed >= seconds * 1000 ? "timeout" : null;
}

function emptyMessage(role: ConversationRole): GymError {
  return new GymError(
    "tau2/empty-message",
    `The ${role} sent a message with neither words nor tool calls. Its model gave an empty answer, or has only been thinking; run it again, allow it more tokens, or choose another model.`,
  );
}
