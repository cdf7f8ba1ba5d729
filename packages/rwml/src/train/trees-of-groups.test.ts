import { describe, expect, it } from "vitest";
import type { Sampled } from "./sample-groups.js";
import { treesOfGroups } from "./trees-of-groups.js";

const target = { step: 0, start: 3, end: 5, complete: true };
const window = { episode: "episode", tokens: Int32Array.of(1, 2, 3, 4, 5), targets: [target] };
const sampled = (windowIndex: number, tokens: number[]): Sampled => ({
  prompt: { window: windowIndex, target },
  completion: { tokens, logProbabilities: tokens.map(() => -1) },
  text: tokens.join(" "),
});
const settings = { groupSize: 2, normalise: false, klWeight: 0.5, anchorWeight: 2 };

describe("treesOfGroups", () => {
  it("should leave out groups without variance and merge equal completions", () => {
    const samples = [
      ...[sampled(0, [7, 4]), sampled(0, [7, 4]), sampled(0, [8, 9, 4]), sampled(0, [7, 4])],
      ...[sampled(1, [7, 4]), sampled(1, [8, 4]), sampled(1, [9, 4]), sampled(1, [6, 4])],
    ];
    const { trees, effective } = treesOfGroups([window, window], samples, [1, 1, 0, 1, 0, 0, 0, 0], {
      ...settings,
      groupSize: 4,
    });
    expect(effective).toBe(1);
    expect(trees[1]!.branches).toEqual([]);
    const tokens = 2 + 2 + 3 + 2;
    expect(trees[0]!.branches).toEqual([
      {
        prefix: 3,
        tokens: [7, 4],
        logProbabilities: [-1, -1],
        advantage: (3 * 0.25) / tokens,
        klWeight: (3 * 0.5) / tokens,
      },
      {
        prefix: 3,
        tokens: [8, 9, 4],
        logProbabilities: [-1, -1, -1],
        advantage: -0.75 / tokens,
        klWeight: 0.5 / tokens,
      },
    ]);
  });

  it("should spread the anchor over all tokens that really happened", () => {
    const samples = [sampled(0, [7, 4]), sampled(0, [8, 4])];
    const { trees } = treesOfGroups([window, window], samples, [1, 0], settings);
    expect(trees.map(({ anchor }) => anchor)).toEqual([2 / 4, 2 / 4]);
  });
});
