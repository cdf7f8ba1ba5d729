import type { JsonObject } from "@rwml/core";

/** How a participant of a run is played, as its file says it. */
export interface ParticipantInfo {
  /** A name of `agentNames` or `userNames`. */
  readonly implementation: string;
  /** The name of its model; null where it has none. */
  readonly llm: string | null;
  readonly llmArguments: JsonObject;
  /** Where its model is asked; null where it has none, or where that is not known. */
  readonly baseUrl: string | null;
}

/** How assertions in words are judged, as a run's file says it; all null where they are left out. */
export type JudgeInfo = Omit<ParticipantInfo, "implementation">;

/** The judge of a run that has none. */
export const noJudge: JudgeInfo = { llm: null, llmArguments: {}, baseUrl: null };
