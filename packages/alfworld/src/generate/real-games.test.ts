import { existsSync, readdirSync, readFileSync } from "node:fs";
import { openEnv, seededRandom } from "@rwml/core";
import { beforeAll, describe, expect, it } from "vitest";
import { solve } from "../expert/solve.js";
import type { Game } from "../game/game.js";
import { parseGame, readTaskType } from "../game/parse-game.js";
import { parseProblem } from "../game/parse-problem.js";
import { alfworldRules } from "../world/rules.js";
import { aimOf } from "./aim-of.js";
import { generateGame } from "./generate-game.js";
import { rearrange } from "./rearrange.js";
import { writeGameFile } from "./write-game-file.js";
import { writeProblem } from "./write-problem.js";

const data = new URL("../../../../../shared/data/alfworld/", import.meta.url);
const hasData = existsSync(data);
if (!hasData)
  console.warn("skipped: no real games of ALFWorld beside the repository (../shared/data/alfworld)");

function play(game: Game, commands: readonly string[]) {
  const env = openEnv(alfworldRules);
  const { info } = env.reset({ seed: 1, task: game });
  const rewards = commands.map((command) => env.step(command).reward);
  return { wonAtStart: info.won, won: rewards.at(-1) === 1 };
}

describe.skipIf(!hasData)("on real games", () => {
  const games: Game[] = [];

  beforeAll(() => {
    const root = new URL("games/", data);
    for (const entry of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) {
      if (!entry.endsWith("game.tw-pddl") || /movable|Sliced/.test(entry)) continue;
      const taskType = readTaskType(
        readFileSync(new URL(entry.replace("game.tw-pddl", "traj_data.json"), root), "utf8"),
        entry,
      );
      games.push(
        parseGame(readFileSync(new URL(entry, root), "utf8"), {
          id: entry,
          taskType: taskType ?? null,
          source: entry,
        }),
      );
    }
  });

  it("should recognise what each asks for", () => {
    expect(games.length).toBeGreaterThan(100);
    for (const { problem, taskType, id } of games) expect(aimOf(problem.goal)?.taskType, id).toBe(taskType);
  });

  it("should win each by the commands of solve", () => {
    for (const game of games) {
      expect(play(game, solve(game.problem, game.wording)!), game.id).toEqual({
        wonAtStart: false,
        won: true,
      });
    }
  });

  it("should rearrange each so that it can be won", () => {
    for (const [index, game] of games.entries()) {
      const rearranged = rearrange(game, seededRandom(index));
      expect(rearranged, game.id).not.toBe(game);
      expect(play(rearranged, rearranged.walkthrough!), game.id).toEqual({ wonAtStart: false, won: true });
    }
  });

  it("should write each problem so that it reads the same", () => {
    for (const { problem } of games.slice(0, 20))
      expect(parseProblem(writeProblem(problem))).toEqual(problem);
  });

  it("should write a generated game with upstream's texts so that it counts as upstream's", () => {
    const logic = {
      domain: readFileSync(new URL("logic/alfred.pddl", data), "utf8"),
      grammar: readFileSync(new URL("logic/alfred.twl2", data), "utf8"),
    };
    const game = generateGame({ seed: 9 });
    const origin = { id: game.id, taskType: game.taskType, source: "the file" };
    expect(parseGame(writeGameFile(game, logic), origin)).toEqual(game);
  });
});
