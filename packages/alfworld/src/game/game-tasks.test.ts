import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isGymError, UnknownIdError } from "@rwml/core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { kitchenProblem } from "../world/testing/kitchen.js";
import { collectGames } from "./collect-games.js";
import { findSplitFolder, splitNamed } from "./data-folder.js";
import { gameTasks } from "./game-tasks.js";
import { loadGame, loadInitialState } from "./load-game.js";
import { ownDomainText, ownGrammar } from "./own-logic.js";
import type { CollectOptions } from "./survey-games.js";

const root = mkdtempSync(join(tmpdir(), "rwml-alfworld-movable-"));
const seen = join(root, "json_2.1.1", "valid_seen");

beforeAll(() => {
  writeTrial("pick_clean_then_place_in_recep-Apple-None-Fridge-1/trial_2");
  writeTrial("pick_clean_then_place_in_recep-Apple-None-Fridge-1/trial_1");
  writeTrial("look_at_obj_in_light-Mug-None-DeskLamp-1/trial_1", { taskType: "look_at_obj_in_light" });
  writeTrial("pick_and_place_with_movable_recep-Mug-Pan-Desk-1/trial_1");
  writeTrial("pick_clean_then_place_in_recep-AppleSliced-None-Fridge-1/trial_1");
  writeTrial("other-type/trial_1", { taskType: "pick_and_place_with_movable_recep" });
  writeTrial("no-game/trial_1", { game: null });
  writeTrial("unsolvable/trial_1", { game: { solvable: false } });
  writeTrial("unmarked/trial_1", { game: { solvable: undefined } });
});

afterAll(() => rmSync(root, { recursive: true }));

function writeTrial(
  trial: string,
  { taskType = "pick_clean_then_place_in_recep", game = {} as object | null } = {},
) {
  const path = join(seen, trial, "game.tw-pddl");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(join(seen, trial, "traj_data.json"), JSON.stringify({ task_type: taskType }));
  writeFileSync(join(seen, trial, "initial_state.pddl"), kitchenProblem());
  if (game === null) return;
  const content = {
    pddl_domain: ownDomainText,
    grammar: ownGrammar("clean up"),
    pddl_problem: kitchenProblem(),
  };
  writeFileSync(path, JSON.stringify({ ...content, solvable: true, ...game }));
}

const apple1 = "valid_seen/pick_clean_then_place_in_recep-Apple-None-Fridge-1/trial_1/game.tw-pddl";
const apple2 = "valid_seen/pick_clean_then_place_in_recep-Apple-None-Fridge-1/trial_2/game.tw-pddl";
const lamp = "valid_seen/look_at_obj_in_light-Mug-None-DeskLamp-1/trial_1/game.tw-pddl";

function ids(options: CollectOptions & { data?: string } = {}): string[] {
  const tasks = gameTasks("valid_seen", { data: root, ...options });
  return Array.from({ length: tasks.size }, (_, index) => tasks.id(index));
}

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    return isGymError(error) ? error.code : "not a GymError";
  }
  return undefined;
}

describe("gameTasks", () => {
  it("should offer the games that ALFWorld plays, sorted", () => {
    expect(ids()).toEqual([lamp, apple1, apple2]);
  });

  it("should choose by task type and number", () => {
    expect(ids({ taskTypes: ["look_at_obj_in_light"] })).toEqual([lamp]);
    expect(ids({ limit: 2 })).toEqual([lamp, apple1]);
    expect(ids({ limit: 0 })).toHaveLength(3);
    expect(codeOf(() => ids({ taskTypes: [] }))).toBe("alfworld/no-task-types");
  });

  it("should offer the same games in the order of the file system", () => {
    expect(ids({ order: "directory" }).sort()).toEqual(ids());
  });

  it("should load a game with its task type", () => {
    const game = gameTasks("valid_seen", { data: root }).load(lamp);
    expect(game).toMatchObject({ id: lamp, taskType: "look_at_obj_in_light", goalText: "clean up" });
  });

  it("should name the nearest games for an unknown id", () => {
    expect(() => gameTasks("valid_seen", { data: root }).load(apple1.replace("Apple", "Aple"))).toThrow(
      new RegExp(apple1),
    );
    expect(() => gameTasks("valid_seen", { data: root }).id(3)).toThrow(UnknownIdError);
  });

  it("should name a broken file while collecting", () => {
    writeTrial("broken/trial_1");
    const path = join(seen, "broken", "trial_1", "game.tw-pddl");
    writeFileSync(path, '{"pddl_domain": "');
    expect(() => collectGames(seen)).toThrow(path);
    rmSync(join(seen, "broken"), { recursive: true });
  });
});

describe("findSplitFolder", () => {
  it("should find a split below the data root, below a folder of splits, and itself", () => {
    for (const data of [root, dirname(seen), seen]) expect(findSplitFolder("valid_seen", data)).toBe(seen);
  });

  it("should take any folder of tasks that bears no other split's name", () => {
    const mine = join(root, "mine");
    mkdirSync(join(mine, "task", "trial"), { recursive: true });
    writeFileSync(join(mine, "task", "trial", "traj_data.json"), "{}");
    expect(findSplitFolder("train", mine)).toBe(mine);
    expect(codeOf(() => findSplitFolder("valid_unseen", seen))).toBe("alfworld/no-data");
  });

  it("should expand environment variables and look at ALFWORLD_DATA", () => {
    vi.stubEnv("ALFWORLD_DATA", root);
    expect(findSplitFolder("valid_seen")).toBe(seen);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is for the function to expand
    for (const data of ["$ALFWORLD_DATA/json_2.1.1", "${ALFWORLD_DATA}"]) {
      expect(findSplitFolder("valid_seen", data)).toBe(seen);
    }
    vi.unstubAllEnvs();
  });

  it("should say how to get the data", () => {
    expect(() => findSplitFolder("train", root)).toThrow(/holds no train games.*alfworld-download.*--data/);
    expect(() => findSplitFolder("train", join(root, "absent"))).toThrow(/There is no folder .*absent/);
  });
});

describe("splitNamed", () => {
  it("should know upstream's names and suggest the nearest", () => {
    expect(splitNamed("eval_out_of_distribution")).toBe("valid_unseen");
    expect(splitNamed("valid_train")).toBe("valid_train");
    expect(() => splitNamed("valid_sen")).toThrow(/Did you mean valid_seen\?/);
  });
});

describe("loadGame", () => {
  it("should name a missing file", () => {
    expect(() => loadGame(join(root, "absent.tw-pddl"))).toThrow(/Cannot read .*absent\.tw-pddl \(ENOENT\)/);
  });

  it("should make a game of an initial state and a goal in words", () => {
    const path = join(dirname(join(root, "json_2.1.1", apple1)), "initial_state.pddl");
    const game = loadInitialState(path, "tidy up");
    expect(game).toMatchObject({
      goalText: "tidy up",
      taskType: "pick_clean_then_place_in_recep",
      wording: "current",
    });
  });
});
