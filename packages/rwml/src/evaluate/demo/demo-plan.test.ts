import { mostSeed } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { type DemoSettings, planDemo, planMeasurement } from "./demo-plan.js";
import type { FittedPlan } from "./fit-plan.js";
import { modelChoices } from "./model-choice.js";
import { mostDemoSeed } from "./most-demo-seed.js";

const fitted: FittedPlan = {
  model: "small",
  trainEpisodes: 3000,
  testEpisodes: 40,
  seconds: { start: 200, arm: 80 },
  pace: { start: 10, supervised: 10, rwml: 1 },
  supervisedSteps: 2800,
  isTooSlow: false,
};
const settings = (data: string | null): DemoSettings => ({ minutes: 10, data, seed: 3 });
const plan = (data: string | null = null) => planDemo("runs/demo", settings(data), fitted);

describe("planDemo", () => {
  it("should train and test in different rooms, with seeds that never meet", () => {
    const { train, test } = plan();
    expect([train.env, test.env]).toEqual(["alfworld/generated", "alfworld/generated-heldout"]);
    expect(train.out).not.toBe(test.out);
    expect(test.seed).toBeGreaterThan(train.seed + train.episodes);
    expect(test.tasks).toBe("drawn");
  });

  it("should leave room for the test episodes behind its largest seed", () => {
    const { test, testEpisodes } = planDemo("runs/demo", { ...settings(null), seed: mostDemoSeed }, fitted);
    expect(test.seed + testEpisodes).toBeLessThan(mostSeed);
  });

  it("should test on every game of valid_unseen in turn where the real games are", () => {
    const { train, test, load, training } = plan("games");
    expect([train.env, test.env]).toEqual(["alfworld/practice", "alfworld/valid_unseen"]);
    expect(test.tasks).toBe("in-order");
    expect([load, train.load, test.load]).toEqual([{ data: "games" }, { data: "games" }, { data: "games" }]);
    expect(training).toMatchObject({ data: train.out, env: "alfworld/practice", seed: 3 });
  });

  it("should give both arms the same budget, and take what was fitted", () => {
    const { training, train, testEpisodes } = plan();
    expect(training.start).toEqual({ type: "seconds", seconds: 200 });
    expect(training.supervised).toEqual({ type: "seconds", seconds: 80 });
    expect(training.reinforcement).toEqual(training.supervised);
    expect(training.recipe.model).toEqual(modelChoices.small.size);
    expect([train.episodes, testEpisodes, training.pace]).toEqual([3000, 40, fitted.pace]);
  });
});

describe("planMeasurement", () => {
  it("should measure what will be done", () => {
    const { train, training } = plan("games");
    expect(planMeasurement(settings("games"))).toMatchObject({
      env: train.env,
      load: train.load,
      policy: train.policy,
      maxSteps: train.maxSteps,
      threads: training.threads,
    });
  });
});
