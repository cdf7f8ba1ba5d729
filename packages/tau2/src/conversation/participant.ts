import type { JsonObject } from "@rwml/core";
import type { Usage } from "@rwml/core/chat";
import type { Message, ParticipantMessage } from "../world/message.js";

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
  /** The answer as the model's endpoint sent it; what came before it and was malformed stands in it as `malformed_before`. */
  readonly raw: JsonObject | null;
  /** How long it took. */
  readonly seconds: number;
  /**
   * Where the model called tools with arguments that are no JSON object: whether its second try was better, or tools have
   * to answer with errors.
   */
  readonly malformed?: "asked-again" | "answered-with-errors";
}

/** An utterance that took nothing. */
export function freeUtterance(message: ParticipantMessage): Utterance {
  return { message, cost: 0, usage: null, raw: null, seconds: 0 };
}
