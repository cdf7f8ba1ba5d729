import { describe, expect, it } from "vitest";
import { PythonRandom } from "./python-random.js";

const integers = (count: number, seed: number, lowest: number, highest: number): number[] => {
  const random = new PythonRandom(seed);
  return Array.from({ length: count }, () => random.integer(lowest, highest));
};

describe("PythonRandom", () => {
  it("should draw the integers that Python's randint draws", () => {
    expect(integers(5, 300, 0, 1_000_000)).toEqual([626729, 373753, 361454, 1567, 514337]);
    expect(integers(10, 7, -3, 3)).toEqual([-1, -2, 0, 2, -3, -3, 3, 1, -3, -1]);
  });

  it("should use up outputs, as Python does, where there is only one integer to draw", () => {
    const random = new PythonRandom(7);
    expect([random.integer(5, 5), random.integer(5, 5), random.integer(5, 5)]).toEqual([5, 5, 5]);
    expect(random.integer(0, 2 ** 32 - 2)).toBe(2795742288);
  });

  it("should draw the bits that Python's getrandbits draws", () => {
    const random = new PythonRandom(300);
    const drawn = [1, 2, 5, 8, 13, 21, 31, 32].map((count) => random.bits(count));
    expect(drawn).toEqual([1, 1, 11, 247, 12, 1028674, 743979172, 2272077946]);
  });

  it.each([
    [0, [3626764237, 1654615998, 3255389356]],
    [1, [577090037, 2444712010, 3639700191]],
    [300, [2567083842, 1530895727, 1480517558]],
    [-300, [2567083842, 1530895727, 1480517558]],
    [2 ** 32 - 1, [2728839433, 2661025012, 872737089]],
    [2 ** 32, [485306839, 1508871100, 1794561286]],
    [2 ** 32 + 5, [675479763, 2085189291, 1213270837]],
    [2 ** 53 - 1, [404802386, 2407860725, 957238923]],
  ])("should take the seed %s as Python does", (seed, outputs) => {
    const random = new PythonRandom(seed);
    expect(outputs.map(() => random.bits(32))).toEqual(outputs);
  });

  it("should refuse seeds, bits and ranges that it cannot draw", () => {
    expect(() => new PythonRandom(1.5)).toThrow(RangeError);
    expect(() => new PythonRandom(2 ** 53)).toThrow(RangeError);
    const random = new PythonRandom(0);
    expect(() => random.bits(0)).toThrow(RangeError);
    expect(() => random.bits(33)).toThrow(RangeError);
    expect(() => random.integer(1, 0)).toThrow(RangeError);
    expect(() => random.integer(0, 2 ** 32 - 1)).toThrow(RangeError);
  });
});
