import { describe, expect, it } from "vitest";
import { budgetProgress, budgetSecondsLeft } from "./budget.js";

describe("budgets", () => {
  it("should count steps or seconds", () => {
    const done = { steps: 5, seconds: 2 };
    expect(budgetProgress({ type: "steps", steps: 20 }, done)).toBe(0.25);
    expect(budgetProgress({ type: "seconds", seconds: 4 }, done)).toBe(0.5);
    expect(budgetProgress({ type: "seconds", seconds: 1 }, done)).toBe(1);
    expect(budgetProgress({ type: "steps", steps: 0 }, done)).toBe(1);
  });

  it("should foretell the end by the pace so far", () => {
    expect(budgetSecondsLeft({ type: "steps", steps: 20 }, { steps: 5, seconds: 2 })).toBe(6);
    expect(budgetSecondsLeft({ type: "steps", steps: 20 }, { steps: 0, seconds: 0 })).toBeNull();
    expect(budgetSecondsLeft({ type: "seconds", seconds: 4 }, { steps: 0, seconds: 3 })).toBe(1);
  });
});
