import { freeze } from "immer";
import { describe, expect, it } from "vitest";
import { thaw } from "./thaw.js";
import { WorldCell } from "./world.js";

const small = { a: { count: 1 } };
const large = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`entry${index}`, { index }]));
const world = freeze({ agent: { small, large }, user: { small }, merged: false }, true);

describe("thaw", () => {
  it("should leave large tables unfrozen, with the same frozen entries, and all else as it is", () => {
    const thawed = thaw(world);
    expect(thawed).toEqual(world);
    const { agent } = thawed as typeof world;
    expect(Object.isFrozen(agent.large)).toBe(false);
    expect(agent.large.entry7).toBe(large.entry7);
    expect(agent.small).toBe(small);
    expect(thawed.user).toBe(world.user);
  });

  it("should give the same tables each time, so that what did not change can be told at a glance", () => {
    expect(thaw({ ...world }).agent).toBe(thaw(world).agent);
    expect(thaw(thaw(world))).toEqual(thaw(world));
  });

  it("should leave a world as it is that has no large tables", () => {
    const plain = freeze({ agent: { small }, user: null, merged: false }, true);
    expect(thaw(plain)).toBe(plain);
  });
});

describe("WorldCell", () => {
  it("should never change a world that it has shown", () => {
    const cell = new WorldCell(world);
    const [before, text] = [cell.read(), JSON.stringify(cell.read())];
    for (const count of [2, 3]) {
      const shown = cell.read();
      const shownText = JSON.stringify(shown);
      cell.write((draft) => {
        (draft.agent as typeof world.agent).large.entry7!.index = count;
      });
      expect(JSON.stringify(shown)).toBe(shownText);
    }
    expect(JSON.stringify(before)).toBe(text);
    expect(JSON.stringify(world)).toBe(text);
    expect((cell.read() as typeof world).agent.large.entry7).toEqual({ index: 3 });
  });

  it("should keep a world that nothing was changed in", () => {
    const cell = new WorldCell(world);
    const before = cell.read();
    cell.write((draft) => Object.values((draft.agent as typeof world.agent).large).length);
    expect(cell.read()).toBe(before);
  });
});
