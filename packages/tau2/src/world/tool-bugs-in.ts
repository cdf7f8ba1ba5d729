import type { Message } from "./message.js";

/** The bugs of a domain that answers of a conversation tell of, in order. */
export function toolBugsIn(messages: readonly Message[]): readonly string[] {
  return messages.flatMap((message) =>
    message.role === "tool" && message.bug !== undefined ? [message.bug] : [],
  );
}
