import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration } from "../../act/progress/format-duration.js";
import { formatFigure } from "../../act/progress/format-figure.js";
import { formatFixed } from "../../act/progress/format-fixed.js";
import { formatProgress, formatStageEnd, type StageProgress } from "./format-progress.js";

const training: StageProgress = {
  title: "Train",
  done: 250,
  total: 1000,
  unit: "steps",
  secondsLeft: 83,
  figures: { loss: 0.4211, "tokens/s": 11800.4 },
};

describe("formatProgress", () => {
  it("should show title, bar, work, figures and the time left", () => {
    expect(formatProgress(training)).toBe(
      "Train  [#####---------------]  250/1,000 steps  loss 0.421  tokens/s 11,800  ETA 1:23",
    );
  });

  it("should leave out the bar and the time while the end is unknown", () => {
    expect(formatProgress({ ...training, total: null, secondsLeft: null, figures: {} })).toBe(
      "Train  250 steps",
    );
  });

  it("should write a budget of seconds as times", () => {
    expect(formatProgress({ ...training, done: 65, total: 300, unit: "seconds", figures: {} })).toContain(
      "  1:05/5:00  ",
    );
  });

  it("should show a full bar for a stage without work", () => {
    expect(formatProgress({ ...training, done: 0, total: 0 })).toContain("[####################]  0/0 steps");
  });

  it("should never be wider than the terminal", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.nat(5000), (width, done) => {
        expect(formatProgress({ ...training, done }, width).length).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("formatStageEnd", () => {
  it("should tell the last figures and how long the stage took", () => {
    expect(formatStageEnd("Train", 3725, { loss: 0.4 })).toBe("✓ Train  loss 0.400  in 1:02:05");
  });
});

describe("formatDuration", () => {
  it.each([
    [0, "0:00"],
    [59.6, "1:00"],
    [-3, "0:00"],
    [3600, "1:00:00"],
  ])("should write %d seconds as %s", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe("formatFixed", () => {
  it.each([
    [-0.0004, 3, "0.000"],
    [-0.4, 0, "0"],
    [-0, 1, "0.0"],
    [-0.06, 1, "-0.1"],
    [-10, 1, "-10.0"],
    [0.25, 2, "0.25"],
  ])("should write %d with %d digits as %s", (value, digits, text) => {
    expect(formatFixed(value, digits)).toBe(text);
  });
});

describe("formatFigure", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [-0.00001, "-1.0e-5"],
    [1234567, "1,234,567"],
    [123.4, "123"],
    [12.34, "12.3"],
    [1.234, "1.23"],
    [0.1234, "0.123"],
    [-0.5, "-0.500"],
    [0.0003, "3.0e-4"],
    [Number.NaN, "NaN"],
  ])("should write %d as %s", (value, text) => {
    expect(formatFigure(value)).toBe(text);
  });
});
