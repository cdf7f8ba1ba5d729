import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { taskTypes } from "../game/game.js";
import { loadGame } from "../game/load-game.js";
import { generateGame } from "../generate/generate-game.js";
import { rearrange } from "../generate/rearrange.js";
import { admissible } from "../world/admissible.js";
import { fits } from "../world/conditions.js";
import { isWon } from "../world/is-won.js";
import { startState } from "../world/start-state.js";
import type { AlfworldState } from "../world/state.js";
import { takeTurn } from "../world/take-turn.js";
import { planCommands, solutionOf } from "./solution-of.js";

const games = fileURLToPath(new URL("../../../../../shared/data/alfworld/games", import.meta.url));
const isPresent = existsSync(games);
if (!isPresent) console.warn("Skipping plans for ALFWorld's own games: ../shared is absent.");

function after(state: AlfworldState, commands: readonly string[]): AlfworldState {
  return commands.reduce((before, command) => {
    const turn = takeTurn(before, command);
    expect(turn.taken, command).toBe(true);
    return turn.state;
  }, state);
}

/** A state in the middle of a game, after commands drawn at random; handling things leads. */
function wander(start: AlfworldState, seed: number, steps: number): AlfworldState {
  const random = seededRandom(seed, "wander");
  let state = start;
  for (let step = 0; step < steps; step++) {
    const { commands } = admissible(state);
    const handling = commands.filter((command) => /^(?:take|move|put|open|use|heat)/.test(command));
    const next = handling.length > 0 && random.int(3) > 0 ? random.pick(handling) : random.pick(commands);
    const turn = takeTurn(state, next);
    if (isWon(turn.state)) return state;
    state = turn.state;
  }
  return state;
}

/** Whether something is held that can be laid down nowhere, such as a teddy bear: nothing else can be taken then. */
function isHandFull(state: AlfworldState): boolean {
  const receptacles = Object.keys(state.room.receptacles);
  return Object.keys(state.hand).some((object) => !receptacles.some((name) => fits(state, object, name)));
}

/** Whether the goal can be reached in so many commands, by trying all that change anything. */
function isReachable(start: AlfworldState, length: number): boolean {
  let states = [start];
  const seen = new Set<string>();
  for (let step = 0; step <= length; step++) {
    if (states.some(isWon)) return true;
    if (step === length) return false;
    const next: AlfworldState[] = [];
    for (const state of states) {
      for (const command of admissible(state).commands) {
        if (/^(?:look|inventory|help|examine|close|slice)/.test(command)) continue;
        const turn = takeTurn(state, command);
        const { location, hand, receptacles, objects } = turn.state;
        const key = JSON.stringify([location, hand, receptacles, objects]);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(turn.state);
      }
    }
    states = next;
  }
  return false;
}

describe("planFrom", () => {
  it.each(taskTypes)("should win %s from wherever an agent has got to", (taskType) => {
    for (let seed = 0; seed < 40; seed++) {
      const state = wander(startState(generateGame({ seed, taskType })), seed, 5 + (seed % 40));
      const plan = planCommands(state);
      if (plan === null) expect(isHandFull(state)).toBe(true);
      else expect(isWon(after(state, plan))).toBe(true);
    }
  });

  it("should find no longer way than there is", () => {
    let compared = 0;
    for (let seed = 0; compared < 25; seed++) {
      const taskType = taskTypes[seed % taskTypes.length]!;
      const state = wander(startState(generateGame({ seed, taskType })), seed, 30);
      const plan = planCommands(state);
      if (plan === null || plan.length < 2 || plan.length > 4) continue;
      expect(isReachable(state, plan.length - 1), `${taskType} ${seed}`).toBe(false);
      compared++;
    }
  });

  it("should name things as the state does, when names are shuffled", () => {
    const game = generateGame({ seed: 4, taskType: "pick_two_obj_and_place" });
    const shuffled = startState(game, seededRandom(2));
    const solution = solutionOf(game, shuffled)!;
    expect(solution).not.toEqual(game.walkthrough);
    expect(isWon(after(shuffled, solution))).toBe(true);
    expect(solutionOf(game, startState(game))).toEqual(game.walkthrough);
  });

  it("should speak the wording of the game, whatever its file's walkthrough speaks", () => {
    const made = generateGame({ seed: 3, taskType: "pick_and_place_simple" });
    const game = { ...made, wording: "legacy" as const };
    const start = startState(game);
    const solution = solutionOf(game, start)!;
    expect(solution).not.toEqual(game.walkthrough);
    expect(isWon(after(start, solution))).toBe(true);
  });

  it("should plan where the file has no walkthrough, and find that nothing can be done", () => {
    const game = { ...generateGame({ seed: 3 }), walkthrough: null };
    expect(isWon(after(startState(game), solutionOf(game, startState(game))!))).toBe(true);
    const facts = game.problem.facts.filter(([predicate]) => predicate !== "pickupable");
    const stuck = { ...game, problem: { ...game.problem, facts } };
    expect(solutionOf(stuck, startState(stuck))).toBeNull();
  });

  it.skipIf(!isPresent)("should win every game of ALFWorld's, in as few steps as upstream's plans", () => {
    const files = readdirSync(games, { recursive: true, encoding: "utf8" }).filter(
      (path) => path.endsWith("game.tw-pddl") && !/movable|Sliced/.test(path),
    );
    for (const file of files) {
      const game = loadGame(`${games}/${file}`, file);
      const plan = planCommands(startState(game))!;
      expect(isWon(after(startState(game), plan)), file).toBe(true);
      if (game.walkthrough !== null) expect(plan.length, file).toBe(game.walkthrough.length);
    }
    expect(files.length).toBeGreaterThan(100);
  });

  it("should rearrange a game that begins with something in the hand", () => {
    const game = generateGame({ seed: 8, taskType: "pick_and_place_simple" });
    const held = game.problem.facts.find(([predicate]) => predicate === "pickupable")![1]!;
    const holds = [
      ["holds", "agent1", held],
      ["holdsany", "agent1"],
    ] as const;
    const facts = [
      ...game.problem.facts.filter(([name, id]) => name !== "inreceptacle" || id !== held),
      ...holds,
    ];
    const rearranged = rearrange({ ...game, problem: { ...game.problem, facts } }, seededRandom(1));
    expect(rearranged.id).toMatch(/#rearranged$/);
    expect(isWon(after(startState(rearranged), rearranged.walkthrough!))).toBe(true);
  });
});
