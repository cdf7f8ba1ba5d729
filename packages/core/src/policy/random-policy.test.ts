import { expect, it } from "vitest";
import { seededRandom } from "../random/seed.js";
import { randomPolicy } from "./random-policy.js";

const open = (seed: number) => randomPolicy({ random: seededRandom(seed, "policy"), solution: null });

it("should choose each admissible action sometimes, and the same ones for the same seed", () => {
  const admissible = ["look", "go", "wait"];
  const choices = (seed: number): string[] => {
    const policy = open(seed);
    return Array.from({ length: 50 }, () => policy.act({ observation: "", admissible, state: null }));
  };
  expect([...new Set(choices(1))].sort()).toEqual(["go", "look", "wait"]);
  expect(choices(1)).toEqual(choices(1));
  expect(choices(1)).not.toEqual(choices(2));
});

it("should say so where no actions are listed", () => {
  expect(() => open(1).act({ observation: "", admissible: [], state: null })).toThrow(
    expect.objectContaining({ code: "policy/nothing-admissible" }),
  );
});
