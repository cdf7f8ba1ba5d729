import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { loadGeneratedGame } from "./generate-game.js";

// Datasets name games by id. A change here means that the ids of published datasets name other games.
describe("generated games", () => {
  it.each([
    ["kitchen-0012/pick_heat_then_place_in_recep/000345", "746349b4747865c8"],
    ["livingroom-0100/pick_and_place_simple/000000", "0367866edd15dd05"],
    ["bedroom-0005/pick_two_obj_and_place/000001", "f65a77c36f0fec32"],
    ["bathroom-1099/pick_clean_then_place_in_recep/123456", "a42589de8b6dcdbe"],
  ])("should stay what they are: %s", (id, fingerprint) => {
    const game = JSON.stringify(loadGeneratedGame(id));
    expect(createHash("sha256").update(game).digest("hex").slice(0, 16)).toBe(fingerprint);
  });
});
