import { describe, expect, it } from "vitest";
import { paceWatch } from "./pace-watch.js";

/** What a watch says of a stage that makes a step each so many seconds, from its step `first` on. */
function told(expected: number | null, secondsAStep: readonly number[], first = 0): number[] {
  const watch = paceWatch(expected);
  let seconds = first * 0.1;
  return secondsAStep.flatMap((one, index) => {
    seconds += one;
    const share = watch({ steps: first + index + 1, seconds });
    return share === null ? [] : [share];
  });
}

describe("paceWatch", () => {
  it("should say nothing of a stage that keeps about its pace", () => {
    expect(told(10, new Array(1000).fill(0.12))).toEqual([]);
  });

  it("should tell once when the machine becomes far slower, wherever the stage goes on", () => {
    const [share, ...more] = told(10, [...new Array(200).fill(0.1), ...new Array(200).fill(0.5)], 4000);
    expect(share).toBeLessThan(0.5);
    expect(more).toEqual([]);
  });

  it("should not take a short pause for a slow machine", () => {
    expect(told(10, [...new Array(100).fill(0.1), 5, ...new Array(100).fill(0.1)])).toEqual([]);
  });

  it("should expect nothing where there is no plan", () => {
    expect(told(null, new Array(100).fill(9))).toEqual([]);
  });
});
