import { describe, expect, it } from "vitest";
import { MersenneTwister } from "./mersenne-twister.js";

function firstOutputs(seed: number | readonly number[]): number[] {
  const generator = new MersenneTwister(seed);
  return Array.from({ length: 3 }, () => generator.next());
}

describe("MersenneTwister", () => {
  it("should give the outputs of MT19937 for one word", () => {
    expect(firstOutputs(1234)).toEqual([822569775, 2137449171, 2671936806]);
  });

  it("should give the outputs of the authors' own test for several words", () => {
    expect(firstOutputs([0x123, 0x234, 0x345, 0x456])).toEqual([1067595299, 955945823, 477289528]);
  });

  it("should go on past the first 624 outputs", () => {
    const generator = new MersenneTwister(5489);
    for (let drawn = 1; drawn < 10_000; drawn++) generator.next();
    expect(generator.next()).toBe(4123659995);
  });

  it("should mix in more words than it holds", () => {
    const words = Array.from({ length: 700 }, (_, index) => index);
    expect(firstOutputs(words)).toEqual([3727595200, 1914792892, 3929396303]);
  });
});
