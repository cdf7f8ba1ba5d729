import { seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { chooseToken } from "./choose-token.js";

const frequencies = (probabilities: Float32Array, temperature: number, draws = 4000): number[] => {
  const random = seededRandom(1);
  const counts = new Array<number>(probabilities.length).fill(0);
  for (let count = 0; count < draws; count++)
    counts[chooseToken(probabilities, temperature, random)]! += 1 / draws;
  return counts;
};

describe("chooseToken", () => {
  it("should take the first of the likeliest at temperature 0, without a draw", () => {
    const random = seededRandom(1);
    expect(chooseToken(Float32Array.of(0.2, 0.4, 0.4), 0, random)).toBe(1);
    expect(random.state()).toEqual(seededRandom(1).state());
  });

  it("should draw by probability at temperature 1", () => {
    const [first, second, third] = frequencies(Float32Array.of(0.5, 0, 0.5), 1) as [number, number, number];
    expect(first).toBeCloseTo(0.5, 1);
    expect(second).toBe(0);
    expect(third).toBeCloseTo(0.5, 1);
  });

  it("should sharpen below temperature 1 and flatten above", () => {
    const probabilities = Float32Array.of(0.8, 0.2);
    expect(frequencies(probabilities, 0.5)[0]).toBeCloseTo(0.64 / 0.68, 1);
    expect(frequencies(probabilities, 2)[0]).toBeCloseTo(2 / 3, 1);
  });

  it("should not lose tokens whose probability is tiny to the power", () => {
    expect(chooseToken(Float32Array.of(0, 1e-30, 0), 0.1, seededRandom(1))).toBe(1);
  });

  it("should never draw a token without probability, even where rounding leaves a rest", () => {
    const random = { ...seededRandom(1), float: () => 1 - Number.EPSILON / 2 };
    expect(chooseToken(Float32Array.of(0.1, 0.2, 0.7, 0), 1, random)).toBe(2);
  });

  it("should refuse probabilities that are not numbers, as broken parameters give", () => {
    const broken = new Float32Array(3).fill(Number.NaN);
    for (const temperature of [0, 0.5, 1]) {
      expect(() => chooseToken(broken, temperature, seededRandom(1))).toThrow(
        expect.objectContaining({ code: "onnx/no-probabilities" }),
      );
    }
  });
});
