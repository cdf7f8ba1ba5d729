import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { textDataset } from "../data/text-dataset.fixture.js";
import type { TextEpisode } from "../data/text-episode.js";
import { defaultRecipe, type Recipe } from "./recipe.js";
import { readTrainingData, type TrainingData } from "./training-data.js";

type Script = Omit<TextEpisode, "id">;

let data: TrainingData | null = null;
afterEach(() => {
  data?.rows.release();
  data = null;
});

async function read(episodes: readonly Script[], change: Partial<Recipe> = {}): Promise<TrainingData> {
  const scratch = join(mkdtempSync(join(tmpdir(), "rwml-rows-")), "rows");
  data = await readTrainingData(await textDataset(episodes), { ...defaultRecipe, ...change }, scratch);
  return data;
}

const words = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `word${"abcdefgh"[(index * 7 + from) % 8]}`).join(" ");
const episode = (...observations: readonly string[]): Script => ({
  initialObservation: "A room.",
  steps: observations.map((observation, step) => ({ action: `do ${step % 3}`, observation })),
});
const many = (count: number, one: (index: number) => Script) =>
  Array.from({ length: count }, (_, index) => one(index));

/** What is learned, as texts. */
function learned({ rows, tokenizer }: TrainingData): string[] {
  return Array.from({ length: rows.size }, (_, index) => rows.row(index))
    .flat()
    .flatMap(({ tokens, targets }) =>
      targets.map(({ start, end }) => tokenizer.decode(tokens.subarray(start, end - 1))),
    );
}

describe("readTrainingData", () => {
  it("should learn every observation of two-step episodes, many of which share a row", async () => {
    const episodes = many(60, (index) => episode(`${index} red.`, `${index % 7} blue.`));
    const read60 = await read(episodes);
    expect(read60.usage).toMatchObject({
      episodes: 60,
      transitions: 120,
      used: 120,
      tooLong: 0,
      window: 128,
    });
    expect(read60.usage.rows).toBeLessThan(20);
    expect(read60.usage.filled).toBeGreaterThan(0.85);
    expect(learned(read60).sort()).toEqual(
      episodes.flatMap(({ steps }) => steps.map(({ observation }) => observation)).sort(),
    );
  });

  it("should keep long observations whole", async () => {
    const episodes = many(6, (index) => episode(words(700, index), "Short.", words(600, index)));
    const { usage } = await read(episodes, { phrases: 0 });
    expect(usage).toMatchObject({ transitions: 18, used: 18, window: 768, longest: 701 });
    expect(learned(data!)).toContain(words(700, 3));
  });

  it("should count what is longer than a window, and learn the rest", async () => {
    const { usage } = await read(
      many(4, () => episode("Short.", words(3000), "Short too.")),
      { phrases: 0 },
    );
    expect(usage).toMatchObject({ transitions: 12, used: 8, tooLong: 4, window: 2048 });
    expect(new Set(learned(data!))).toEqual(new Set(["Short.", "Short too."]));
  });

  it("should count first observations that are cut", async () => {
    const long = { ...episode("Short."), initialObservation: words(300) };
    const { usage } = await read([long, episode("Short.")], { phrases: 0, window: 256 });
    expect(usage).toMatchObject({ used: 2, cutOpenings: 1, window: 256 });
  });

  it("should be the same for the same data, and another for other data", async () => {
    const digests = [];
    for (const first of [0, 0, 1]) {
      digests.push((await read(many(5, (index) => episode(`${(first + index) % 5}`)))).rows.digest);
      data!.rows.release();
    }
    expect(digests[1]).toBe(digests[0]);
    expect(digests[2]).not.toBe(digests[0]);
  });

  it("should refuse data that hold nothing to learn, and leave no files", async () => {
    const scratch = join(mkdtempSync(join(tmpdir(), "rwml-rows-")), "rows");
    const dir = await textDataset([episode(words(3000))]);
    await expect(readTrainingData(dir, { ...defaultRecipe, phrases: 0 }, scratch)).rejects.toThrow(
      /holds 1 transitions, all of them longer than the window of 2048 tokens/,
    );
    expect(existsSync(scratch)).toBe(false);
  });
});
