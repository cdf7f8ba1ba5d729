import type { PolicyFactory } from "@rwml/core";
import { Explorer } from "./explorer.js";

/**
 * Explores: a verb by weight, then any command of that verb; a tenth of all commands are refused by the world, and
 * many ways lead back to places seen before.
 */
export const explorePolicy: PolicyFactory = ({ random }) => {
  const explorer = new Explorer(random);
  return {
    act(input) {
      explorer.see(input.observation);
      return explorer.choose(input);
    },
  };
};
