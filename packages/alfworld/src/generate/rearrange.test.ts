import { openEnv, seededRandom } from "@rwml/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Game } from "../game/game.js";
import { alfworldRules } from "../world/rules.js";
import { indexFacts } from "./fact-index.js";
import { generateGame } from "./generate-game.js";
import { rearrange } from "./rearrange.js";

const places = ["inreceptacle", "objectatlocation", "inreceptacleobject"];
const runs = { numRuns: 60 };

function without(game: Game, predicates: readonly string[]) {
  return game.problem.facts.filter(([predicate]) => !predicates.includes(predicate));
}

describe("rearrange", () => {
  const property = (check: (game: Game, rearranged: Game) => void) =>
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (seed) => {
        const game = generateGame({ seed });
        check(game, rearrange(game, seededRandom(seed, "rearrange")));
      }),
      runs,
    );

  it("should give a game that its walkthrough wins, and that is not won before", () => {
    property((_, rearranged) => {
      const env = openEnv(alfworldRules);
      expect(env.reset({ task: rearranged }).info.won).toBe(false);
      const steps = rearranged.walkthrough!.map((command) => env.step(command));
      expect(steps.at(-1)).toMatchObject({ reward: 1, terminated: true });
    });
  });

  it("should move things and nothing else", () => {
    property((game, rearranged) => {
      expect(rearranged.problem.facts).not.toEqual(game.problem.facts);
      expect(without(rearranged, places)).toEqual(without(game, places));
      expect(rearranged.problem.objects).toBe(game.problem.objects);
      expect(rearranged.goalText).toBe(game.goalText);
    });
  });

  it("should put each thing into one receptacle that accepts it, and its place beside", () => {
    property((_, { problem }) => {
      const index = indexFacts(problem.facts);
      const typeOf = (types: ReadonlyMap<string, readonly string[]>, id: string) =>
        [...types].find(([, ids]) => ids.includes(id))![0];
      for (const object of index.all("pickupable")) {
        const objectType = typeOf(index.objectsByType, object);
        const accepting = [...index.receptaclesByType.keys()].filter((one) => index.accepts(one, objectType));
        if (accepting.length === 0) continue;
        const [holder, ...others] = index.holdersOf.get(object)!;
        expect(others).toEqual([]);
        expect(accepting).toContain(typeOf(index.receptaclesByType, holder!));
        const locations = problem.facts.filter(([name, id]) => name === "objectatlocation" && id === object);
        expect(locations).toEqual([["objectatlocation", object, index.locationOf.get(holder!)]]);
      }
    });
  });

  it("should give the same arrangement for the same draws", () => {
    const game = generateGame({ seed: 4 });
    expect(rearrange(game, seededRandom(1))).toEqual(rearrange(game, seededRandom(1)));
    expect(rearrange(game, seededRandom(1))).not.toEqual(rearrange(game, seededRandom(2)));
  });

  it("should leave a game alone whose goal it cannot plan for", () => {
    const game = generateGame({ seed: 4 });
    const odd: Game = { ...game, problem: { ...game.problem, goal: { type: "and", parts: [] } } };
    expect(rearrange(odd, seededRandom(1))).toBe(odd);
  });
});
