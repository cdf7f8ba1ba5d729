import type { PolicyFactory } from "@rwml/core";

/** Of ten turns, so many follow the solution. */
const solvingOfTen = 7;

/** Follows the known solution, with turns of another policy between; explores on where the solution is done. */
export function expertMixPolicy(explore: PolicyFactory): PolicyFactory {
  return (episode) => {
    const other = explore(episode);
    const { random, solution } = episode;
    let next = 0;
    return {
      act(input) {
        const explored = other.act(input);
        const step = solution?.[next];
        if (step === undefined || random.int(10) >= solvingOfTen) return explored;
        next++;
        return step;
      },
    };
  };
}
