import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SceneKind, sceneKinds } from "../game/scene-kind.js";
import { generateRoom } from "./generate-room.js";
import { scenes } from "./scenes.js";

const places = fc.record({
  scene: fc.constantFrom(...sceneKinds),
  number: fc.nat({ max: 5000 }),
});
const runs = { seed: 4, numRuns: 200 };

describe("generateRoom", () => {
  it("should give the same room for the same number and another one for another", () => {
    fc.assert(
      fc.property(places, ({ scene, number }) => {
        const room = generateRoom({ scene, number });
        expect(generateRoom({ scene, number })).toEqual(room);
        expect(generateRoom({ scene, number: number + 1 }).receptacles).not.toEqual(room.receptacles);
      }),
      { ...runs, numRuns: 50 },
    );
  });

  it("should keep the numbers of receptacles within those of real rooms", () => {
    fc.assert(
      fc.property(places, ({ scene, number }) => {
        const { receptacles } = generateRoom({ scene, number });
        for (const [name, abundance] of Object.entries(scenes[scene].receptacles)) {
          const count = receptacles.filter((receptacle) => receptacle.class === name).length;
          const { percent, least = 1, most } = abundance;
          if (count > 0 || percent === 100) expect(count).toBeGreaterThanOrEqual(least);
          expect(count).toBeLessThanOrEqual(most);
        }
      }),
      runs,
    );
  });

  it("should give every receptacle and fixture an id of its own", () => {
    fc.assert(
      fc.property(places, (place) => {
        const { receptacles, fixtures } = generateRoom(place);
        const ids = [...receptacles, ...fixtures].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      runs,
    );
  });

  it("should name basins after the sink they are part of", () => {
    const { receptacles, fixtures } = generateRoom({ scene: "kitchen", number: 7 });
    const basin = receptacles.find((receptacle) => receptacle.class === "SinkBasin")!;
    expect(basin.id).toMatch(/^sink_bar_.*_bar_sinkbasin$/);
    expect(fixtures.map(({ id }) => id)).toContain(basin.id.replace("_bar_sinkbasin", ""));
  });

  it.each<[SceneKind, string]>([
    ["kitchen", "Microwave Fridge SinkBasin"],
    ["bathroom", "SinkBasin"],
  ])("should have in every %s what its treatments need: %s", (scene, needed) => {
    for (let number = 0; number < 50; number++) {
      const classes = new Set<string>(generateRoom({ scene, number }).receptacles.map((one) => one.class));
      for (const name of needed.split(" ")) expect(classes).toContain(name);
    }
  });
});
