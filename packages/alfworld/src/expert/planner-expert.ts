import type { Expert, ExpertInput } from "@rwml/core";
import type { AlfworldState } from "../world/state.js";
import { planCommands } from "./solution-of.js";

/**
 * Plans a shortest way from every state anew, whatever led there. Knows nothing (null) where the goal is reached, out of
 * reach, or of no known shape.
 */
export class PlannerExpert implements Expert<AlfworldState> {
  advise({ state }: ExpertInput<AlfworldState>): string | null {
    return planCommands(state)?.[0] ?? null;
  }
}
