import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateGame, writeGameFile, writeTrajectoryFile } from "@rwml/alfworld";
import { openDataset } from "@rwml/core/dataset";
import { afterAll, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-broken-data-"));
afterAll(() => rmSync(home, { recursive: true }));
let folders = 0;
const newFolder = () => join(home, `folder-${folders++}`);

/** Lays generated games out as ALFWorld does. */
function writeGames(data: string, count: number, split = "valid_seen"): void {
  for (let seed = 0; seed < count; seed++) {
    const trial = join(data, "json_2.1.1", split, `task-${seed}`, "trial_1");
    const game = generateGame({ seed });
    mkdirSync(trial, { recursive: true });
    writeFileSync(join(trial, "game.tw-pddl"), writeGameFile(game));
    writeFileSync(join(trial, "traj_data.json"), writeTrajectoryFile(game));
  }
}

describe("ALFWorld's data", () => {
  const options = (data: string, out: string) => [
    ...["--data", data, "--out", out, "--episodes", "8", "--in-order"],
    ...["--max-steps", "2", "--workers", "2"],
  ];

  it("should be refused before anything is written while there are no games, and be taken when they are there", async () => {
    const [data, out] = [newFolder(), newFolder()];
    mkdirSync(join(data, "json_2.1.1", "valid_seen"), { recursive: true });
    const collect = ["collect", "alfworld/valid_seen", ...options(data, out)];
    const play = ["play", "alfworld/valid_seen", "--data", data];
    for (const argv of [
      collect,
      play,
      ["show", ...play.slice(1)],
      ["collect", "alfworld/practice", ...options(data, out)],
    ]) {
      const { code, output, errors } = await runInTest(argv);
      expect(errors).toMatch(/^rwml: .*valid_seen holds no game that can be played: 0 trials\./);
      expect({ code, output }).toEqual({ code: 2, output: "" });
      expect(existsSync(out)).toBe(false);
    }
    writeGames(data, 2);
    expect(await runInTest(collect)).toMatchObject({ code: 0 });
  });

  it("should be refused by the demo before it makes its run's folder", async () => {
    const [data, out] = [newFolder(), newFolder()];
    writeGames(data, 1);
    mkdirSync(join(data, "json_2.1.1", "valid_unseen"));
    for (const folder of [data, join(data, "json_2.1.1", "valid_unseen"), join(data, "none")]) {
      const { code, errors } = await runInTest(["demo", "--data", folder, "--out", out]);
      expect(errors).toMatch(/^rwml: (There is no|The) folder |^rwml: .*valid_unseen holds no game/);
      expect(code).toBe(2);
      expect(existsSync(out)).toBe(false);
    }
  });

  it("should lose only the episodes of a broken game, and name it", async () => {
    const [data, out] = [newFolder(), newFolder()];
    writeGames(data, 8);
    const broken = join(data, "json_2.1.1", "valid_seen", "task-3", "trial_1", "game.tw-pddl");
    writeFileSync(broken, readFileSync(broken).subarray(0, 1000));
    const { code } = await runInTest(["collect", "alfworld/valid_seen", ...options(data, out)]);
    expect(code).toBe(1);
    const failed: (readonly [number, string])[] = [];
    for await (const { episode, error } of (await openDataset(out)).episodes()) {
      if (error !== null) failed.push([episode, error.message]);
    }
    expect(failed).toEqual([[3, expect.stringContaining(broken)]]);
  });
});

describe("tau2-bench's data", () => {
  const cases: [string, string | null, string][] = [
    ["tasks.json", null, "ENOENT"],
    ["tasks.json", "", "cannot be read"],
    ["tasks.json", "[]", "holds no tasks"],
    ["tasks.json", '{"tasks": []}', "holds no tasks"],
    ["tasks.json", "null", "it is no list of tasks"],
    ["tasks.json", '[{"id": "a"', "cannot be read"],
    ["tasks.json", "[null]", "task 0"],
    ["db.json", null, "ENOENT"],
    ["db.json", '{"tasks": {"task_0"', "cannot be read"],
    ["db.json", "null", "does not hold the database"],
    ["db.json", "[]", "does not hold the database"],
    ["user_db.json", "7", "does not hold the database"],
    ["policy_solo.md", null, "ENOENT"],
    ["policy_solo.md", " \n", "is empty"],
  ];

  it.each(cases)("should be refused before anything is written: %s is %j", async (file, content, words) => {
    const [data, out] = [newFolder(), newFolder()];
    writeMockData(data, 2);
    const path = join(data, "tau2", "domains", "mock", file);
    if (content === null) rmSync(path);
    else writeFileSync(path, content);
    const place = ["--data", data];
    const commands = [
      ["collect", "tau2/mock-solo", "--out", out, "--episodes", "2", ...place],
      ...(file === "policy_solo.md"
        ? []
        : [
            ["run", "tau2/mock", "--agent", "gold", "--out", out, ...place],
            ["play", "tau2/mock", ...place],
          ]),
    ];
    for (const argv of commands) {
      const { code, output, errors } = await runInTest(argv);
      expect(errors).toContain(path);
      expect(errors).toContain(words);
      expect(errors).not.toContain("bug");
      expect({ code, output }).toEqual({ code: 2, output: "" });
      expect(existsSync(out)).toBe(false);
    }
  });

  it.each([
    ["null", "it is no object with lists of ids"],
    ['{"base": 5}', 'its split "base" is no list of ids'],
    ['{"base": []}', "names none of the tasks"],
    ['{"base": ["other"]}', "names none of the tasks"],
  ])("should be refused where the splits are %s", async (content, words) => {
    const [data, out] = [newFolder(), newFolder()];
    writeMockData(data, 2);
    const path = join(data, "tau2", "domains", "mock", "split_tasks.json");
    writeFileSync(path, content);
    const argv = ["run", "tau2/mock", "--agent", "gold", "--split", "base", "--out", out, "--data", data];
    const { code, errors } = await runInTest(argv);
    expect([code, errors.includes(path), errors.includes(words)]).toEqual([2, true, true]);
    expect(existsSync(out)).toBe(false);
  });

  it("should not be asked of recordings, which have no tasks of their own", async () => {
    const out = newFolder();
    const data = newFolder();
    writeMockData(data, 2);
    const argv = ["collect", "tau2/mock-recorded", "--episodes", "2", "--out", out, "--data", data];
    const { code, errors } = await runInTest(argv);
    expect(code).toBe(2);
    expect(errors).toContain("tau2/mock-recorded has no tasks to choose from");
    expect(existsSync(out)).toBe(false);
  });
});
