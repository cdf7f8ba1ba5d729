import { type AlfworldState, alfworldRules } from "@rwml/alfworld";
import { type Env, openEnv, seededRandom } from "@rwml/core";
import type { Benchmark } from "./benchmark.js";
import { ratios, sideBySide, timed } from "./side-by-side.js";

const forkCount = 20_000;
const copyCount = 20;
const stepsBefore = 10;

/** Branching off an episode, as search and tree rollouts do. */
export const fork: Benchmark = {
  name: "fork",
  about: "forking ALFWorld's env in the middle of an episode",

  async run({ games, rounds }) {
    const env = openEnv(alfworldRules);
    const random = seededRandom(1, "benchmark");
    env.reset({ task: games.load()[0]! });
    for (let step = 0; step < stepsBefore; step++) env.step(random.pick(env.admissible()));
    const action = env.admissible()[0]!;
    const values = await sideBySide(rounds, {
      fork: () => microseconds(forkCount, () => env.fork()),
      forkAndStep: () => microseconds(forkCount / 10, () => env.fork().step(action)),
      copy: () => microseconds(copyCount, () => copyOf(env)),
    });
    return {
      subject: `one game after ${stepsBefore} random actions`,
      figures: [
        { name: "fork", unit: "µs", values: values.fork, target: { type: "below", value: 20 } },
        { name: "fork and one step", unit: "µs", values: values.forkAndStep },
        { name: "copying the state / fork", unit: "×", values: ratios(values.copy, values.fork) },
      ],
    };
  },
};

function copyOf<Action, Task>(env: Env<AlfworldState, Action, Task>): void {
  structuredClone(env.snapshot());
}

function microseconds(count: number, run: () => void): number {
  const milliseconds = timed(() => {
    for (let index = 0; index < count; index++) run();
  });
  return (1000 * milliseconds) / count;
}
