import type { JsonObject } from "@rwml/core";

/** How a participant of a run is played, as its file says it. */
export interface ParticipantInfo {
  /** A name of `agentNames` or `userNames`. */
  readonly implementation: string;
  /** The name of its model; null where it has none. */
  readonly llm: string | null;
  readonly llmArguments: JsonObject;
}
