import { describe, expect, it } from "vitest";
import { facts } from "./facts.js";
import { startState } from "./start-state.js";
import { kitchenGame, playCommands } from "./testing/kitchen.js";

function changes(...commands: readonly string[]): { gone: string[]; come: string[] } {
  const before = new Set(facts(startState(kitchenGame())));
  const after = new Set(facts(playCommands(kitchenGame(), ...commands).state));
  return {
    gone: [...before].filter((fact) => !after.has(fact)).sort(),
    come: [...after].filter((fact) => !before.has(fact)).sort(),
  };
}

describe("facts", () => {
  it("should list every fact of the problem once, under its names", () => {
    const game = kitchenGame({ facts: "(moveable Apple_bar_1)" });
    const listed = facts(startState(game));
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed).toHaveLength(new Set(game.problem.facts.map((fact) => fact.join(" "))).size);
    expect(listed).toContain("atlocation(agent1 , loc 7)");
    expect(listed).toContain("receptacletype(sinkbasin 1, sinkbasintype )");
    expect(listed).toContain("moveable(apple 2)");
  });

  it("should list facts by id on request", () => {
    const listed = facts(startState(kitchenGame()), { as: "ids" });
    expect(listed).toContain("atlocation(agent1, loc_bar_0)");
    expect(listed).toContain("cancontain(cabinettype, mugtype)");
  });

  it("should keep what an action made false as a fact of its own", () => {
    expect(changes("go to fridge 1")).toEqual({
      gone: ["atlocation(agent1 , loc 7)"],
      come: ["atlocation(agent1 , loc 4)", "not_atlocation(agent1 , loc 7)"],
    });
    expect(changes("go to fridge 1", "open fridge 1", "close fridge 1").come).toEqual([
      "atlocation(agent1 , loc 4)",
      "checked(fridge 1)",
      "not_atlocation(agent1 , loc 7)",
      "not_opened(fridge 1)",
    ]);
  });

  it("should strike a lamp's light with every use", () => {
    for (const uses of [["use desklamp 1"], ["use desklamp 1", "use desklamp 1"]]) {
      const { come } = changes("go to countertop 1", ...uses);
      expect(come).toContain("istoggled(desklamp 1)");
      expect(come).toContain("not_ison(desklamp 1)");
      expect(come).not.toContain("ison(desklamp 1)");
    }
  });

  it("should not make false what could never be true", () => {
    // Lettuce cannot be heated, and no place at the countertop can hold it.
    const { come } = changes(
      "go to countertop 1",
      "take lettuce 1 from countertop 1",
      "go to fridge 1",
      "cool lettuce 1 with fridge 1",
    );
    expect(come).toContain("iscool(lettuce 1)");
    expect(come).not.toContain("not_ishot(lettuce 1)");
    expect(
      changes(
        "go to countertop 1",
        "take apple 2 from countertop 1",
        "go to fridge 1",
        "cool apple 2 with fridge 1",
      ).come,
    ).toContain("not_ishot(apple 2)");
  });
});
