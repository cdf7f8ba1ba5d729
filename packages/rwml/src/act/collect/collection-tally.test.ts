import { describe, expect, it } from "vitest";
import { CollectionTally } from "./collection-tally.js";

const share = (number: number, episodes: number, steps: number, failed = 0) => ({
  ...{ share: number, episodes, steps, failed, rejected: steps / 5 },
  ...{ planned: 50, reward: 0, stepsPerSecond: 0 },
});

describe("CollectionTally", () => {
  it("should sum the latest report of each thread", () => {
    const tally = new CollectionTally();
    tally.note(share(0, 1, 10));
    tally.note(share(1, 1, 30));
    tally.note(share(0, 2, 25));
    expect(tally.event("collect", 100, 5)).toMatchObject({
      done: 3,
      total: 100,
      figures: { steps: 55, "steps/s": 11 },
    });
  });

  it("should foretell the end from the pace of this run, not from episodes of earlier ones", () => {
    const tally = new CollectionTally();
    tally.note(share(0, 41, 10));
    tally.note(share(0, 42, 20));
    tally.note(share(1, 38, 20));
    expect(tally.event("collect", 100, 6)).toMatchObject({ done: 80, secondsLeft: 40 });
  });

  it("should sum refused actions over threads that were started again", () => {
    const tally = new CollectionTally();
    tally.note(share(0, 1, 10));
    tally.note(share(1, 1, 30));
    tally.restart(0);
    tally.note(share(0, 2, 5));
    expect(tally.recorded()).toEqual({ steps: 45, rejected: 9 });
  });

  it("should mention failures where there are some", () => {
    const tally = new CollectionTally();
    tally.note(share(0, 1, 1));
    expect(tally.figures(1)).toEqual({ steps: 1, "steps/s": 1 });
    tally.note(share(1, 1, 1, 2));
    expect(tally.figures(1)).toEqual({ steps: 2, "steps/s": 2, failed: 2 });
  });
});
