import { describe, expect, it } from "vitest";
import { readCommand } from "./command.js";

describe("readCommand", () => {
  it("should read every form of both wordings", () => {
    expect(readCommand("go to shelf 2")).toEqual({ type: "go", receptacle: "shelf 2" });
    expect(readCommand("open safe 1")).toEqual({ type: "open", receptacle: "safe 1" });
    expect(readCommand("close safe 1")).toEqual({ type: "close", receptacle: "safe 1" });
    expect(readCommand("examine mug 1")).toEqual({ type: "examine", name: "mug 1" });
    expect(readCommand("use desklamp 1")).toEqual({ type: "use", object: "desklamp 1" });
    expect(readCommand("take mug 1 from shelf 2")).toEqual({
      type: "take",
      object: "mug 1",
      receptacle: "shelf 2",
    });
    const put = { type: "put", object: "mug 1", receptacle: "shelf 2" };
    expect(readCommand("move mug 1 to shelf 2")).toEqual({ ...put, wording: "current" });
    expect(readCommand("put mug 1 in/on shelf 2")).toEqual({ ...put, wording: "legacy" });
    for (const type of ["heat", "clean", "cool"]) {
      expect(readCommand(`${type} egg 1 with fridge 1`)).toEqual({
        type,
        object: "egg 1",
        receptacle: "fridge 1",
      });
    }
    expect(readCommand("slice egg 1 with knife 2")).toEqual({
      type: "slice",
      object: "egg 1",
      tool: "knife 2",
    });
    for (const type of ["look", "inventory", "help"]) expect(readCommand(type)).toEqual({ type });
  });

  it("should ignore blanks around a command", () => {
    expect(readCommand("  look\n")).toEqual({ type: "look" });
  });

  it.each([
    "",
    "LOOK",
    "look.",
    "go  to shelf 1",
    "go to",
    "go to shelf",
    "go to shelf 01",
    "open",
    "drop mug 1",
    "take mug 1",
    "take mug 1 to shelf 1",
    "move mug 1 in/on shelf 1",
    "put mug 1 to shelf 1",
    "open safe 1 with key 1",
    "examine mug 1 please",
  ])("should take %j for nonsense", (text) => {
    expect(readCommand(text)).toEqual({ type: "nonsense" });
  });
});
