import type { ExpertFactory } from "@rwml/core";
import type { AlfworldState } from "../world/state.js";
import { HandcodedExpert } from "./handcoded/handcoded.js";
import { UpstreamHandcodedExpert } from "./handcoded/upstream-handcoded.js";
import { PlannerExpert } from "./planner-expert.js";

/**
 * Who knows what to do in a state of ALFWorld, by name: `expert` plans a shortest way with all of the state,
 * `handcoded` searches as an agent has to and finishes every task, `handcoded-upstream` is upstream's with its faults.
 */
export const alfworldExperts = {
  expert: () => new PlannerExpert(),
  handcoded: () => new HandcodedExpert(),
  "handcoded-upstream": (episode) => new UpstreamHandcodedExpert(episode),
} as const satisfies Readonly<Record<string, ExpertFactory<AlfworldState>>>;

/** One of `alfworldExperts`. */
export type AlfworldExpertName = keyof typeof alfworldExperts;
