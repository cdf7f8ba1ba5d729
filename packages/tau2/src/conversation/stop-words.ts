import type { ParticipantMessage } from "../world/message.js";

/** Ends a conversation, said by a user who is served or by an agent that works alone. */
export const stopWord = "###STOP###";

/** What users say when they are handed over to a person. */
export const transferWord = "###TRANSFER###";

/** What users say when their scenario does not tell how to go on. */
export const outOfScopeWord = "###OUT-OF-SCOPE###";

const userWords = [stopWord, transferWord, outOfScopeWord];

/** The tool by which an agent that may end a conversation does so. */
export const doneTool = "done";

/** Whether a user's message ends the conversation; one that calls tools does not. */
export function userStops({ content, tool_calls: calls }: ParticipantMessage): boolean {
  return calls === null && content !== null && userWords.some((word) => content.includes(word));
}

/** Whether an agent's message ends the conversation, where agents may. */
export function agentStops({ content, tool_calls: calls }: ParticipantMessage): boolean {
  return content?.includes(stopWord) === true || calls?.some(({ name }) => name === doneTool) === true;
}
