import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateGame, writeGameFile, writeProblem, writeTrajectoryFile } from "@rwml/alfworld";
import { afterAll, describe, expect, it } from "vitest";
import { writeZip } from "../../../../alfworld/src/pull/testing/write-zip.js";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-data-alfworld-"));
afterAll(() => rmSync(home, { recursive: true }));

const game = generateGame({ seed: 3 });
const trial = "json_2.1.1/valid_seen/task/trial_1";
const zip = join(home, "games.zip");
writeFileSync(
  zip,
  writeZip([
    { name: `${trial}/game.tw-pddl`, content: writeGameFile(game) },
    { name: `${trial}/traj_data.json`, content: writeTrajectoryFile(game) },
  ]),
);
const pull = (...options: string[]) => runInTest(["data", "pull", "alfworld", ...options]);

describe("rwml data pull alfworld", () => {
  it("should unpack archives, count them, and say where they are", async () => {
    const out = join(home, "data");
    const { code, output, errors } = await pull("--file", zip, "--out", out);
    expect(code).toBe(0);
    expect(errors).toMatch(/^Unpack/);
    expect(errors).toMatch(/^✓ Begin every game/m);
    expect(output).toMatch(/^games\.zip +1 +0 +1 +0 +[0-9a-f]{64}$/m);
    expect(output).toMatch(/^valid_seen +1 +1 +0 +0 +0 +0 +140$/m);
    expect(output).toContain("valid_seen: 1 of the 140 games of upstream's release.");
    expect(output).toContain(`ALFWORLD_DATA=${out}`);
    const played = await runInTest(["play", "alfworld/valid_seen", "--data", out], { lines: [] });
    expect(played.output).toContain(game.goalText);
  });

  it("should unpack to ALFWORLD_DATA, and print JSON", async () => {
    const out = join(home, "variable");
    const argv = ["data", "pull", "alfworld", "--file", zip, "--json"];
    const { output } = await runInTest(argv, { environment: { ALFWORLD_DATA: out } });
    expect(JSON.parse(output)).toMatchObject({
      out,
      wasThere: false,
      broken: [],
      archives: [{ leftOut: 0 }],
    });
  });

  it("should end with 1 where files lack what play needs", async () => {
    const broken = join(home, "broken.zip");
    writeFileSync(broken, writeZip([{ name: `${trial}/game.tw-pddl`, content: "{" }]));
    const { code, output } = await pull("--file", broken, "--out", join(home, "broken"));
    expect(code).toBe(1);
    expect(output).toContain(
      "Files that lack what play needs, 1:\n  valid_seen/task/trial_1/game.tw-pddl: it is not JSON",
    );
  });

  it.each([
    [
      "trajectories",
      "traj_data.json",
      writeTrajectoryFile(game),
      "Pull json_2.1.3_tw-pddl.zip into it, too.",
    ],
    ["games", "game.tw-pddl", writeGameFile(game), "Pull json_2.1.1_json.zip into it, too."],
    [
      "states",
      "initial_state.pddl",
      writeProblem(game.problem),
      "Pull json_2.1.1_json.zip and json_2.1.3_tw-pddl.zip into it, too.",
    ],
  ])(
    "should end with 1 where there are %s only, and say what is missing",
    async (kind, name, content, words) => {
      const [only, out] = [join(home, `${kind}.zip`), join(home, `only-${kind}`)];
      writeFileSync(only, writeZip([{ name: `${trial}/${name}`, content }]));
      const { code, output } = await pull("--file", only, "--out", out);
      expect(code).toBe(1);
      expect(output).toContain(`No game in ${out} can be played. ${words}`);
      expect(output).not.toContain("Name it with");
    },
  );

  it("should name links, and end with 1 where nothing can be played", async () => {
    const linked = join(home, "linked.zip");
    const content = writeGameFile(game).replace("(:goal", "(:goal (and) ");
    writeFileSync(
      linked,
      writeZip([
        { name: `${trial}/game.tw-pddl`, content },
        { name: `${trial}/traj_data.json`, content: writeTrajectoryFile(game) },
        { name: "link", content: "/etc", mode: 0o120777 },
      ]),
    );
    const { code, output } = await pull("--file", linked, "--out", join(home, "linked"));
    expect(code).toBe(1);
    expect(output).toContain("which are not unpacked, 1:\n  link");
    expect(output).toMatch(
      /Files that lack what play needs, 1:\n {2}valid_seen\/task\/trial_1\/game\.tw-pddl.*the goal is one condition/,
    );
  });

  it("should say where archives are to be had, and refuse what is another source's", async () => {
    for (const [argv, words] of [
      [["data", "pull", "alfworld"], "json_2.1.3_tw-pddl.zip"],
      [["data", "pull", "alfworld", "--url", "file:///x", "--file", zip], "--url is for tau2"],
      [["data", "pull", "tau2", "--file", zip], "--file is for alfworld"],
    ] as const) {
      const { code, errors } = await runInTest(argv);
      expect({ code, errors }).toEqual({ code: 2, errors: expect.stringContaining(words) });
    }
  });

  it("should tell an interruption from a failure", async () => {
    const out = join(home, "stopped");
    const argv = ["data", "pull", "alfworld", "--file", zip, "--out", out];
    const { code, output } = await runInTest(argv, { signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(output).toContain("Nothing was kept");
    expect(existsSync(join(out, "json_2.1.1"))).toBe(false);
  });
});
