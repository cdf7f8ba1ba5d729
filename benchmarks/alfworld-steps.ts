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
      recordingNewGames: () => recordEpisodes(choice.load()),
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
          name: "recording to disk, games never played before",
          unit: "steps/s",
          values: values.recordingNewGames,
        },
        {
          name: "games never played before / played before",
          unit: "×",
          values: ratios(values.newGames, values.plain),
          target: { type: "at-least", value: 0.52 },
        },
        {
          name: "recording / without",
          unit: "×",
          values: ratios(values.recording, values.plain),
          target: { type: "at-least", value: 0.35 },
        },
        {
          name: "recording / without, games never played before",
          unit: "×",
          values: ratios(values.recordingNewGames, values.newGames),
        },
        {
          name: "without / with a copy of the state a step",
          unit: "×",
          values: ratios(values.plain, values.copying),
        },
      ],
      notes: [
        "Recording hashes every state, writes every row to the journal and compresses the shards at the end.",
        "As in a collection, rows name a game by its id; its first state stands in the row that starts the episode.",
        "Published for the original stack: 9.4 steps/s, 31 with its grammar parser cached (another machine).",
      ],
    };
  },
};

/** As `playEpisodes`, into a dataset that is finished and deleted; the finishing is part of the time. */
function recordEpisodes(games: readonly Game[]): number {
  const dir = mkdtempSync(join(tmpdir(), "rwml-bench-dataset-"));
  const tasks = tasksOf(games);
  const envModule = { rules: alfworldRules, tasks };
  // Every episode has the same seed, as in the other variants: no collection plans that.
  const plan = {
    ...planCollection({ dir, envModule, policy: "random", episodes: games.length, writers: 1 }),
    seed: null,
  };
  const { release } = prepareDataset(dir, plan);
  const writer = openWriter(dir);
  const base = openEnv(alfworldRules, { maxSteps, tasks });
  const env = recordTransitions(base, (event) => writer.write(event), { policy: "random" });
  const start = performance.now();
  const stepsPerSecond = playEpisodes(
    env,
    games.map(({ id }) => id),
  );
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
