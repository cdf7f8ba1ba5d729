import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { taskTypes } from "../game/game.js";
import { parseProblem } from "../game/parse-problem.js";
import { aimOf } from "./aim-of.js";
import { generateGame } from "./generate-game.js";
import { goalOf } from "./goal-of.js";

describe("aimOf", () => {
  it("should read back every goal that goalOf writes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...taskTypes), fc.nat(), (taskType, seed) => {
        const { problem } = generateGame({ seed: seed % 1000, taskType });
        const aim = aimOf(problem.goal)!;
        expect(aim.taskType).toBe(taskType);
        expect(goalOf(aim)).toEqual(problem.goal);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it("should not care about names and order of variables", () => {
    const text = `(define (problem p) (:objects) (:init) (:goal (and (exists (?x - receptacle) (exists (?y - object)
      (and (receptacleType ?x DeskType) (inReceptacle ?y ?x) (objectType ?y MugType)))))))`;
    expect(aimOf(parseProblem(text).goal)).toEqual({
      taskType: "pick_and_place_simple",
      object: "mugtype",
      target: "desktype",
    });
  });

  it("should not take a goal for another that says the same of other things", () => {
    const text = `(define (problem p) (:objects) (:init) (:goal (exists (?r - receptacle ?o - object ?p - object)
      (and (receptacleType ?r DeskType) (inReceptacle ?o ?r) (objectType ?p MugType)))))`;
    expect(aimOf(parseProblem(text).goal)).toBeNull();
  });
});
