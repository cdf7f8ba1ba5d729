import type { JsonObject } from "@rwml/core";
import type { Message, ParticipantMessage } from "../world/message.js";
import type { Usage } from "./chat/usage.js";

/** Speaks for one side of a conversation: an agent or a user, played by a model, a script or a person. */
export interface Participant {
  readonly role: "assistant" | "user";
  /**
   * Says what comes next.
   *
   * @param history the whole conversation so far, the other side's tool calls and answers among it: a participant reads
   * only what its role may see (`visibleTo`)
   */
  next(history: readonly Message[], signal?: AbortSignal): Promise<Utterance>;
}

/** What a participant says, and what it took. */
export interface Utterance {
  readonly message: ParticipantMessage;
  /** In dollars; null where it is not known. */
  readonly cost: number | null;
  readonly usage: Usage | null;
  /** The answer as the model's endpoint sent it. */
  readonly raw: JsonObject | null;
  /** How long it took. */
  readonly seconds: number;
}

/** An utterance that took nothing. */
export function freeUtterance(message: ParticipantMessage): Utterance {
  return { message, cost: 0, usage: null, raw: null, seconds: 0 };
}
