import {
  type AlfworldExpertName,
  aimOf,
  alfworldExperts,
  alfworldRules,
  type Game,
  generatedTasks,
  planFrom,
  startState,
  taskTypes,
} from "@rwml/alfworld";
import { GymError, openEnv, seededRandom } from "@rwml/core";
import { textTable } from "../packages/rwml/src/evaluate/report/text-table.js";
import type { Benchmark } from "./benchmark.js";
import { median, sideBySide, timed } from "./side-by-side.js";

const generatedCount = 500;
/** Steps that upstream allows an agent, and those after which its expert gives up. */
const limits = [50, 200] as const;

/** How quickly the planner plans, and how many games the experts win. */
export const alfworldExpertsBenchmark: Benchmark = {
  name: "alfworld-experts",
  about: "planning a shortest way from a state, and games won by experts",

  async run({ games, rounds }) {
    // Loaded anew each time, so that nothing is remembered about a room.
    const times = (state: (game: Game) => Parameters<typeof planFrom>[0]) =>
      games
        .load()
        .map(state)
        .map((one) => timed(() => planFrom(one)))
        .sort((left, right) => left - right);
    const p95 = (sorted: readonly number[]) => sorted[Math.floor(sorted.length * 0.95)]!;
    const values = await sideBySide(rounds, {
      start: () => median(times((game) => startState(game))),
      startSlow: () => p95(times((game) => startState(game))),
      middle: () => median(times(middleOf)),
      middleSlow: () => p95(times(middleOf)),
    });
    const tasks = generatedTasks();
    const generated = Array.from({ length: generatedCount }, (_, index) => tasks.load(tasks.id(index)));
    return {
      subject: `${games.about}; each value is over all of them`,
      figures: [
        {
          name: "from the start, median",
          unit: "ms",
          values: values.start,
          target: { type: "below", value: 20 },
        },
        { name: "from the start, 95 of 100", unit: "ms", values: values.startSlow },
        {
          name: "after 20 steps at random, median",
          unit: "ms",
          values: values.middle,
          target: { type: "below", value: 20 },
        },
        { name: "after 20 steps at random, 95 of 100", unit: "ms", values: values.middleSlow },
      ],
      notes: [
        `Games won within ${limits.join(" / ")} steps:`,
        winTable(games.about, games.load()),
        winTable(`${generatedCount} generated games`, generated),
      ],
    };
  },
};

function middleOf(game: Game) {
  const env = openEnv(alfworldRules);
  const random = seededRandom(1, game.id);
  env.reset({ task: game });
  for (let step = 0; step < 20 && !env.snapshot().ended; step++) env.step(random.pick(env.admissible()));
  return env.state;
}

function winTable(title: string, games: readonly Game[]): string {
  const names = Object.keys(alfworldExperts) as readonly AlfworldExpertName[];
  const rows = taskTypes.map((taskType) => {
    const ofType = games.filter((game) => aimOf(game.problem.goal)?.taskType === taskType);
    return [taskType, String(ofType.length), ...names.map((name) => wins(ofType, name))];
  });
  return textTable([
    [title, "games", ...names],
    ...rows,
    ["all", String(games.length), ...names.map((name) => wins(games, name))],
  ]);
}

function wins(games: readonly Game[], name: AlfworldExpertName): string {
  const steps = games.map((game) => stepsToWin(game, name));
  return limits.map((limit) => steps.filter((count) => count <= limit).length).join(" / ");
}

/** Infinite where the expert knows nothing, fails, or takes longer than any limit. */
function stepsToWin(game: Game, name: AlfworldExpertName): number {
  const env = openEnv(alfworldRules);
  const expert = alfworldExperts[name]({ random: seededRandom(1, game.id) });
  let { observation } = env.reset({ task: game });
  let lastAction: string | null = null;
  for (let steps = 1; steps <= Math.max(...limits); steps++) {
    try {
      lastAction = expert.advise({ state: env.state, observation, admissible: env.admissible(), lastAction });
    } catch (failure) {
      if (!(failure instanceof GymError)) throw failure;
      return Number.POSITIVE_INFINITY;
    }
    if (lastAction === null) return Number.POSITIVE_INFINITY;
    const step = env.step(lastAction);
    if (step.terminated) return steps;
    observation = step.observation;
  }
  return Number.POSITIVE_INFINITY;
}
