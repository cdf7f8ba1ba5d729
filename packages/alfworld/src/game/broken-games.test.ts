import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GymError, isGymError, openEnv } from "@rwml/core";
import { afterAll, describe, expect, it } from "vitest";
import { generateGame } from "../generate/generate-game.js";
import { practiceTasks } from "../generate/practice-tasks.js";
import { writeGameFile } from "../generate/write-game-file.js";
import { writeTrajectoryFile } from "../generate/write-trajectory-file.js";
import { alfworldRules } from "../world/rules.js";
import { collectGames } from "./collect-games.js";
import { findSplitFolder } from "./data-folder.js";
import { gameTasks } from "./game-tasks.js";
import { loadGame } from "./load-game.js";
import { parseGame } from "./parse-game.js";
import { surveyGames } from "./survey-games.js";

const home = mkdtempSync(join(tmpdir(), "rwml-broken-"));
afterAll(() => rmSync(home, { recursive: true }));
let roots = 0;
const origin = { id: "id", taskType: null, source: "game.tw-pddl" } as const;

type Files = Record<string, string | Buffer | null>;

/** What can be wrong with a trial, as what is changed in its files; null leaves a file out. */
const flaws: Readonly<Record<string, (files: Files) => void>> = {
  none: () => {},
  "no game file": (files) => {
    files["game.tw-pddl"] = null;
  },
  "no trajectory": (files) => {
    files["traj_data.json"] = null;
  },
  unsolvable: (files) => {
    files["game.tw-pddl"] = JSON.stringify({ solvable: false });
  },
  "cut off": (files) => {
    files["game.tw-pddl"] = String(files["game.tw-pddl"]).slice(0, 400);
  },
  "empty file": (files) => {
    files["game.tw-pddl"] = "";
  },
  "no problem": (files) => {
    files["game.tw-pddl"] = JSON.stringify({
      ...JSON.parse(String(files["game.tw-pddl"])),
      pddl_problem: "",
    });
  },
  "odd walkthrough": (files) => {
    files["game.tw-pddl"] = JSON.stringify({
      ...JSON.parse(String(files["game.tw-pddl"])),
      walkthrough: [1],
    });
  },
  "cut off trajectory": (files) => {
    files["traj_data.json"] = "{";
  },
  "trajectory not in UTF-8": (files) => {
    files["traj_data.json"] = Buffer.from(
      `{"x\u00ff": 1,${String(files["traj_data.json"]).slice(1)}`,
      "latin1",
    );
  },
  "game not in UTF-8": (files) => {
    files["game.tw-pddl"] = Buffer.from(`{"x\u00ff": 1,${String(files["game.tw-pddl"]).slice(1)}`, "latin1");
  },
};

/** Lays one trial for each flaw out as ALFWorld does; the task of trial i is called task-i. */
function dataWith(trials: readonly string[], split = "valid_seen"): string {
  const data = join(home, `data-${roots++}`);
  mkdirSync(join(data, "json_2.1.1", split), { recursive: true });
  for (const [index, flaw] of trials.entries()) {
    const game = generateGame({ seed: index });
    const files: Files = {
      "game.tw-pddl": writeGameFile(game),
      "traj_data.json": writeTrajectoryFile(game),
    };
    flaws[flaw]!(files);
    const trial = join(data, "json_2.1.1", split, `task-${index}`, "trial_1");
    mkdirSync(trial, { recursive: true });
    for (const [name, text] of Object.entries(files))
      if (text !== null) writeFileSync(join(trial, name), text);
  }
  return data;
}

function failureOf(action: () => unknown): GymError {
  try {
    action();
  } catch (error) {
    if (isGymError(error)) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

describe("a folder without games", () => {
  it.each([
    [[], ": 0 trials. "],
    [["no game file"], ": 1 trial, 1 without game.tw-pddl. "],
    [
      ["no game file", "no game file", "no trajectory", "unsolvable", "cut off", "cut off trajectory"],
      ": 6 trials, 2 without game.tw-pddl, 1 without traj_data.json, 1 not marked solvable, 2 unreadable. The first that is unreadable: ",
    ],
  ])("should say what it holds: %j", (trials, words) => {
    const data = dataWith(trials);
    const failure = failureOf(() => gameTasks("valid_seen", { data }).size);
    expect(failure.code).toBe("alfworld/no-games");
    expect(failure.message).toContain(
      `${join(data, "json_2.1.1", "valid_seen")} holds no game that can be played${words}`,
    );
    expect(failure.message).toMatch(/alfworld-download.*--data/);
  });

  it("should be looked at again when games may have arrived", () => {
    const data = dataWith([]);
    const tasks = gameTasks("valid_seen", { data });
    expect(failureOf(() => tasks.id(0)).code).toBe("alfworld/no-games");
    const game = generateGame({ seed: 1 });
    const trial = join(data, "json_2.1.1", "valid_seen", "task", "trial");
    mkdirSync(trial, { recursive: true });
    writeFileSync(join(trial, "game.tw-pddl"), writeGameFile(game));
    writeFileSync(join(trial, "traj_data.json"), writeTrajectoryFile(game));
    expect(tasks.size).toBe(1);
  });
});

describe("a broken game among others", () => {
  it.each(Object.keys(flaws).slice(4))("should keep its place, and cost itself alone: %s", (flaw) => {
    const whole = gameTasks("valid_seen", { data: dataWith(Array(5).fill("none")) });
    const data = dataWith(["none", "none", flaw, "none", "none"]);
    const tasks = gameTasks("valid_seen", { data });
    expect(tasks.size).toBe(5);
    const env = openEnv(alfworldRules, { tasks });
    for (let index = 0; index < 5; index++) {
      const id = tasks.id(index);
      expect(id).toBe(whole.id(index));
      if (index === 2) expect(failureOf(() => env.reset({ task: id })).message).toContain("task-2");
      else expect(env.reset({ task: id }).taskId).toBe(id);
    }
    expect(failureOf(() => collectGames(findSplitFolder("valid_seen", data))).code).toBe(
      "alfworld/broken-game",
    );
  });

  it("should leave practice going with the splits that have games", () => {
    const data = dataWith(["none", "cut off"], "train");
    mkdirSync(join(data, "json_2.1.1", "valid_seen"));
    const tasks = practiceTasks({ data });
    expect([0, 1, 4].map((index) => tasks.id(index).split("#")[0])).toEqual(
      Array(3).fill("train/task-0/trial_1/game.tw-pddl"),
    );
    expect(tasks.load(tasks.id(1)).problem).toBeDefined();
    expect(failureOf(() => tasks.load(tasks.id(2))).message).toContain("task-1");
    expect(failureOf(() => practiceTasks({ data: dataWith(["unsolvable"]) })).code).toBe("alfworld/no-games");
  });
});

describe("a file of a game", () => {
  const trialIn = (data: string) => join(data, "json_2.1.1", "valid_seen", "task-0", "trial_1");

  it.each(["game.tw-pddl", "traj_data.json"])("may begin with a byte order mark: %s", (name) => {
    const trial = trialIn(dataWith(["none"]));
    const whole = loadGame(trial, "id");
    const path = join(trial, name);
    writeFileSync(path, `\ufeff${readFileSync(path, "utf8")}`);
    expect(loadGame(trial, "id")).toEqual(whole);
    expect(parseGame(readFileSync(join(trial, "game.tw-pddl"), "utf8"), origin).problem).toEqual(
      whole.problem,
    );
    expect(surveyGames(trial).games).toMatchObject([{ failure: null, taskType: whole.taskType }]);
  });

  it("may be named by the folder of its trial", () => {
    const data = dataWith(["none"]);
    const file = join(trialIn(data), "game.tw-pddl");
    expect(loadGame(trialIn(data))).toEqual(loadGame(file));
    expect(loadGame(trialIn(data)).id).toBe(file);
    expect(failureOf(() => loadGame(data))).toMatchObject({
      code: "alfworld/missing-file",
      message: expect.stringContaining(`Cannot read ${join(data, "game.tw-pddl")} (ENOENT)`),
    });
  });

  it.skipIf(process.platform === "win32").each(["game.tw-pddl", "traj_data.json"])(
    "must be one, and nothing on which reading waits for ever: %s",
    (name) => {
      const trial = trialIn(dataWith(["none"]));
      rmSync(join(trial, name));
      execFileSync("mkfifo", [join(trial, name)]);
      const failure = failureOf(() => loadGame(trial));
      expect(failure.code).toBe("alfworld/not-a-file");
      expect(failure.message).toContain(`${name} is a named pipe, not a file`);
      expect(surveyGames(trial).games).toMatchObject([{ failure: { code: "alfworld/not-a-file" } }]);
    },
  );

  it("must not be a folder", () => {
    const trial = trialIn(dataWith(["no game file"]));
    mkdirSync(join(trial, "game.tw-pddl"));
    const [game] = surveyGames(trial).games;
    expect(game?.failure?.message).toContain("game.tw-pddl is a folder, not a file");
  });
});

describe("a folder that is not the one with the games", () => {
  const data = dataWith(["none"]);
  const split = join(data, "json_2.1.1", "valid_seen");
  const task = join(split, "task-0");

  it.each([
    [
      "its trial",
      "valid_seen",
      join(task, "trial_1"),
      `a single trial. Name the folder of all games of valid_seen: ${split}.`,
    ],
    ["its task", "valid_seen", task, `a single task. Name the folder of all games of valid_seen: ${split}.`],
    [
      "another split's trial",
      "train",
      join(task, "trial_1"),
      `It belongs to valid_seen: name ${join(data, "json_2.1.1")}.`,
    ],
    ["another split", "train", split, "It is the folder of valid_seen: play alfworld/valid_seen from it"],
    ["a root without the split", "train", data, "It holds valid_seen: play alfworld/valid_seen from it."],
    ["the folder above the root", "valid_seen", home, `Did you mean ${home}/data-`],
  ] as const)("should lead to the right one: %s", (_, name, root, words) => {
    const failure = failureOf(() => findSplitFolder(name, root));
    expect(failure.code).toBe("alfworld/no-data");
    expect(failure.message).toContain(words);
  });

  it("should be what its other folders say where one trial lies a folder too high", () => {
    const data = dataWith(["none", "none"]);
    const [above, split] = [join(data, "json_2.1.1"), join(data, "json_2.1.1", "valid_seen")];
    const own = join(data, "own");
    cpSync(split, own, { recursive: true });
    for (const folder of [data, above, split, own]) {
      mkdirSync(join(folder, "misplaced"));
      writeFileSync(join(folder, "misplaced", "game.tw-pddl"), writeGameFile(generateGame({ seed: 1 })));
    }
    expect(failureOf(() => gameTasks("train", { data: split })).message).toContain(
      "It is the folder of valid_seen: play alfworld/valid_seen from it",
    );
    for (const root of [data, above]) {
      expect(failureOf(() => gameTasks("train", { data: root })).message).toContain(
        "It holds valid_seen: play",
      );
    }
    for (const root of [data, above, split]) expect(gameTasks("valid_seen", { data: root }).size).toBe(2);
    expect(gameTasks("train", { data: own }).size).toBe(2);
  });

  it("should be there, where it is surveyed", () => {
    const failure = failureOf(() => surveyGames(join(home, "nowhere")));
    expect(failure.code).toBe("alfworld/no-data");
    expect(failure.message).toContain(`There is no folder ${join(home, "nowhere")}.`);
  });

  it.each([
    [() => gameTasks("valid_seen", { data: 3 as never }), "data is 3, not the path of a folder"],
    [() => gameTasks("valid_seen", null as never), "gameTasks takes an object of options, not null"],
    [() => gameTasks(null as never), 'There is no split "null"'],
    [() => gameTasks("valid_seen", { data, order: null as never }).size, 'There is no order of games "null"'],
    [() => gameTasks("valid_seen", { data }).load(null as never), 'There is no game "null"'],
  ])("should be named by what names are made of: %s", (ask, words) => {
    expect(failureOf(ask).message).toContain(words);
  });

  it("should be no file", () => {
    const file = join(task, "trial_1", "game.tw-pddl");
    expect(failureOf(() => findSplitFolder("train", file)).message).toContain("is a file, not a folder");
  });
});
