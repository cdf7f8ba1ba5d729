/**
 * Measures the project.
 *
 *     npm run bench -- [--only NAME]… [--rounds COUNT] [--data FOLDER] [--json]
 */
import { parseArgs } from "node:util";
import { nearestNames, UnknownIdError } from "@rwml/core";
import { alfworldExpertsBenchmark } from "./alfworld-experts.js";
import { alfworldLoad } from "./alfworld-load.js";
import { alfworldSteps } from "./alfworld-steps.js";
import type { Benchmark } from "./benchmark.js";
import { collectWorkers } from "./collect-workers.js";
import { datasetSize } from "./dataset-size.js";
import { fork } from "./fork.js";
import { chooseGames } from "./game-choice.js";
import { generate } from "./generate-game.js";
import { liveEnvMemory } from "./live-env-memory.js";
import { describeMachine } from "./machine.js";
import { outcomeText } from "./outcome-text.js";
import { median } from "./side-by-side.js";
import { tableSteps } from "./table-steps.js";
import { tau2Env } from "./tau2-env.js";
import { tau2Replay } from "./tau2-replay.js";
import { training } from "./training.js";

const benchmarks = [
  ...[alfworldSteps, collectWorkers, alfworldLoad, fork, liveEnvMemory, datasetSize, generate],
  ...[alfworldExpertsBenchmark, tableSteps, tau2Replay, tau2Env, training],
];

const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    rounds: { type: "string", default: "7" },
    data: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

const machine = describeMachine();
const games = chooseGames(options.data);
const results: unknown[] = [];
if (!options.json) {
  const { cpu, cores, node, load } = machine;
  console.log(`${cpu}, ${cores} cores, node ${node}, load ${load.toFixed(1)}\n`);
}
try {
  for (const benchmark of chosen(options.only)) {
    const outcome = await benchmark.run({ games, rounds: Number(options.rounds) });
    const figures = outcome.figures.map((figure) => ({ ...figure, median: median(figure.values) }));
    results.push({ name: benchmark.name, about: benchmark.about, ...outcome, figures });
    if (!options.json) console.log(`${outcomeText(benchmark, outcome)}\n`);
  }
} finally {
  games.dispose();
}
if (options.json) console.log(JSON.stringify({ machine, benchmarks: results }, null, 2));

function chosen(names: readonly string[] | undefined): readonly Benchmark[] {
  const known = benchmarks.map(({ name }) => name);
  const wrong = names?.find((name) => !known.includes(name));
  if (wrong !== undefined) throw new UnknownIdError("benchmark", wrong, nearestNames(wrong, known));
  return benchmarks.filter(({ name }) => names === undefined || names.includes(name));
}
