import { type Carried, type ChatMessage, type ChatModel, carriedOf } from "@rwml/core/chat";
import type { Message } from "../world/message.js";
import type { Participant } from "./participant.js";
import { type UtterOptions, utter } from "./utter.js";

/** What an answer of the participant carried, by the index of its message in the history. */
export type CarriedBy = (index: number) => Carried | null;

/** How a language model plays a role. */
export interface ModelParticipantOptions extends Pick<UtterOptions, "tools" | "mustCall" | "clock"> {
  /** The conversation as the model is shown it. */
  readonly messages: (history: readonly Message[], carried: CarriedBy) => readonly ChatMessage[];
}

/**
 * A language model in a role. It remembers what its answers carried, such as its reasoning, and shows it to the model again, to
 * nobody else.
 */
export function modelParticipant(
  model: ChatModel,
  role: Participant["role"],
  { messages, ...options }: ModelParticipantOptions,
): Participant {
  const carried = new Map<number, Carried>();
  return {
    role,
    async next(history, signal) {
      const shown = messages(history, (index) => carried.get(index) ?? null);
      const utterance = await utter(model, role, { ...options, messages: shown, signal });
      const own = carriedOf(utterance.raw);
      if (own === null) carried.delete(history.length);
      else carried.set(history.length, own);
      return utterance;
    },
  };
}
