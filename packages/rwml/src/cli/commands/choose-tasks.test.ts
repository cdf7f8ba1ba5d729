import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generateGame, writeGameFile, writeTrajectoryFile } from "@rwml/alfworld";
import { readManifest } from "@rwml/core/dataset";
import { afterAll, describe, expect, it } from "vitest";
import { runInTest, withHouse } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-choose-"));
afterAll(() => rmSync(home, { recursive: true }));

const trial = join(home, "data", "json_2.1.1", "valid_seen", "task", "trial_1");
const game = generateGame({ seed: 3 });
mkdirSync(trial, { recursive: true });
writeFileSync(join(trial, "game.tw-pddl"), writeGameFile(game));
writeFileSync(join(trial, "traj_data.json"), writeTrajectoryFile(game));

const out = join(home, "kitchen");
const collect = (...options: string[]) =>
  runInTest([
    ...["collect", "alfworld/generated", "--policy", "expert-mix", "--episodes", "4", "--workers", "1"],
    ...["--max-steps", "20", "--out", out, ...options],
  ]);

describe("--task-types and --scenes", () => {
  it("should keep a collection to some tasks, and say what came of each type", async () => {
    const { code, output } = await collect("--task-types", "4", "--scenes", "kitchen");
    expect(code).toBe(0);
    expect(output).toMatch(/^tasks +episodes +won\npick_heat_then_place_in_recep +4 +\d$/m);
    expect(readManifest(out).made).toMatchObject({ taskTypes: ["4"], scenes: ["kitchen"] });
  });

  it("should count types in JSON", async () => {
    const { output } = await collect("--task-types", "4", "--scenes", "kitchen", "--json");
    expect(JSON.parse(output).taskTypes).toEqual([
      { type: "pick_heat_then_place_in_recep", episodes: 4, won: expect.any(Number) },
    ]);
  });

  it("should refuse to go on with another choice", async () => {
    const { code, errors } = await collect("--task-types", "5");
    expect(code).toBe(2);
    expect(errors).toContain("made with taskTypes 4, not 5; scenes kitchen, not of all kinds");
  });

  it("should refuse what matches nothing, and what the environment has not", async () => {
    for (const [argv, words] of [
      [["play", "alfworld/generated", "--task-types", "look_at"], "Did you mean look_at_obj_in_light?"],
      [["play", "alfworld/generated", "--scenes", "bathroom", "--task-types", "heat"], "no type of tasks"],
      [["show", "alfworld/generated", "--scenes", "bathroom", "--task-types", "4"], "A bathroom offers"],
      [["show", "demo/house", "--scenes", "attic", ...withHouse], "has no scenes to choose from"],
      [["play", "tau2/mock", "--scenes", "attic"], "which tau2 has not"],
    ] as const) {
      const { code, errors } = await runInTest(argv);
      expect({ code, errors }).toEqual({ code: 2, errors: expect.stringContaining(words) });
    }
  });

  it("should show only what was chosen, and what can be", async () => {
    const { output } = await runInTest(["show", "alfworld/generated", "--task-types", "2", "--json"]);
    const about = JSON.parse(output);
    expect(about.firstTasks.join()).toMatch(/look_at_obj_in_light.*look_at_obj_in_light/);
    expect([about.taskTypes.length, about.scenes.length]).toEqual([6, 4]);
  });
});

describe("a single game", () => {
  it.each([
    ["by its folder as the data", ["--data", trial]],
    ["by its file as the data", ["--data", join(trial, "game.tw-pddl")]],
    ["by a path as the task", ["--data", join(home, "data"), "--task", trial]],
    ["by the id of its trial", ["--data", join(home, "data"), "--task", "valid_seen/task/trial_1"]],
  ])("should be played %s", async (_, options) => {
    const { code, output } = await runInTest(["play", "alfworld/valid_seen", ...options], {
      lines: ["look"],
    });
    expect(code).toBe(0);
    expect(output).toContain(`Your task is to: ${game.goalText}.`);
  });

  it("should be refused where it is another split's", async () => {
    for (const options of [
      ["--data", trial],
      ["--data", dirname(dirname(dirname(trial))), "--task", "valid_seen/task/trial_1/game.tw-pddl"],
    ]) {
      const { code, errors } = await runInTest(["play", "alfworld/valid_unseen", ...options]);
      expect({ code, errors }).toEqual({ code: 2, errors: expect.stringContaining("alfworld/valid_seen") });
    }
  });
});
