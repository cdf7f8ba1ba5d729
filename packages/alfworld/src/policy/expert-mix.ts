import { GymError, type PolicyFactory } from "@rwml/core";
import { chance } from "../generate/draw.js";
import { Explorer } from "./explorer.js";
import { SolutionFollower } from "./solution-follower.js";

/** Options of `makeExpertMix`. */
export interface ExpertMixOptions {
  /**
   * Episodes that follow the known solution, in percent. Default: 30; exploring alone hardly ever finishes a task,
   * and a model that has seen only solutions does not know what else would happen.
   */
  readonly expertPercent?: number;
  /** Steps of these episodes that explore instead, in percent. Default: 35. */
  readonly detourPercent?: number;
}

/**
 * Mixes episodes that follow the known solution, with detours, and episodes that explore. An episode that is to follow a
 * solution where none is known throws `policy/no-solution`: it fails and is counted.
 */
export function makeExpertMix({
  expertPercent = 30,
  detourPercent = 35,
}: ExpertMixOptions = {}): PolicyFactory {
  return ({ random, solution }) => {
    const explorer = new Explorer(random);
    const isExpert = chance(random, expertPercent);
    if (isExpert && solution === null) {
      throw new GymError(
        "policy/no-solution",
        "The policy cannot follow a solution, because no solution of this task is known. Collect it with the policy explore.",
      );
    }
    const follower = isExpert && solution !== null ? new SolutionFollower(solution, random) : null;
    return {
      act(input) {
        explorer.see(input.observation);
        if (follower === null) return explorer.choose(input);
        const way = chance(random, detourPercent) ? null : follower.next(input.admissible);
        return way === null
          ? explorer.choose(input, (command) => follower.disturbs(command))
          : explorer.do(way);
      },
    };
  };
}

/** `makeExpertMix` with its defaults, the mix that training data are best collected with. */
export const expertMixPolicy: PolicyFactory = makeExpertMix();
