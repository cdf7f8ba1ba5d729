import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitPlan, minutesNeeded } from "./fit-plan.js";
import type { MachineSpeed } from "./machine-speed.js";
import { modelChoices } from "./model-choice.js";

/** A machine as quick as two quiet cores, or so many times as quick. */
const machine = (times = 1): MachineSpeed => ({
  recordedSteps: 5000 * times,
  models: {
    standard: { updates: 10 * times, samples: 700 * times },
    small: { updates: 30 * times, samples: 2000 * times },
  },
});

describe("fitPlan", () => {
  it("should spend about all of the time, and never more, on a machine of any speed", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        fc.integer({ min: 5, max: 60 }),
        (times, minutes) => {
          const { seconds, trainEpisodes, testEpisodes, model } = fitPlan(machine(times), minutes);
          const recording = (trainEpisodes * 25) / (5000 * times * 1.6);
          const testing = (testEpisodes * 25 * 6) / machine(times).models[model].samples;
          const all = recording + testing + seconds.start + 2 * seconds.arm;
          expect(all).toBeLessThanOrEqual(60 * minutes);
          expect(all).toBeGreaterThan(0.5 * 60 * minutes);
        },
      ),
    );
  });

  it("should give both arms the same time, and the start most of it", () => {
    const { seconds } = fitPlan(machine(), 10);
    expect(seconds.start).toBeGreaterThan(2 * seconds.arm);
    expect(seconds.arm).toBeGreaterThan(60);
  });

  it("should train the standard model on two quiet cores in ten minutes", () => {
    expect(fitPlan(machine(), 10)).toMatchObject({ model: "standard", isTooSlow: false, testEpisodes: 72 });
  });

  it("should record and test more on a quicker machine, within limits", () => {
    const fitted = [0.01, 0.3, 1, 3, 1000].map((times) => fitPlan(machine(times), 10));
    const episodes = fitted.map(({ trainEpisodes }) => trainEpisodes);
    expect(episodes).toEqual([...episodes].sort((left, right) => left - right));
    expect([episodes[0], episodes.at(-1)]).toEqual([200, 20_000]);
    expect([fitted[0]!.testEpisodes, fitted.at(-1)!.testEpisodes]).toEqual([12, 72]);
  });

  it("should take the small model where there is no time for the standard one", () => {
    const slow = fitPlan(machine(0.3), 10);
    expect(slow).toMatchObject({ model: "small", isTooSlow: false });
    expect(slow.supervisedSteps).toBeGreaterThanOrEqual(modelChoices.small.leastSteps);
  });

  it("should say when even the small model cannot learn enough, and from how many minutes on it could", () => {
    const slow = machine(0.05);
    expect(fitPlan(slow, 10)).toMatchObject({ model: "small", isTooSlow: true });
    const minutes = minutesNeeded(slow)!;
    expect(fitPlan(slow, minutes).isTooSlow).toBe(false);
    expect(minutes).toBeGreaterThan(10);
    expect(minutesNeeded(machine(1e-6))).toBeNull();
  });

  it("should train for a moment even where there is no time at all", () => {
    const { seconds, isTooSlow } = fitPlan(machine(), 0.01);
    expect(seconds.arm).toBeGreaterThan(0);
    expect(isTooSlow).toBe(true);
  });
});
