import { describe, expect, it } from "vitest";
import type { TaskType } from "../game/game.js";
import type { Fact, Goal, Problem } from "../game/problem.js";
import { goalOf } from "../generate/goal-of.js";
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
    objects: {
      agent1: "agent",
      ...Object.fromEntries([0, 1, 2, 3].map((number) => [`loc_bar_${number}`, "location"])),
      ...Object.fromEntries(
        ["cabinet_bar_1", "diningtable_bar_1", "microwave_bar_1"].map((id) => [id, "receptacle"]),
      ),
      apple_bar_1: "object",
    },
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

  it("should lay down what is in the hand before it takes something else", () => {
    const held: readonly Fact[] = [
      ["holds", "agent1", "mug_bar_1"],
      ["holdsany", "agent1"],
      ["objecttype", "mug_bar_1", "mugtype"],
      ["cancontain", "diningtabletype", "mugtype"],
    ];
    const { objects, ...problem } = smallProblem("pick_and_place_simple", { also: held });
    expect(solve({ ...problem, objects: { ...objects, mug_bar_1: "object" } })).toEqual([
      "go to diningtable 1",
      "move mug 1 to diningtable 1",
      "go to cabinet 1",
      "open cabinet 1",
      "take apple 1 from cabinet 1",
      "go to diningtable 1",
      "move apple 1 to diningtable 1",
    ]);
    const stuck = problem.facts.filter((fact) => fact.join(" ") !== "cancontain diningtabletype mugtype");
    expect(solve({ ...problem, facts: stuck, objects: { ...objects, mug_bar_1: "object" } })).toBeNull();
  });

  it("should tell goals of other shapes from those that are out of reach", () => {
    const { goal, ...problem } = smallProblem("pick_and_place_simple", {});
    expect(solve({ ...problem, goal: { type: "and", parts: [] } })).toEqual([]);
    const twice: Goal = { type: "and", parts: [goal, { type: "fact", fact: ["opened", "cabinet_bar_1"] }] };
    expect(() => solve({ ...problem, goal: twice })).toThrow(/none of the six shapes/);
  });
});
