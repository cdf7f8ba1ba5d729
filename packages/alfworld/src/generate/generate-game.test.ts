import { openEnv } from "@rwml/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solve } from "../expert/solve.js";
import { type Game, taskTypes } from "../game/game.js";
import { sceneKinds } from "../game/scene-kind.js";
import { alfworldRules } from "../world/rules.js";
import { canHold } from "./affordances.js";
import { generateGame, loadGeneratedGame } from "./generate-game.js";
import { generateRoom } from "./generate-room.js";
import { receptacleClasses } from "./receptacle-classes.js";
import { scenes } from "./scenes.js";
import { typeName } from "./shared-problem.js";
import { movableClasses } from "./usual-places.js";

const seeds = fc.nat({ max: 1_000_000 });
const runs = { seed: 20261, numRuns: 150 };

/** Plays commands and tells the rewards, the first observation's verdict included. */
function play(game: Game, commands: readonly string[]) {
  const env = openEnv(alfworldRules);
  const { info } = env.reset({ seed: 1, task: game });
  const steps = commands.map((command) => env.step(command));
  return {
    wonAtStart: info.won,
    refused: steps.filter((step) => step.rejection !== null),
    last: steps.at(-1),
  };
}

function factsOf(game: Game, predicate: string) {
  return game.problem.facts.filter((fact) => fact[0] === predicate);
}

describe("generateGame", () => {
  it("should be won by its walkthrough on the real rules, and not before", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const game = generateGame({ seed });
        const { wonAtStart, refused, last } = play(game, game.walkthrough!);
        expect(wonAtStart).toBe(false);
        expect(refused).toEqual([]);
        expect(last).toMatchObject({ reward: 1, terminated: true });
      }),
      runs,
    );
  });

  it("should win with the last step of the walkthrough only", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const game = generateGame({ seed });
        expect(play(game, game.walkthrough!.slice(0, -1)).last).toMatchObject({ terminated: false });
      }),
      { ...runs, numRuns: 40 },
    );
  });

  it("should give the same game for the same seed and again for its id", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const game = generateGame({ seed });
        expect(generateGame({ seed })).toEqual(game);
        expect(loadGeneratedGame(game.id)).toEqual(game);
      }),
      { ...runs, numRuns: 40 },
    );
  });

  it("should put things only where they are accepted, unless nothing accepts them", () => {
    const classes = new Map(movableClasses.map((one) => [typeName(one), one]));
    const furniture = new Map(Object.keys(receptacleClasses).map((one) => [typeName(one), one]));
    fc.assert(
      fc.property(seeds, (seed) => {
        const game = generateGame({ seed });
        const types = new Map(
          [...factsOf(game, "objecttype"), ...factsOf(game, "receptacletype")].map(([, id, type]) => [
            id,
            type!,
          ]),
        );
        for (const [, object, receptacle] of factsOf(game, "inreceptacle")) {
          const movable = classes.get(types.get(object)!);
          if (movable === undefined || movable === "TeddyBear" || movable === "PaperTowelRoll") continue;
          const holder = furniture.get(types.get(receptacle)!) as keyof typeof receptacleClasses;
          expect(canHold(holder, movable), `${movable} in ${holder}`).toBe(true);
        }
      }),
      runs,
    );
  });

  it("should declare every id that its facts mention", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { objects, facts } = generateGame({ seed }).problem;
        for (const [, ...ids] of facts) for (const id of ids) expect(objects).toHaveProperty([id]);
      }),
      { ...runs, numRuns: 20 },
    );
  });

  it("should start away from all furniture", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const game = generateGame({ seed });
        const [[, , start] = []] = factsOf(game, "atlocation");
        expect(factsOf(game, "receptacleatlocation").map(([, , location]) => location)).not.toContain(start);
      }),
      runs,
    );
  });

  it.each(sceneKinds)("should offer every type of task of a %s", (scene) => {
    for (const taskType of scenes[scene].taskTypes) {
      const game = generateGame({ seed: 5, scene, taskType });
      expect(game.taskType).toBe(taskType);
      expect(game.id).toMatch(new RegExp(`^${scene}-\\d{4}/${taskType}/000005$`));
      expect(solve(game.problem)!.length).toBeLessThanOrEqual(game.walkthrough!.length);
    }
  });

  it("should play in the given room", () => {
    const room = generateRoom({ scene: "bathroom", number: 3 });
    expect(generateGame({ seed: 8, room }).id).toMatch(/^bathroom-0003\//);
  });

  it("should say what a room offers when a task is impossible there", () => {
    const room = generateRoom({ scene: "bathroom", number: 3 });
    expect(() => generateGame({ seed: 8, room, taskType: "pick_heat_then_place_in_recep" })).toThrow(
      /bathroom-0003 .* It offers pick_and_place_simple, pick_clean_then_place_in_recep/,
    );
    expect(() =>
      generateGame({ seed: 8, scene: "bedroom", taskType: "pick_heat_then_place_in_recep" }),
    ).toThrow(/No bedroom offers pick_heat/);
  });

  it("should refuse names that are no generated game", () => {
    for (const id of [
      "kitchen-1/pick_and_place_simple/000001",
      "kitchen-0001/other/000001",
      "a",
      "kitchen-0001/pick_and_place_simple/1",
    ]) {
      expect(() => loadGeneratedGame(id)).toThrow(/names no generated game/);
    }
  });

  it("should name the things of the goal in its text", () => {
    for (const taskType of taskTypes) {
      for (let seed = 0; seed < 12; seed++) {
        const { goalText, walkthrough } = generateGame({ seed, taskType });
        const take = walkthrough!.find((command) => command.startsWith("take"))!;
        expect(goalText).toContain(take.split(" ")[1]);
      }
    }
  });
});
