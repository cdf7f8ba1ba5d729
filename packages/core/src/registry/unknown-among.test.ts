import { describe, expect, it } from "vitest";
import { unknownAmong } from "./unknown-among.js";

describe("unknownAmong", () => {
  it.each([
    [
      "hose",
      ["house", "garden"],
      'There is no kind of home "hose". Did you mean house? Choose one of house, garden.',
    ],
    ["hose", ["house"], 'There is no kind of home "hose". Did you mean house?'],
    ["nobody", ["house", "garden"], 'There is no kind of home "nobody". Choose one of house, garden.'],
    [null, ["house"], 'There is no kind of home "null". Choose one of house.'],
    ["hose", [], 'There is no kind of home "hose". There is none to choose.'],
  ])("should tell the nearest names, and all that there are: %s of %j", (id, names, message) => {
    expect(unknownAmong("kind of home", id, names)).toMatchObject({
      message,
      code: "registry/unknown-kind-of-home",
    });
  });
});
