import { seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { entityNames } from "./entity-names.js";
import type { Fact } from "./problem.js";

const facts: readonly Fact[] = [
  ["inreceptacle", "apple_bar__plus_1", "sink_bar_1_bar_sinkbasin"],
  ["inreceptacle", "apple_bar__minus_1", "sink_bar_2"],
  ["objecttype", "apple_bar__plus_1", "appletype"],
  ["receptacletype", "sink_bar_1_bar_sinkbasin", "sinkbasintype"],
  ["atlocation", "agent1", "loc_bar_3"],
];

describe("entityNames", () => {
  it("should give the first id of a class the highest number", () => {
    expect(entityNames(facts)).toEqual({
      apple_bar__minus_1: "apple 2",
      apple_bar__plus_1: "apple 1",
      sink_bar_1_bar_sinkbasin: "sinkbasin 1",
      sink_bar_2: "sink 1",
      loc_bar_3: "loc 1",
      appletype: "appletype ",
      sinkbasintype: "sinkbasintype ",
      agent1: "agent1 ",
    });
  });

  it("should shuffle numbers within classes alone", () => {
    const names = [1, 2, 3, 4, 5, 6].map((seed) => entityNames(facts, seededRandom(seed)));
    const apples = names.map((name) => name.apple_bar__plus_1);
    expect(new Set(apples)).toEqual(new Set(["apple 1", "apple 2"]));
    for (const name of names)
      expect(Object.values(name).sort()).toEqual(Object.values(entityNames(facts)).sort());
  });
});
