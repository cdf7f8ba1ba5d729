import { describe, expect, it } from "vitest";
import { type EpisodeLengths, fitWindow } from "./fit-window.js";

const range = { least: 128, whole: 512, most: 2048 };
/** Episodes with an opening of 20 tokens. */
const episodes = (count: number, ...steps: number[]): EpisodeLengths[] =>
  new Array(count).fill({
    whole: 20 + steps.reduce((sum, length) => sum + length, 0),
    steps: steps.map((length) => 20 + length),
  });

describe("fitWindow", () => {
  it.each([
    ["hold short episodes whole", episodes(10, 80, 90), 192],
    ["never be smaller than it may", episodes(10, 5, 5), 128],
    ["not follow long episodes of short steps", episodes(10, ...new Array(200).fill(10)), 512],
    ["hold long steps", episodes(10, 700, 900), 960],
    ["not hold what is longer than it may be", episodes(10, 5000), 2048],
    ["not follow the longest of twenty-one episodes", [...episodes(20, 100), ...episodes(1, 400)], 448],
    ["not follow one long step in 2,000", [...episodes(1999, 100), ...episodes(1, 1500)], 128],
    ["be the least where there is nothing to hold", [], 128],
  ])("should %s", (_, lengths, window) => {
    expect(fitWindow(lengths, range)).toBe(window);
  });
});
