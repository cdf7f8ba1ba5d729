import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { withFolderLock } from "@rwml/core/dataset";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-locked-"));
const data = join(home, "data");
const recorded = join(home, "recorded.json");

beforeAll(async () => {
  writeMockData(data, 3);
  await run(recorded);
});
afterAll(() => rmSync(home, { recursive: true }));

const run = (out: string) =>
  runInTest(["run", "tau2/airline-generated", "--agent", "gold", "--num-tasks", "4", "--out", out]);

/** What each command that writes to a folder is given; `out` is where. */
const commands: Readonly<Record<string, (out: string) => string[]>> = {
  collect: (out) => ["collect", "alfworld/generated", "--episodes", "1", "--out", out],
  import: (out) => ["import", "tau2", recorded, "--out", out],
  train: (out) => ["train", "--data", join(home, "dataset"), "--minutes", "0.01", "--out", out],
  demo: (out) => ["demo", "--minutes", "0.01", "--out", dirname(out), "--name", "out"],
  data: (out) => ["data", "pull", "tau2", "--url", "file:///nowhere", "--out", out],
  run: (out) => ["run", "tau2/airline-generated", "--agent", "gold", "--num-tasks", "1", "--out", out],
  judge: (out) => ["judge", recorded, "--out", out],
};

/** Leaves a lock that this process does not hold, changed so that it is somebody else's. Gives the folder. */
function leaveLock(name: string, change: object): string {
  const out = join(mkdtempSync(join(home, "folder-")), "out");
  mkdirSync(out);
  let holder = {};
  withFolderLock(out, () => {
    holder = JSON.parse(readFileSync(join(out, "lock-1.json"), "utf8"));
  });
  const prefix = ["run", "judge"].includes(name) ? "results.json." : "";
  writeFileSync(join(out, `${prefix}lock-1.json`), JSON.stringify({ ...holder, ...change }));
  return out;
}

describe("a folder to which somebody else may be writing", () => {
  beforeAll(async () => {
    const { code } = await runInTest([
      ...["collect", "alfworld/generated", "--episodes", "1", "--out", join(home, "dataset")],
    ]);
    expect(code).toBe(0);
  });

  it.each(Object.keys(commands))("should be refused by rwml %s, and left as it is", async (name) => {
    const out = leaveLock(name, { namespace: "pid:[1]" });
    const before = readdirSync(out);
    const { code, output, errors } = await runInTest(commands[name]!(out));
    expect(errors).toMatch(
      /^rwml: Process \d+ in another container of this machine is writing to .*, since .*delete .*lock-1\.json\.$/m,
    );
    expect(code).toBe(2);
    expect(output).toBe("");
    expect(readdirSync(out)).toEqual(before);
  });

  it("should be written by one of two runs at the same time, whole", async () => {
    for (const out of [join(home, "both"), join(home, "both.json")]) {
      const ends = await Promise.all([run(out), run(out)]);
      expect(ends.map(({ code }) => code).sort()).toEqual([0, 2]);
      expect(ends.find(({ code }) => code === 2)?.errors).toMatch(/^rwml: Process \d+ is writing to /);
      const file = out.endsWith(".json") ? out : join(out, "results.json");
      expect(JSON.parse(readFileSync(file, "utf8")).simulations).toHaveLength(4);
    }
    expect(readdirSync(join(home, "both"))).toEqual(["results.json"]);
  });

  it("should be gone on with by the next run once a killed one's lock is all that is left", async () => {
    // No process has an id beyond the largest.
    const out = leaveLock("run", { pid: 2 ** 22 + 1 });
    expect((await run(out)).code).toBe(0);
    expect(readdirSync(out)).toEqual(["results.json"]);
  });
});
