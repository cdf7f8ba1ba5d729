import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
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

  it("should choose by upstream's numbers of task types, and by scene", () => {
    expect(ids({ taskTypes: [2] })).toEqual([lamp]);
    expect(ids({ taskTypes: ["2", "pick_clean_then_place_in_recep"] })).toHaveLength(3);
    expect(ids({ scenes: ["kitchen"] })).toHaveLength(3);
    expect(ids({ scenes: [1], taskTypes: [2] })).toEqual([lamp]);
  });

  it.each([
    [{ taskTypes: ["look_at_obj"] }, "alfworld/unknown-task-type", "Did you mean look_at_obj_in_light?"],
    [{ taskTypes: [0] }, "alfworld/unknown-task-type", "1 pick_and_place_simple"],
    [{ taskTypes: ["7"] }, "alfworld/unknown-task-type", 'no type of tasks "7"'],
    [{ taskTypes: [2, 6] }, "alfworld/no-games", "is of pick_two_obj_and_place"],
    [{ taskTypes: [6] }, "alfworld/no-games", "6 of other task types"],
    [{ scenes: ["kichen"] }, "alfworld/unknown-scene", "Did you mean kitchen?"],
    [{ scenes: [100] }, "alfworld/unknown-scene", "201 to 230"],
    [{ scenes: ["kitchen", "bedroom"] }, "alfworld/no-games", "is of bedroom"],
    [{ scenes: ["bedroom"] }, "alfworld/no-games", "5 in other scenes"],
    [{ scenes: [] }, "alfworld/no-scenes", "at least one"],
  ] as const)("should refuse a choice that matches nothing: %j", (options, code, words) => {
    expect(codeOf(() => ids(options))).toBe(code);
    expect(() => ids(options)).toThrow(words);
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

  it("should load a game by the folder of its trial, and by a path", () => {
    const tasks = gameTasks("valid_seen", { data: root });
    const path = join(dirname(seen), ...lamp.split("/"));
    for (const name of [dirname(lamp), path, dirname(path), relative(process.cwd(), path)]) {
      expect(tasks.load(name), name).toMatchObject({ id: lamp, goalText: "clean up" });
    }
  });

  const trial = (task: string) => `valid_seen/${task}/trial_1/game.tw-pddl`;
  it.each([
    [
      "another split's",
      lamp.replace("valid_seen", "valid_unseen"),
      "one of valid_unseen, so play alfworld/valid_unseen",
    ],
    ["one above", `valid_seen/../valid_seen/${lamp.slice("valid_seen/".length)}`, "names folders one by one"],
    ["a step on the spot", `valid_seen/./${lamp.slice("valid_seen/".length)}`, "names folders one by one"],
    ["a path elsewhere", fileURLToPath(import.meta.url), "lies outside of"],
    [
      "about a movable receptacle",
      trial("pick_and_place_with_movable_recep-Mug-Pan-Desk-1"),
      "movable receptacles",
    ],
    [
      "about a sliced object",
      trial("pick_clean_then_place_in_recep-AppleSliced-None-Fridge-1"),
      "sliced objects",
    ],
    ["of a type never played", trial("other-type"), "of none that is ever played"],
    ["without a game", trial("no-game"), "has no game.tw-pddl"],
    ["unsolvable", trial("unsolvable"), "not marked solvable"],
  ])("should refuse a game that is none of its own: %s", (_, id, words) => {
    const tasks = gameTasks("valid_seen", { data: root });
    expect(codeOf(() => tasks.load(id))).toBe("alfworld/foreign-game");
    expect(() => tasks.load(id)).toThrow(words);
  });

  it("should refuse a game of a type, a scene or a number that was not asked for, and name the nearest", () => {
    expect(() => gameTasks("valid_seen", { data: root, taskTypes: [2] }).load(apple1)).toThrow(
      `another type than those chosen, or of none that is ever played. The nearest: ${lamp}`,
    );
    expect(() => gameTasks("valid_seen", { data: root, scenes: [2] }).load(apple1)).toThrow(
      /no game that can/,
    );
    expect(codeOf(() => gameTasks("valid_seen", { data: root, limit: 1 }).load(apple1))).toBe(
      "alfworld/foreign-game",
    );
  });

  it("should take an id for unknown that names no game", () => {
    const tasks = gameTasks("valid_seen", { data: root });
    for (const id of [
      "",
      "x",
      "valid_seen",
      lamp.replace("game.tw-pddl", "traj_data.json"),
      "elsewhere/x/y",
    ]) {
      expect(
        codeOf(() => tasks.load(id)),
        id,
      ).toMatch(/registry\/unknown-game|alfworld\/foreign-game/);
    }
  });

  it("should play a task, a trial or a game file alone, by the same id", () => {
    const path = join(dirname(seen), ...apple2.split("/"));
    for (const data of [path, dirname(path)]) expect(ids({ data })).toEqual([apple2]);
    expect(ids({ data: dirname(dirname(path)) })).toEqual([apple1, apple2]);
    expect(() => gameTasks("valid_seen", { data: path }).load(lamp)).toThrow("was asked for (--data)");
    expect(() => gameTasks("train", { data: path })).toThrow(
      /belongs to valid_seen.*play alfworld\/valid_seen/,
    );
  });

  it("should play a game file that lies alone", () => {
    const alone = join(root, "alone");
    mkdirSync(alone);
    const file = join(alone, "mine.tw-pddl");
    copyFileSync(join(dirname(seen), ...lamp.split("/")), file);
    const tasks = gameTasks("valid_unseen", { data: file });
    expect([tasks.size, tasks.id(0)]).toEqual([1, "alone/mine.tw-pddl"]);
    expect(tasks.load("alone/mine.tw-pddl")).toMatchObject({ taskType: null, goalText: "clean up" });
    expect(codeOf(() => ids({ data: file, taskTypes: [1] }))).toBe("alfworld/no-games");
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
