import { describe, expect, it } from "vitest";
import { observe } from "./observe.js";
import { startState } from "./start-state.js";
import { type KitchenOptions, kitchenGame, playCommands } from "./testing/kitchen.js";

function last(options: KitchenOptions, ...commands: readonly string[]): string {
  return playCommands(kitchenGame(options), ...commands).observations.at(-1)!;
}

/** Facts that put the agent in front of the countertop with an object in hand. */
function holding(id: string, more = ""): KitchenOptions {
  return { facts: `(holds agent1 ${id}) (holdsAny agent1) ${more}` };
}

describe("observe", () => {
  it("should introduce the room and the task", () => {
    expect(observe(startState(kitchenGame()))).toBe(
      "-= Welcome to TextWorld, ALFRED! =-\n\n" +
        "You are in the middle of a room. Looking quickly around you, you see a cabinet 2, a cabinet 1, " +
        "a coffeemachine 1, a countertop 1, a fridge 1, a microwave 1, a sinkbasin 1, and a sink 1.\n\n" +
        "Your task is to: put a clean apple in fridge.",
    );
  });

  it("should introduce what the agent faces when it starts in front of furniture", () => {
    const game = kitchenGame({ replace: ["(atLocation agent1 Loc_bar_0)", "(atLocation agent1 Loc_bar_2)"] });
    expect(observe(startState(game))).toContain(
      "\n\nYou are facing the cabinet 2, and cabinet 1. Next to it, you see nothing.\n\n",
    );
  });

  it("should list contents by id, which makes numbers fall", () => {
    expect(last({}, "go to countertop 1")).toBe(
      "You arrive at countertop 1. On the countertop 1, you see a apple 2, a desklamp 1, a knife 1, a lettuce 1, and a mug 1.",
    );
  });

  it("should list one and two things as upstream does", () => {
    expect(last({}, "go to coffeemachine 1")).toBe(
      "You arrive at coffeemachine 1. On the coffeemachine 1, you see a desklamp 1, and a mug 1.",
    );
    expect(last({}, "go to fridge 1", "open fridge 1")).toBe(
      "You open the fridge 1. The fridge 1 is open. In it, you see a apple 1.",
    );
  });

  it("should show closed doors, open doors and things without doors", () => {
    expect(last({}, "go to fridge 1")).toBe("You arrive at fridge 1. The fridge 1 is closed.");
    expect(last({}, "go to fridge 1", "examine fridge 1")).toBe("The fridge 1 is closed.");
    expect(last({}, "go to cabinet 2")).toBe("You arrive at cabinet 2. On the cabinet 2, you see nothing.");
    expect(last({}, "go to fridge 1", "open fridge 1", "close fridge 1")).toBe("You close the fridge 1.");
  });

  it("should tell what became of an object", () => {
    expect(last({}, "go to countertop 1", "take apple 2 from countertop 1")).toBe(
      "You pick up the apple 2 from the countertop 1.",
    );
    expect(last(holding("Apple_bar_1"), "go to countertop 1", "move apple 2 to countertop 1")).toBe(
      "You move the apple 2 to the countertop 1.",
    );
    expect(last(holding("Apple_bar_1"), "go to microwave 1", "heat apple 2 with microwave 1")).toBe(
      "You heat the apple 2 using the microwave 1.",
    );
    expect(last(holding("Apple_bar_1"), "go to sinkbasin 1", "clean apple 2 with sinkbasin 1")).toBe(
      "You clean the apple 2 using the sinkbasin 1.",
    );
    expect(last(holding("Apple_bar_1"), "go to fridge 1", "cool apple 2 with fridge 1")).toBe(
      "You cool the apple 2 using the fridge 1.",
    );
    expect(last(holding("Knife_bar_1"), "go to countertop 1", "slice apple 2 with knife 1")).toBe(
      "You sliced the apple 2 with the knife 1.",
    );
  });

  it("should say that a lamp goes on also when it goes off", () => {
    const { observations } = playCommands(
      kitchenGame(),
      "go to countertop 1",
      "use desklamp 1",
      "use desklamp 1",
    );
    expect(observations.slice(1)).toEqual(["You turn on the desklamp 1.", "You turn on the desklamp 1."]);
  });

  it("should say what is carried", () => {
    expect(last({}, "inventory")).toBe("You are not carrying anything.");
    expect(last(holding("Apple_bar_1"), "inventory")).toBe("You are carrying: a apple 2.");
  });

  it("should not list the room again when looking around before the first move", () => {
    expect(last({}, "look")).toBe(
      "You are in the middle of a room. Looking quickly around you, you see nothing.",
    );
  });

  it("should name all furniture at a place when looking around", () => {
    expect(last({}, "go to countertop 1", "look")).toBe(
      "You are facing the coffeemachine 1, and countertop 1. Next to it, you see nothing.",
    );
  });

  it("should see what was taken out of one neighbour and put into the other", () => {
    const moved = ["go to countertop 1", "take mug 1 from countertop 1", "move mug 1 to coffeemachine 1"];
    expect(last({}, ...moved, "look")).toBe(
      "You are facing the coffeemachine 1, and countertop 1. Next to it, you see a mug 1.",
    );
    expect(
      last({}, ...moved, "take mug 1 from coffeemachine 1", "move mug 1 to countertop 1", "look"),
    ).toContain("Next to it, you see a mug 1.");
    expect(
      last({}, "go to countertop 1", "take mug 1 from countertop 1", "move mug 1 to countertop 1", "look"),
    ).toBe("You are facing the coffeemachine 1, and countertop 1. Next to it, you see nothing.");
  });

  it.each([
    ["", "There's nothing special about apple 2."],
    ["(isHot A)", "This is a hot apple 2."],
    ["(isCool A)", "This is a cold apple 2."],
    ["(isClean A)", "This is a clean apple 2."],
    ["(isClean A) (isHot A)", "This is a hot and clean apple 2."],
    ["(isClean A) (isCool A)", "This is a cool and clean apple 2."],
    ["(isSliced A)", "This is a sliced apple 2."],
    ["(isSliced A) (isHot A)", "This is a hot sliced apple 2."],
    ["(isSliced A) (isCool A)", "This is a cool sliced apple 2."],
    ["(isSliced A) (isClean A)", "This is a clean sliced apple 2."],
    ["(isSliced A) (isClean A) (isHot A)", "This is a hot and clean sliced apple 2."],
    ["(isSliced A) (isClean A) (isCool A)", "This is a cool and clean sliced apple 2."],
    ["(toggleable A) (isToggled A)", "This apple 2 is on."],
    ["(isReceptacleObject A) (isHot A)", "This is a normal apple 2. In it, you see nothing."],
  ])("should examine a held object with %s", (facts, expected) => {
    const game = holding("Apple_bar_1", facts.replaceAll(" A)", " Apple_bar_1)"));
    expect(last(game, "examine apple 2")).toBe(expected);
  });

  it("should show what is inside a container", () => {
    expect(last(holding("Mug_bar_1"), "examine mug 1")).toBe(
      "This is a normal mug 1. In it, you see a spoon 1.",
    );
  });

  it("should explain the commands", () => {
    const lines = last({}, "help").split("\n");
    expect(lines).toHaveLength(15);
    expect(lines[0]).toBe("Available commands:");
    expect(lines[1]).toBe("  look:                             look around your current location");
    expect(lines[7]).toBe("  move (object) to (receptacle):  place an object in or on a receptacle");
    expect(lines[13]).toBe("  slice (object) with (object):     slice an object using a sharp object");
    expect(lines[14]).toBe("");
  });

  it("should speak as older versions do where a game does", () => {
    const legacy: KitchenOptions = { ...holding("Apple_bar_1"), wording: "legacy" };
    expect(last(legacy, "go to countertop 1")).toMatch(
      /^You arrive at loc 6\. On the countertop 1, you see /,
    );
    expect(last(legacy, "go to countertop 1", "put apple 2 in/on countertop 1")).toBe(
      "You put the apple 2 in/on the countertop 1.",
    );
    expect(last(legacy, "go to countertop 1", "move apple 2 to countertop 1")).toBe("Nothing happens.");
    expect(last(legacy, "help")).toBe("Nothing happens.");
  });
});
