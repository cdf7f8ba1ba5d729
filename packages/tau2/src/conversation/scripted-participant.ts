import { GymError } from "@rwml/core";
import type { ParticipantMessage } from "../world/message.js";
import { freeUtterance, type Participant } from "./participant.js";

/** Plays messages in order, whatever is said to it. Its turn throws `tau2/script-over` when none is left. */
export function scriptedParticipant(
  role: Participant["role"],
  messages: readonly ParticipantMessage[],
): Participant {
  let spoken = 0;
  return {
    role,
    async next(_history, signal) {
      signal?.throwIfAborted();
      const message = messages[spoken++];
      if (message !== undefined) return freeUtterance(message);
      throw new GymError(
        "tau2/script-over",
        `The scripted ${role} has said all its ${messages.length} messages. Give it as many as the conversation takes.`,
      );
    },
  };
}
