import { describe, expect, it } from "vitest";
import { copyMemory } from "./copy-memory.js";

function after(...steps: readonly (readonly [string, string])[]) {
  const memory = copyMemory();
  memory.start(
    "You are in the middle of a room. Looking quickly around you, you see a drawer 1, and a shelf 1.",
  );
  for (const [action, observation] of steps) memory.update(action, observation);
  return (action: string) => memory.predict(action).observation;
}

const atShelf = ["go to shelf 1", "You arrive at shelf 1. On the shelf 1, you see a mug 1."] as const;
const openDrawer = [
  "open drawer 1",
  "You open the drawer 1. The drawer 1 is open. In it, you see a cd 1.",
] as const;

describe("copyMemory", () => {
  it("should answer every command with its text of success", () => {
    const predict = after();
    expect(predict("take mug 1 from shelf 1")).toBe("You pick up the mug 1 from the shelf 1.");
    expect(predict("move mug 1 to shelf 1")).toBe("You move the mug 1 to the shelf 1.");
    expect(predict("put mug 1 in/on shelf 1")).toBe("You put the mug 1 in/on the shelf 1.");
    expect(predict("close drawer 1")).toBe("You close the drawer 1.");
    expect(predict("heat mug 1 with shelf 1")).toBe("You heat the mug 1 using the shelf 1.");
    expect(predict("use mug 1")).toBe("You turn on the mug 1.");
    expect(predict("slice egg 1 with mug 1")).toBe("You sliced the egg 1 with the mug 1.");
    expect(predict("xyzzy")).toBe("Nothing happens.");
  });

  it("should repeat what a receptacle showed last, however it was shown", () => {
    const predict = after(atShelf, openDrawer);
    expect(predict("examine shelf 1")).toBe("On the shelf 1, you see a mug 1.");
    expect(predict("go to drawer 1")).toBe(
      "You arrive at drawer 1. The drawer 1 is open. In it, you see a cd 1.",
    );
    expect(predict("open drawer 1")).toBe(openDrawer[1]);
  });

  it("should not notice changes that no text repeats", () => {
    const predict = after(atShelf, ["take mug 1 from shelf 1", "You pick up the mug 1 from the shelf 1."]);
    expect(predict("examine shelf 1")).toBe("On the shelf 1, you see a mug 1.");
    expect(predict("inventory")).toBe("You are not carrying anything.");
  });

  it("should guess closed doors and empty places before anything was shown", () => {
    const predict = after();
    expect(predict("go to drawer 1")).toBe("You arrive at drawer 1. The drawer 1 is closed.");
    expect(predict("go to shelf 1")).toBe("You arrive at shelf 1. On the shelf 1, you see nothing.");
    expect(predict("open drawer 1")).toBe(
      "You open the drawer 1. The drawer 1 is open. In it, you see nothing.",
    );
    expect(predict("examine mug 1")).toBe("This is a normal mug 1. In it, you see nothing.");
    expect(predict("examine pen 1")).toBe("There's nothing special about pen 1.");
  });

  it("should repeat the inventory and face where it went last", () => {
    const predict = after(
      atShelf,
      ["inventory", "You are carrying: a mug 1."],
      ["go to shelf 1", "Nothing happens."],
    );
    expect(predict("inventory")).toBe("You are carrying: a mug 1.");
    expect(predict("look")).toBe("You are facing the shelf 1. Next to it, you see nothing.");
    expect(after()("look")).toBe(
      "You are in the middle of a room. Looking quickly around you, you see nothing.",
    );
  });

  it("should make no claim of being determined, and forget at the start of an episode", () => {
    const memory = copyMemory();
    memory.start("");
    memory.update(...atShelf);
    memory.start("");
    expect(memory.predict("go to shelf 1")).toEqual({
      observation: "You arrive at shelf 1. On the shelf 1, you see nothing.",
    });
  });
});
