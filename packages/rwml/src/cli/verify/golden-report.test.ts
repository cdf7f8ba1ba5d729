import type { GoldenReport } from "@rwml/alfworld";
import { describe, expect, it } from "vitest";
import { goldenText, mergeGoldenReports } from "./golden-report.js";

const difference = (step: number) =>
  ({ game: "room/one", kind: "random", step, field: "observation", expected: "A", actual: "B" }) as const;

const random: GoldenReport = {
  runs: 2,
  steps: 30,
  values: 140,
  unknownFields: { score2: 3 },
  byKind: { random: { runs: 2, steps: 30 } },
  guessedLimits: 1,
  differences: [difference(4)],
};
const mixed: GoldenReport = {
  runs: 3,
  steps: 50,
  values: 1240,
  unknownFields: {},
  byKind: { expert: { runs: 1, steps: 20 }, random: { runs: 2, steps: 30 } },
  guessedLimits: 0,
  differences: [],
};

describe("mergeGoldenReports", () => {
  it("should add up runs, steps and kinds, and keep all differences", () => {
    expect(mergeGoldenReports([random, mixed])).toEqual({
      runs: 5,
      steps: 80,
      values: 1380,
      unknownFields: { score2: 3 },
      byKind: { random: { runs: 4, steps: 60 }, expert: { runs: 1, steps: 20 } },
      guessedLimits: 1,
      differences: [difference(4)],
    });
  });

  it("should make nothing of nothing", () => {
    expect(mergeGoldenReports([])).toEqual({
      runs: 0,
      steps: 0,
      values: 0,
      unknownFields: {},
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
        "",
        '"score2" of 3 steps is no field of a trace and was not compared. Did it get another name?',
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
    expect(goldenText({ ...mixed, values: 0 })).toMatch(/Nothing was compared/);
    expect(goldenText(mixed)).toMatch(/All 1,240 values are the same\.$/);
  });
});
