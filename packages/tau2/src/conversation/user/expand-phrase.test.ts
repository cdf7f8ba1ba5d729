import { describe, expect, it } from "vitest";
import { expandPhrase } from "./expand-phrase.js";

describe("expandPhrase", () => {
  it("should make a phrase of each choice", () => {
    expect(expandPhrase("turn (the |)radio (on|off)")).toEqual([
      ...["turn the radio on", "turn the radio off", "turn radio on", "turn radio off"],
    ]);
  });

  it("should leave a phrase without choices as it is", () => {
    expect(expandPhrase("toggle_data()")).toEqual(["toggle_data()"]);
  });
});
