import { describe, expect, it } from "vitest";
import { isWon } from "./is-won.js";
import { startState } from "./start-state.js";
import { kitchenGame, playCommands } from "./testing/kitchen.js";

function wins(goal: string, ...commands: readonly string[]): boolean {
  return isWon(playCommands(kitchenGame({ goal }), ...commands).state);
}

describe("isWon", () => {
  it("should find two different objects of a type in the same receptacle", () => {
    const goal = `(exists (?r - receptacle) (exists (?o1 - object) (and
      (objectType ?o1 AppleType) (receptacleType ?r FridgeType) (inReceptacle ?o1 ?r)
      (exists (?o2 - object) (and (not (= ?o1 ?o2)) (objectType ?o2 AppleType) (inReceptacle ?o2 ?r))))))`;
    const second = [
      "go to countertop 1",
      "take apple 2 from countertop 1",
      "go to fridge 1",
      "open fridge 1",
      "move apple 2 to fridge 1",
    ];
    expect(wins(goal, ...second.slice(0, -1))).toBe(false);
    expect(wins(goal, ...second)).toBe(true);
    expect(wins(goal, ...second, "take apple 2 from fridge 1")).toBe(false);
  });

  it("should let a lamp be used before or after its object is picked up", () => {
    const goal = `(exists (?ot - object ?r - receptacle ?a - agent ?l - location) (and
        (objectType ?ot DeskLampType) (toggleable ?ot) (isToggled ?ot)
        (receptacleAtLocation ?r ?l) (atLocation ?a ?l) (inReceptacle ?ot ?r)))
      (exists (?o - object ?a - agent) (and (objectType ?o MugType) (holds ?a ?o)))`;
    const take = "take mug 1 from countertop 1";
    expect(wins(goal, "go to countertop 1", "use desklamp 1", "use desklamp 1", take)).toBe(true);
    expect(wins(goal, "go to countertop 1", take, "use desklamp 1")).toBe(true);
    expect(wins(goal, "go to countertop 1", take, "use desklamp 1", "go to fridge 1")).toBe(false);
  });

  it.each([
    ["(not (opened Fridge_bar_1))", true],
    ["(forall (?r - receptacle) (imply (openable ?r) (not (opened ?r))))", true],
    ["(forall (?r - receptacle) (openable ?r))", false],
    ["(exists (?r - receptacle) (not (openable ?r)))", true],
    ["(or (holdsAny agent1) (atLocation agent1 Loc_bar_0))", true],
    ["(or (holdsAny agent1) (= agent1 Loc_bar_0))", false],
    ["(exists (?x - Location,) (= ?x ?x))", false],
    // Every entity is an object to PDDL, and so are the declared ones without facts.
    ["(exists (?x - object) (openable ?x))", true],
    ["(exists (?x - object) (= ?x Curtains))", true],
    ["(exists (?o - object) (inReceptacleObject ?o Mug_bar_1))", true],
    ["(canContain FridgeType AppleType)", true],
    ["(canContain FridgeType MugType)", false],
    ["(objectAtLocation Apple_bar_1 Loc_bar_1)", true],
    ["(checked Fridge_bar_1)", false],
    ["(isHot Fridge_bar_1)", false],
  ])("should evaluate %s", (goal, expected) => {
    expect(isWon(startState(kitchenGame({ goal })))).toBe(expected);
  });

  it("should heed facts that no action knows", () => {
    const goal = "(exists (?o - object) (moveable ?o))";
    expect(isWon(startState(kitchenGame({ goal, facts: "(moveable Apple_bar_1)" })))).toBe(true);
    expect(isWon(startState(kitchenGame({ goal })))).toBe(false);
  });

  it("should refuse a goal with a variable that nothing introduces", () => {
    expect(() => isWon(startState(kitchenGame({ goal: "(isHot ?o)" })))).toThrow(/\?o/);
  });
});
