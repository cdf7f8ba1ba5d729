import type { GoldenReport } from "@rwml/alfworld";
import { describe, expect, it } from "vitest";
import { goldenText, mergeGoldenReports } from "./golden-report.js";

const difference = (step: number) =>
  ({ game: "room/one", kind: "random", step, field: "observation", expected: "A", actual: "B" }) as const;

const random: GoldenReport = {
  runs: 2,
  steps: 30,
  byKind: { random: { runs: 2, steps: 30 } },
  guessedLimits: 1,
  differences: [difference(4)],
};
const mixed: GoldenReport = {
  runs: 3,
  steps: 50,
  byKind: { expert: { runs: 1, steps: 20 }, random: { runs: 2, steps: 30 } },
  guessedLimits: 0,
  differences: [],
};

describe("mergeGoldenReports", () => {
  it("should add up runs, steps and kinds, and keep all differences", () => {
    expect(mergeGoldenReports([random, mixed])).toEqual({
      runs: 5,
      steps: 80,
      byKind: { random: { runs: 4, steps: 60 }, expert: { runs: 1, steps: 20 } },
      guessedLimits: 1,
      differences: [difference(4)],
    });
  });

  it("should make nothing of nothing", () => {
    expect(mergeGoldenReports([])).toEqual({
      runs: 0,
      steps: 0,
      byKind: {},
      guessedLimits: 0,
      differences: [],
    });
  });
});

describe("goldenText", () => {
  it("should count per kind and show what differs", () => {
    expect(goldenText(mergeGoldenReports([mixed, random]))).toBe(
      [
        "kind    runs  steps  differences",
        "expert     1     20            0",
        "random     4     60            1",
        "all        5     80            1",
        "",
        "room/one (random), step 4: observation",
        '  expected "A"',
        '  actual   "B"',
        "",
        "1 of the runs end without a win and state no max_steps: that end was taken for their step limit.",
      ].join("\n"),
    );
  });

  it("should show the first ten differences only", () => {
    const many = { ...random, differences: Array.from({ length: 12 }, (_, step) => difference(step)) };
    expect(goldenText(many)).toContain("step 9: observation");
    expect(goldenText(many)).not.toContain("step 10: observation");
    expect(goldenText(many)).toContain("… and 2 more; --json prints them all.");
  });

  it("should say so when nothing differs", () => {
    expect(goldenText(mixed)).toMatch(/Every value is the same\.$/);
  });
});
