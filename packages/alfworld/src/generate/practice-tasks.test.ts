import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEnv, UnknownIdError } from "@rwml/core";
import { afterAll, describe, expect, it } from "vitest";
import { alfworldRules } from "../world/rules.js";
import { generateGame } from "./generate-game.js";
import { practiceTasks } from "./practice-tasks.js";
import { writeGameFile } from "./write-game-file.js";
import { writeTrajectoryFile } from "./write-trajectory-file.js";

const home = mkdtempSync(join(tmpdir(), "rwml-practice-"));
afterAll(() => rmSync(home, { recursive: true }));

/** Lays two games out below each of the folders, as ALFWorld does. */
function dataWith(name: string, ...folders: readonly string[]): string {
  const data = join(home, name);
  for (const [index, folder] of folders.entries()) {
    for (const number of [0, 1]) {
      const game = generateGame({ seed: 2 * index + number });
      const trial = join(data, folder, `task-${number}`, "trial_1");
      mkdirSync(trial, { recursive: true });
      writeFileSync(join(trial, "game.tw-pddl"), writeGameFile(game));
      writeFileSync(join(trial, "traj_data.json"), writeTrajectoryFile(game));
    }
  }
  return data;
}

const data = dataWith("data", "valid_seen", "valid_train", "valid_unseen");
const idsOf = (tasks: { id(index: number): string }, count: number) =>
  Array.from({ length: count }, (_, index) => tasks.id(index));

describe("practiceTasks", () => {
  const tasks = practiceTasks({ data });

  it("should give each game as it is and rearranged in turn, for ever, each time in another way", () => {
    const ids = idsOf(tasks, 16);
    expect(ids.slice(0, 4)).toEqual([
      "valid_train/task-0/trial_1/game.tw-pddl",
      "valid_train/task-0/trial_1/game.tw-pddl#rearranged-1",
      "valid_train/task-1/trial_1/game.tw-pddl",
      "valid_train/task-1/trial_1/game.tw-pddl#rearranged-3",
    ]);
    expect(ids[8]).toBe(ids[0]);
    expect(new Set(ids.filter((id) => id.includes("#"))).size).toBe(8);
    expect(tasks.load(ids[1]!).problem.facts).not.toEqual(tasks.load(ids[9]!).problem.facts);
    expect(tasks.size).toBe(Number.POSITIVE_INFINITY);
  });

  it("should never touch the rooms that learners are tested in", () => {
    expect(idsOf(tasks, 40).some((id) => id.includes("valid_unseen"))).toBe(false);
    expect(() => tasks.load("valid_unseen/task-0/trial_1/game.tw-pddl")).toThrow(UnknownIdError);
    expect(() => practiceTasks({ data: join(data, "valid_unseen") })).toThrow(/holds no valid_seen games/);
    expect(() => practiceTasks({ data: dataWith("mixed", "") })).toThrow(
      /which of its games are for practice/,
    );
  });

  it("should load the same game for the same id, one that its walkthrough wins", () => {
    for (const id of idsOf(tasks, 8)) {
      const game = tasks.load(id);
      expect(game.id).toBe(id);
      expect(practiceTasks({ data }).load(id)).toEqual(game);
      const env = openEnv(alfworldRules);
      env.reset({ task: game });
      expect(game.walkthrough!.map((command) => env.step(command)).at(-1)).toMatchObject({ reward: 1 });
    }
  });

  it("should refuse ids that it does not give", () => {
    const [id] = idsOf(tasks, 1);
    expect(() => tasks.load(`${id}#rearranged-often`)).toThrow(UnknownIdError);
    expect(() => tasks.load("valid_seen/none#rearranged-1")).toThrow(UnknownIdError);
  });
});
