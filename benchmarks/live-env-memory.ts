import { type AlfworldState, alfworldRules, type Game } from "@rwml/alfworld";
import { openEnv, seededRandom } from "@rwml/core";
import type { Benchmark } from "./benchmark.js";
import { usedHeap } from "./collect-garbage.js";
import { ratios, sideBySide } from "./side-by-side.js";

const stepsBefore = 25;
const envsPerGame = 5;
/** Copies are large, so fewer of them tell enough. */
const copiesPerGame = 1;

/** What keeping many episodes going at once costs. */
export const liveEnvMemory: Benchmark = {
  name: "live-env-memory",
  about: "heap that a live env holds, after garbage collection",

  async run({ games: choice, rounds }) {
    const games = choice.load();
    playAll(games, 1);
    const values = await sideBySide(rounds, {
      shared: () => kilobytesEach(() => playAll(games, envsPerGame)),
      copied: () => kilobytesEach(() => playAll(games, copiesPerGame).map(({ state }) => copy(state))),
    });
    return {
      subject: `${choice.about} held in memory, ${envsPerGame} envs each, after ${stepsBefore} random actions`,
      figures: [
        { name: "a live env", unit: "kB", values: values.shared },
        {
          name: "a copy of its state / a live env",
          unit: "×",
          values: ratios(values.copied, values.shared),
        },
      ],
      notes: ["The games themselves and what is remembered about their rooms are shared and not counted."],
    };
  },
};

function playAll(games: readonly Game[], count: number) {
  const random = seededRandom(1, "benchmark");
  return games.flatMap((game) =>
    Array.from({ length: count }, () => {
      const env = openEnv(alfworldRules);
      env.reset({ task: game });
      for (let step = 0; step < stepsBefore && !env.snapshot().ended; step++) {
        env.step(random.pick(env.admissible()));
      }
      return env;
    }),
  );
}

function copy(state: AlfworldState): AlfworldState {
  return structuredClone(state);
}

function kilobytesEach(make: () => readonly unknown[]): number {
  const before = usedHeap();
  const made = make();
  return (usedHeap() - before) / 1000 / made.length;
}
