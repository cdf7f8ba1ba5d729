import { expect, it } from "vitest";
import { type DataUsage, usageText } from "./data-usage.js";

const usage: DataUsage = {
  ...{ episodes: 2000, transitions: 30_000, used: 30_000, tooLong: 0, cutOpenings: 0 },
  ...{ window: 1024, longest: 800, windows: 2500, rows: 900, filled: 0.9 },
};

it.each([
  [{}, "100 % of 30,000 transitions used"],
  [
    { used: 29_460, tooLong: 540 },
    "98.2 % of 30,000 transitions used; 1.8 % (540) longer than the window of 1,024 tokens",
  ],
  [
    { used: 29_999, tooLong: 1 },
    "99.9 % of 30,000 transitions used; 0.1 % (1) longer than the window of 1,024 tokens",
  ],
  [
    { cutOpenings: 3 },
    "100 % of 30,000 transitions used; first observations longer than half of the window of 1,024 tokens, and cut there, in 3 episodes",
  ],
])("should tell %j", (change, text) => {
  expect(usageText({ ...usage, ...change })).toBe(text);
});
