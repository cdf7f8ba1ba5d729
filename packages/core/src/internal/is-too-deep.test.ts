import { describe, expect, it } from "vitest";
import { isTooDeep } from "./is-too-deep.js";

const nested = (open: string, levels: number, close: string): string =>
  `${open.repeat(levels)}1${close.repeat(levels)}`;
const look = (text: string): boolean => isTooDeep(text, JSON.parse(text));

describe("isTooDeep", () => {
  it.each([
    ["[", "]"],
    ['{"a":', "}"],
    ['{"__proto__":[', "]}"],
  ])("should tell texts of %s that stacks cannot hold from those that they can", (open, close) => {
    const each = open.includes(":[") ? 2 : 1;
    expect(look(nested(open, 1000 / each, close))).toBe(false);
    expect(look(nested(open, 1001, close))).toBe(true);
    expect(look(nested(open, 100_000, close))).toBe(true);
  });

  it("should look behind what is flat", () => {
    expect(look(`[1,"x",null,{"a":1,"b":${nested("[", 2000, "]")}}]`)).toBe(true);
    expect(look(JSON.stringify("[".repeat(5000)))).toBe(false);
    expect(look(JSON.stringify(Array(5000).fill([{}])))).toBe(false);
  });
});
