import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Game } from "../../game/game.js";
import { loadGame } from "../../game/load-game.js";
import { generateGame } from "../../generate/generate-game.js";
import { generatedTasks } from "../../generate/generated-tasks.js";
import { admissible } from "../../world/admissible.js";
import { isWon } from "../../world/is-won.js";
import { observe } from "../../world/observe.js";
import { startState } from "../../world/start-state.js";
import { takeTurn } from "../../world/take-turn.js";
import { HandcodedExpert } from "./handcoded.js";

const games = fileURLToPath(new URL("../../../../../../shared/data/alfworld/games", import.meta.url));
const isPresent = existsSync(games);
if (!isPresent) console.warn("Skipping the handcoded expert on ALFWorld's own games: ../shared is absent.");

/** Plays until the game is won or the expert knows nothing. */
function play(game: Game, mostSteps = 200): { readonly won: boolean; readonly commands: readonly string[] } {
  const expert = new HandcodedExpert();
  const commands: string[] = [];
  let state = startState(game);
  let observation = observe(state);
  while (!isWon(state) && commands.length < mostSteps) {
    const lastAction = commands.at(-1) ?? null;
    const command = expert.advise({ state, observation, admissible: admissible(state).commands, lastAction });
    if (command === null) break;
    const turn = takeTurn(state, command);
    expect(turn.taken, `${game.id}: ${command}`).toBe(true);
    commands.push(command);
    ({ state, observation } = turn);
  }
  return { won: isWon(state), commands };
}

describe("HandcodedExpert", () => {
  it("should win generated games of every type", () => {
    const tasks = generatedTasks();
    for (let index = 0; index < 120; index++) {
      expect(play(tasks.load(tasks.id(index))).won, tasks.id(index)).toBe(true);
    }
  });

  it("should win in the wording of before 0.4", () => {
    const game = generateGame({ seed: 6, taskType: "pick_two_obj_and_place" });
    const { won, commands } = play({ ...game, wording: "legacy" });
    expect(won).toBe(true);
    expect(commands.some((command) => command.startsWith("put "))).toBe(true);
  });

  it("should find things by looking only", () => {
    const game = generateGame({ seed: 9, taskType: "pick_and_place_simple" });
    const { commands } = play(game);
    const took = commands.findIndex((command) => command.startsWith("take "));
    const place = commands[took]!.split(" from ")[1]!;
    const before = commands.slice(0, took);
    expect(before.some((command) => command === `go to ${place}` || command === `examine ${place}`)).toBe(
      true,
    );
  });

  it("should say that it knows nothing where a task cannot be finished", () => {
    const game = generateGame({ seed: 3, taskType: "pick_cool_then_place_in_recep" });
    const facts = game.problem.facts.filter(([name]) => name !== "coolable");
    const { won, commands } = play({ ...game, problem: { ...game.problem, facts } });
    expect(won).toBe(false);
    expect(commands.length).toBeLessThan(200);
  });

  it.skipIf(!isPresent)("should win every game of ALFWorld's", () => {
    const files = readdirSync(games, { recursive: true, encoding: "utf8" }).filter(
      (path) => path.endsWith("game.tw-pddl") && !/movable|Sliced/.test(path),
    );
    for (const file of files) expect(play(loadGame(`${games}/${file}`, file)).won, file).toBe(true);
    expect(files.length).toBeGreaterThan(100);
  });
});
