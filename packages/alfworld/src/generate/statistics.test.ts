import { beforeAll, describe, expect, it } from "vitest";
import type { Game } from "../game/game.js";
import { generatedTasks } from "./generated-tasks.js";

// Real figures: 474 games of ALFWorld, or 200 of them for how things lie.
describe("the statistics of generated games", () => {
  const games: Game[] = [];

  beforeAll(() => {
    const tasks = generatedTasks();
    for (let index = 0; index < 600; index++) games.push(tasks.load(tasks.id(index)));
  });

  const of = (game: Game, predicate: string) => game.problem.facts.filter((fact) => fact[0] === predicate);
  const mean = (valueFor: (game: Game) => number) =>
    games.reduce((sum, game) => sum + valueFor(game), 0) / games.length;
  const share = (holds: (game: Game) => boolean) => mean((game) => (holds(game) ? 1 : 0));
  const shareOf = (part: (game: Game) => number, all: (game: Game) => number) => mean(part) / mean(all);

  it.each([
    { predicate: "objecttype", least: 19, real: 44, most: 85 },
    { predicate: "receptacletype", least: 5, real: 24, most: 75 },
  ])("should have as many entities as real games: $predicate", ({ predicate, least, real, most }) => {
    expect(Math.abs(mean((game) => of(game, predicate).length) - real)).toBeLessThan(4);
    for (const game of games) {
      expect(of(game, predicate).length).toBeGreaterThanOrEqual(least);
      expect(of(game, predicate).length).toBeLessThanOrEqual(most);
    }
  });

  it("should have receptacles at one place in about four games of five, as 78 % of real games do", () => {
    const shares = share((game) => {
      const locations = of(game, "receptacleatlocation").map(([, , location]) => location);
      return new Set(locations).size < locations.length;
    });
    expect(Math.abs(shares - 0.78)).toBeLessThan(0.1);
  });

  it("should list objects in two receptacles about as often as in 40 % of real games", () => {
    const doubles = share((game) => {
      const objects = of(game, "inreceptacle").map(([, object]) => object);
      return new Set(objects).size < objects.length;
    });
    expect(Math.abs(doubles - 0.4)).toBeLessThan(0.12);
  });

  it("should leave about one thing in twenty on the floor", () => {
    const onFloor = (game: Game) => {
      const lying = new Set(of(game, "inreceptacle").map(([, object]) => object));
      return of(game, "pickupable").filter(([, object]) => !lying.has(object!)).length;
    };
    expect(Math.abs(shareOf(onFloor, (game) => of(game, "pickupable").length) - 0.052)).toBeLessThan(0.025);
  });

  it("should have something cool at the start of about a tenth of the games", () => {
    expect(Math.abs(share((game) => of(game, "iscool").length > 0) - 0.09)).toBeLessThan(0.05);
  });

  it("should have something inside a movable container in about a fifth of the games", () => {
    expect(Math.abs(share((game) => of(game, "inreceptacleobject").length > 0) - 0.2)).toBeLessThan(0.08);
  });

  it.each([
    { type: "cabinettype", real: 0.756 },
    { type: "drawertype", real: 0.824 },
    { type: "fridgetype", real: 0.914 },
    { type: "microwavetype", real: 0.907 },
  ])("should give doors to the usual share of $type", ({ type, real }) => {
    const all = (game: Game) => of(game, "receptacletype").filter((fact) => fact[2] === type);
    const openable = (game: Game) => {
      const doors = new Set(of(game, "openable").map(([, id]) => id));
      return all(game).filter(([, id]) => doors.has(id!)).length;
    };
    expect(Math.abs(shareOf(openable, (game) => all(game).length) - real)).toBeLessThan(0.06);
  });

  it.each([
    { type: "cabinettype", real: 0.63 },
    { type: "drawertype", real: 0.63 },
    { type: "countertoptype", real: 0.02 },
    { type: "fridgetype", real: 0.08 },
    { type: "shelftype", real: 0.4 },
    { type: "microwavetype", real: 0.32 },
  ])("should leave the usual share of $type empty", ({ type, real }) => {
    const all = (game: Game) => of(game, "receptacletype").filter((fact) => fact[2] === type);
    const empty = (game: Game) => {
      const used = new Set(of(game, "inreceptacle").map(([, , receptacle]) => receptacle));
      return all(game).filter(([, id]) => !used.has(id)).length;
    };
    expect(Math.abs(shareOf(empty, (game) => all(game).length) - real)).toBeLessThan(0.1);
  });

  it("should play half of the games in kitchens and ask for all types of tasks alike", () => {
    expect(Math.abs(share((game) => game.id.startsWith("kitchen")) - 0.5)).toBeLessThan(0.07);
    for (const taskType of new Set(games.map((game) => game.taskType))) {
      expect(Math.abs(share((game) => game.taskType === taskType) - 1 / 6)).toBeLessThan(0.06);
    }
  });
});
