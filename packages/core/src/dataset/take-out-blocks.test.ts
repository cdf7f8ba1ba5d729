import { freeze } from "immer";
import { describe, expect, it } from "vitest";
import type { Json } from "../rules/json.js";
import { archive } from "./large-house.fixture.js";
import { putBlockBack, takeOutBlocks } from "./take-out-blocks.js";

const large = Array.from({ length: 2000 }, (_, index) => `line ${index} of a long list of titles`);

function putAllBack({ rest, blocks }: ReturnType<typeof takeOutBlocks>): unknown {
  return blocks.reduce<unknown>((state, { path, value }) => putBlockBack(state, path, value as Json), rest);
}

describe("takeOutBlocks", () => {
  it("should take out tables rather than what holds them, and put them back where they were", () => {
    const state = { room: "hall", archive, last: true };
    const taken = takeOutBlocks(state);
    expect(taken.blocks.map(({ path }) => path)).toEqual([
      ["archive", "books"],
      ["archive", "maps"],
    ]);
    expect(taken.blocks[0]?.value).toBe(archive.books);
    expect(taken.rest).toEqual({
      room: "hall",
      archive: { books: null, maps: null, keeper: "Ada" },
      last: true,
    });
    expect(JSON.stringify(putAllBack(taken))).toBe(JSON.stringify(state));
  });

  it("should leave small states alone", () => {
    const state = { room: "hall", things: ["key"] };
    expect(takeOutBlocks(state)).toEqual({ rest: state, blocks: [] });
    expect(takeOutBlocks("hall")).toEqual({ rest: "hall", blocks: [] });
  });

  it("should find large parts of arrays, and of large parts", () => {
    const state: Json = { shelves: ["empty", { titles: large, more: { deep: [large] } }] };
    const taken = takeOutBlocks(state);
    expect(taken.blocks.map(({ path }) => path)).toEqual([
      ["shelves", 1, "titles"],
      ["shelves", 1, "more", "deep", 0],
    ]);
    expect(putAllBack(taken)).toEqual(state);
  });

  it("should keep a part whole that is large beside its large parts", () => {
    const state: Json = { table: { ...archive.maps, appendix: archive.books } };
    const taken = takeOutBlocks(state);
    expect(taken.blocks.map(({ path }) => path)).toEqual([["table"]]);
    expect(putAllBack(taken)).toEqual(state);
  });

  it("should not change the state", () => {
    const state = freeze({ archive }, true);
    takeOutBlocks(state);
    expect(state.archive).toBe(archive);
  });
});

describe("putBlockBack", () => {
  it("should say when there is no such place", () => {
    expect(putBlockBack({ archive: 1 }, ["archive", "books"], [])).toBeNull();
    expect(putBlockBack({}, ["archive"], [])).toBeNull();
  });
});
