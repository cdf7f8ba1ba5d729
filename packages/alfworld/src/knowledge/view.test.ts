import { describe, expect, it } from "vitest";
import { readView, viewText } from "./view.js";

describe("readView", () => {
  it("should read an arrival at a surface", () => {
    expect(readView("You arrive at desk 1. On the desk 1, you see a pen 2, and a pen 1.")).toEqual({
      receptacle: "desk 1",
      arrivedAt: "desk 1",
      door: "none",
      contents: ["pen 2", "pen 1"],
    });
  });

  it("should read a legacy arrival at a closed door", () => {
    expect(readView("You arrive at loc 14. The safe 1 is closed.")).toEqual({
      receptacle: "safe 1",
      arrivedAt: "loc 14",
      door: "closed",
      contents: [],
    });
  });

  it("should read an opening", () => {
    expect(readView("You open the safe 1. The safe 1 is open. In it, you see nothing.")).toEqual({
      receptacle: "safe 1",
      arrivedAt: null,
      door: "open",
      contents: [],
    });
  });

  it.each(["none", "open", "closed"] as const)("should read back a view with door %s", (door) => {
    const contents = door === "closed" ? [] : ["cd 3", "watch 1"];
    expect(readView(viewText("drawer 4", door, contents))).toEqual({
      receptacle: "drawer 4",
      arrivedAt: null,
      door,
      contents,
    });
  });

  it.each(["Nothing happens.", "You close the safe 1.", "You are carrying: a pen 1.", ""])(
    "should find no view in %j",
    (text) => {
      expect(readView(text)).toBeNull();
    },
  );
});
