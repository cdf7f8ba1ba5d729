import { GymError } from "../errors.js";
import type { ExpertFactory } from "./expert.js";
import type { PolicyFactory } from "./policy.js";

/**
 * The policy that does what an expert says. Where the expert knows nothing, `act` throws a GymError `policy/no-advice`:
 * the episode fails and is counted, rather than going on with something else.
 *
 * @param name how messages call the expert
 */
export function expertPolicy<State>(name: string, openExpert: ExpertFactory<State>): PolicyFactory {
  return ({ random }) => {
    const expert = openExpert({ random });
    let lastAction: string | null = null;
    return {
      act(input) {
        // The registry pairs the experts of a module with the states of its rules.
        const action = expert.advise({ ...input, state: input.state as State, lastAction });
        if (action === null) {
          throw new GymError(
            "policy/no-advice",
            `The expert ${name} knows no action here. Choose another task or another policy.`,
          );
        }
        lastAction = action;
        return action;
      },
    };
  };
}
