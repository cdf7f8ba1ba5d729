import { describe, expect, it } from "vitest";
import { trainedText } from "./trained-text.js";

const of = (episodes: number, transitions: number, unknown: readonly string[] = []) =>
  trainedText({
    trained: { episodes, transitions, unknown },
    ...{ episodes: 40, transitions: 1234, learned: { episodes: 9, transitions: 99, otherwiseTrained: [] } },
  });

describe("trainedText", () => {
  it("should say nothing of data that no model has seen", () => {
    expect(of(0, 0)).toEqual([]);
  });

  it("should say how much was trained on, and what to do", () => {
    expect(of(10, 300)).toEqual([
      expect.stringMatching(
        /^300 of the 1,234 transitions \(10 of 40 episodes\) were trained on: .* Evaluate on other episodes/,
      ),
    ]);
  });

  it("should say so where a model does not tell", () => {
    expect(of(0, 0, ["start", "rwml"])).toEqual([expect.stringContaining("whether start, rwml saw these")]);
  });
});
