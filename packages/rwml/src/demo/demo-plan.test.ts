import { describe, expect, it } from "vitest";
import { planDemo } from "./demo-plan.js";

const plan = (minutes: number, data: string | null = null) =>
  planDemo("runs/demo", { minutes, data, seed: 3 });

describe("planDemo", () => {
  it("should train and test in different rooms, with seeds that never meet", () => {
    const { train, test } = plan(10);
    expect([train.env, test.env]).toEqual(["alfworld/generated", "alfworld/generated-heldout"]);
    expect(train.out).not.toBe(test.out);
    expect(test.seed).toBeGreaterThan(train.seed + train.episodes);
    expect(test.tasks).toBe("drawn");
  });

  it("should test on every game of valid_unseen in turn where the real games are", () => {
    const { train, test, load, training } = plan(10, "games");
    expect([train.env, test.env]).toEqual(["alfworld/practice", "alfworld/valid_unseen"]);
    expect(test.tasks).toBe("in-order");
    expect([load, train.load, test.load]).toEqual([{ data: "games" }, { data: "games" }, { data: "games" }]);
    expect(training).toMatchObject({ data: train.out, env: "alfworld/practice", seed: 3 });
  });

  it("should leave time for collecting and evaluating", () => {
    const { supervised, reinforcement } = plan(10).training;
    if (supervised.type !== "seconds" || reinforcement.type !== "seconds") throw new Error("fits no clock");
    expect(supervised.seconds).toBeGreaterThan(0);
    expect(reinforcement.seconds).toBeGreaterThan(0);
    expect(supervised.seconds + reinforcement.seconds).toBeLessThanOrEqual(0.8 * 600);
  });

  it("should collect more for more time, within limits", () => {
    const episodes = [0.01, 10, 20, 10_000].map((minutes) => plan(minutes).train.episodes);
    expect(episodes[0]).toBe(200);
    expect(episodes[2]).toBe(2 * episodes[1]!);
    expect(episodes[3]).toBe(20_000);
  });

  it("should test on less where there is little time", () => {
    expect([0.01, 2, 5, 60].map((minutes) => plan(minutes).testEpisodes)).toEqual([12, 29, 72, 72]);
  });
});
