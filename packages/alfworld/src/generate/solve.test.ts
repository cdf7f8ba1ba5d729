import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TaskType, taskTypes } from "../game/game.js";
import { parseProblem } from "../game/parse-problem.js";
import type { Fact, Problem } from "../game/problem.js";
import { aimOf } from "./aim-of.js";
import { generateGame } from "./generate-game.js";
import { goalOf } from "./goal-of.js";
import { solve } from "./solve.js";

/** A room with an apple in a closed cabinet and a table to bring it to. */
function smallProblem(
  taskType: TaskType,
  changes: { readonly without?: string; readonly also?: readonly Fact[] },
): Problem {
  const facts: Fact[] = [
    ["atlocation", "agent1", "loc_bar_0"],
    ["objecttype", "apple_bar_1", "appletype"],
    ["pickupable", "apple_bar_1"],
    ["heatable", "apple_bar_1"],
    ["receptacletype", "cabinet_bar_1", "cabinettype"],
    ["receptacleatlocation", "cabinet_bar_1", "loc_bar_1"],
    ["openable", "cabinet_bar_1"],
    ["inreceptacle", "apple_bar_1", "cabinet_bar_1"],
    ["receptacletype", "diningtable_bar_1", "diningtabletype"],
    ["receptacleatlocation", "diningtable_bar_1", "loc_bar_2"],
    ["cancontain", "diningtabletype", "appletype"],
    ["receptacletype", "microwave_bar_1", "microwavetype"],
    ["receptacleatlocation", "microwave_bar_1", "loc_bar_3"],
  ];
  const kept = facts.filter((fact) => fact.join(" ") !== changes.without);
  return {
    objects: {},
    facts: [...kept, ...(changes.also ?? [])],
    goal: goalOf({ taskType, object: "appletype", target: "diningtabletype" }),
  };
}

const heat = "pick_heat_then_place_in_recep";

describe("solve", () => {
  it("should open, take, treat and put", () => {
    expect(solve(smallProblem(heat, {}))).toEqual([
      "go to cabinet 1",
      "open cabinet 1",
      "take apple 1 from cabinet 1",
      "go to microwave 1",
      "heat apple 1 with microwave 1",
      "go to diningtable 1",
      "move apple 1 to diningtable 1",
    ]);
  });

  it("should use the legacy wording where asked", () => {
    expect(solve(smallProblem("pick_and_place_simple", {}), "legacy")?.at(-1)).toBe(
      "put apple 1 in/on diningtable 1",
    );
  });

  it("should not go where it already stands", () => {
    const shared: readonly Fact[] = [["receptacleatlocation", "diningtable_bar_1", "loc_bar_1"]];
    const problem = smallProblem("pick_and_place_simple", {
      without: "receptacleatlocation diningtable_bar_1 loc_bar_2",
      also: shared,
    });
    expect(solve(problem)).toEqual([
      "go to cabinet 1",
      "open cabinet 1",
      "take apple 1 from cabinet 1",
      "move apple 1 to diningtable 1",
    ]);
  });

  it("should need nothing where the goal is reached from the start", () => {
    const there: readonly Fact[] = [["inreceptacle", "apple_bar_1", "diningtable_bar_1"]];
    expect(solve(smallProblem("pick_and_place_simple", { also: there }))).toEqual([]);
    expect(solve(smallProblem(heat, { also: [...there, ["ishot", "apple_bar_1"]] }))).toEqual([]);
    expect(solve(smallProblem(heat, { also: there }))).not.toEqual([]);
  });

  it.each([
    "pickupable apple_bar_1",
    "heatable apple_bar_1",
    "inreceptacle apple_bar_1 cabinet_bar_1",
    "receptacleatlocation cabinet_bar_1 loc_bar_1",
    "receptacleatlocation diningtable_bar_1 loc_bar_2",
    "receptacleatlocation microwave_bar_1 loc_bar_3",
    "cancontain diningtabletype appletype",
  ])("should find no way without the fact: %s", (without) => {
    expect(solve(smallProblem(heat, { without }))).toBeNull();
  });

  it("should find no way to bring two where there is one", () => {
    expect(solve(smallProblem("pick_two_obj_and_place", {}))).toBeNull();
  });

  it("should leave goals of other shapes alone", () => {
    const { goal, ...problem } = smallProblem("pick_and_place_simple", {});
    expect(solve({ ...problem, goal: { type: "not", part: goal } })).toBeNull();
    expect(solve({ ...problem, goal: { type: "and", parts: [] } })).toBeNull();
  });
});

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
