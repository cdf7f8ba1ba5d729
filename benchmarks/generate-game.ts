import { generatedTasks, generateGame } from "@rwml/alfworld";
import type { Benchmark } from "./benchmark.js";
import { sideBySide, timed } from "./side-by-side.js";

const gameCount = 100;

/** Making new games, each with a solution. */
export const generate: Benchmark = {
  name: "generate-game",
  about: "generating a game that can be won, with its solution",

  async run({ rounds }) {
    let next = 0;
    const tasks = generatedTasks();
    const values = await sideBySide(rounds, {
      alone: () => millisecondsEach(() => generateGame({ seed: next++ })),
      fromSource: () => millisecondsEach(() => tasks.load(tasks.id(next++))),
    });
    return {
      subject: `${gameCount} games a round, each another one`,
      figures: [
        { name: "with a room of its own", unit: "ms", values: values.alone },
        { name: "from a task source, which keeps rooms", unit: "ms", values: values.fromSource },
      ],
    };
  },
};

function millisecondsEach(run: () => void): number {
  return (
    timed(() => {
      for (let index = 0; index < gameCount; index++) run();
    }) / gameCount
  );
}
