import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alfworldRules, type Game } from "@rwml/alfworld";
import { type AnyEnv, mapReward, openEnv } from "@rwml/core";
import { openWriter, planCollection, prepareDataset, recordTransitions } from "@rwml/core/dataset";
import type { Benchmark } from "./benchmark.js";
import { tasksOf } from "./game-choice.js";
import { playEpisodes } from "./play-episodes.js";
import { ratios, sideBySide } from "./side-by-side.js";

const maxSteps = 50;

/** ALFWorld's env: plain, recording, and beside one that would copy its state at every step. */
export const alfworldSteps: Benchmark = {
  name: "alfworld-steps",
  about: "steps of ALFWorld's env in one thread, admissible actions listed at every step",

  async run({ games: choice, rounds }) {
    const games = choice.load();
    const values = await sideBySide(rounds, {
      plain: () => playEpisodes(openEnv(alfworldRules, { maxSteps }), games),
      newGames: () => playEpisodes(openEnv(alfworldRules, { maxSteps }), choice.load()),
      recording: () => recordEpisodes(games),
      copying: () => playEpisodes(copyingEnv(), games),
    });
    return {
      subject: `${choice.about}, one episode of at most ${maxSteps} random actions each`,
      figures: [
        {
          name: "without recording",
          unit: "steps/s",
          values: values.plain,
          target: { type: "at-least", value: 20_000 },
        },
        { name: "without recording, games never played before", unit: "steps/s", values: values.newGames },
        {
          name: "recording to disk",
          unit: "steps/s",
          values: values.recording,
          target: { type: "at-least", value: 10_000 },
        },
        {
          name: "recording / without",
          unit: "×",
          values: ratios(values.recording, values.plain),
        },
        {
          name: "without / with a copy of the state a step",
          unit: "×",
          values: ratios(values.plain, values.copying),
        },
      ],
      notes: [
        "Recording hashes every state, writes every row to the journal and compresses the shards at the end.",
        "Published for the original stack: 9.4 steps/s, 31 with its grammar parser cached (another machine).",
      ],
    };
  },
};

/** As `playEpisodes`, into a dataset that is finished and deleted; the finishing is part of the time. */
function recordEpisodes(games: readonly Game[]): number {
  const dir = mkdtempSync(join(tmpdir(), "rwml-bench-dataset-"));
  const envModule = { rules: alfworldRules, tasks: tasksOf(games) };
  const plan = planCollection({ dir, envModule, policy: "random", episodes: games.length, writers: 1 });
  const { release } = prepareDataset(dir, plan);
  const writer = openWriter(dir);
  const base = openEnv(alfworldRules, { maxSteps });
  const env = recordTransitions(base, (event) => writer.write(event), { policy: "random" });
  const start = performance.now();
  const stepsPerSecond = playEpisodes(env, games);
  const played = performance.now();
  writer.finish();
  const share = (played - start) / (performance.now() - start);
  writer.close();
  release();
  rmSync(dir, { recursive: true });
  return stepsPerSecond * share;
}

/** What stepping costs an env whose states are changed in place: a copy before each step, to know what changed. */
function copyingEnv(): AnyEnv {
  return mapReward(openEnv(alfworldRules, { maxSteps }), ({ before, reward }) => {
    structuredClone(before);
    return reward;
  });
}
