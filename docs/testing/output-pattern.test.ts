import { describe, expect, it } from "vitest";
import { outputPattern } from "./output-pattern.js";

describe("outputPattern", () => {
  it.each([
    ["hello (1.0)\n", "hello (1.0)"],
    ["a\n…\nz", "a\nb\nc\nz\n"],
    ["a\n…\nz", "a\nz"],
    ["a\n…", "a\nb\nc\n"],
    ["took … s", "took 1.25 s"],
    ["", "\n"],
  ])("should let %j stand for %j", (shown, output) => {
    expect(output).toMatch(outputPattern(shown));
  });

  it.each([
    ["hello (1.0)", "hello (1x0)"],
    ["a\nz", "a\nb\nz"],
    ["a\n…\nz", "a\nb"],
    ["a", "a\nb"],
    ["took … s", "took 1\n2 s"],
    ["", "something"],
  ])("should not let %j stand for %j", (shown, output) => {
    expect(output).not.toMatch(outputPattern(shown));
  });
});
