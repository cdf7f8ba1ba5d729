import { registerEnv } from "@rwml/core";
import { type Split, splits } from "./game/data-folder.js";
import { gameTasks } from "./game/game-tasks.js";
import { readableWalkthrough } from "./game/walkthrough.js";
import { alfworldRules } from "./world/rules.js";

const summaries: Readonly<Record<Split, string>> = {
  train: "ALFWorld's training games (needs the data)",
  valid_seen: "ALFWorld's evaluation games in known rooms (needs the data)",
  valid_unseen: "ALFWorld's evaluation games in unknown rooms (needs the data)",
  valid_train: "The sample of training games that some ALFWorld releases hold (needs the data)",
};

/** Upstream's default limit. */
const maxSteps = 50;

/**
 * Makes the splits of ALFWorld known as `alfworld/train`, `alfworld/valid_seen` and so on. Loading one throws
 * `alfworld/no-data` where the games are missing.
 */
export function registerAlfworld(): void {
  for (const split of splits) {
    registerEnv(
      `alfworld/${split}`,
      async ({ data }) => ({
        rules: alfworldRules,
        tasks: gameTasks(split, data === undefined ? {} : { data }),
        maxSteps,
        solution: readableWalkthrough,
      }),
      { summary: summaries[split] },
    );
  }
}
