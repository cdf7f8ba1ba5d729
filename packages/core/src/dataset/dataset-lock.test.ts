import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { houseModule } from "../testing/demo/house-module.js";
import { planCollection } from "./collect-episodes.js";
import { lockDataset } from "./dataset-lock.js";
import { prepareDataset } from "./prepare-dataset.js";

describe("lockDataset", () => {
  it("should refuse a folder that another living process of an earlier version writes to", () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, `lock-${process.ppid}`), "");
    expect(() => lockDataset(dir)).toThrow(
      expect.objectContaining({
        code: "dataset/locked",
        message: expect.stringContaining(`Process ${process.ppid} is writing`),
      }),
    );
    expect(readdirSync(dir)).toEqual([`lock-${process.ppid}`]);
  });

  it("should take over from a process of an earlier version that has died", () => {
    const dir = temporaryFolder();
    const { pid } = spawnSync(process.execPath, ["--version"]);
    writeFileSync(join(dir, `lock-${pid}`), "");
    const release = lockDataset(dir);
    expect(readdirSync(dir)).toEqual(["lock-1.json"]);
    release();
    expect(readdirSync(dir)).toEqual([]);
  });

  it("should take over from an earlier process that had the same id", () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, `lock-${process.pid}`), "");
    lockDataset(dir)();
    expect(readdirSync(dir)).toEqual([]);
  });

  it("should refuse a second collection of the same process", () => {
    const dir = temporaryFolder();
    const release = lockDataset(dir);
    expect(() => lockDataset(dir)).toThrow(expect.objectContaining({ code: "dataset/locked" }));
    release();
    lockDataset(dir)();
  });
});

describe("prepareDataset", () => {
  const plan = planCollection({ dir: "", envModule: houseModule, policy: "random", episodes: 1, writers: 1 });

  it("should refuse a folder that holds other things", () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "thesis.txt"), "");
    expect(() => prepareDataset(dir, plan)).toThrow(/thesis\.txt/);
    expect(readdirSync(dir)).toEqual(["thesis.txt"]);
  });

  it("should begin in a folder where an earlier attempt died before its manifest was there", () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "manifest.json.writing"), "{");
    prepareDataset(dir, plan).release();
    expect(existsSync(join(dir, "manifest.json"))).toBe(true);
  });

  it("should keep the number of writers of the first run", () => {
    const dir = temporaryFolder();
    prepareDataset(dir, { ...plan, writers: 2 }).release();
    const again = prepareDataset(dir, { ...plan, writers: 5 });
    expect(again.manifest.writers).toBe(2);
    again.release();
  });
});
