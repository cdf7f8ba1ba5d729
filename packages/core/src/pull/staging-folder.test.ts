import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { openStaging, otherStagings } from "./staging-folder.js";

const disk = vi.hoisted(() => ({ isFull: false }));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const writeFile: typeof real.writeFile = async (...given) => {
    if (disk.isFull) throw Object.assign(new Error("no room"), { code: "ENOSPC" });
    return real.writeFile(...given);
  };
  return { ...real, writeFile };
});
afterEach(() => {
  disk.isFull = false;
});

describe("openStaging", () => {
  it("should make a folder that others know, and leave nothing", async () => {
    const out = join(temporaryFolder(), "new", "out");
    const staging = await openStaging(out);
    expect(await otherStagings(out)).toEqual([staging.path]);
    await staging.close();
    expect(existsSync(join(out, "..", ".."))).toBe(true);
    expect(existsSync(join(out, ".."))).toBe(false);
  });

  it("should leave no folder that nobody knows where the disk is full", async () => {
    const parent = temporaryFolder();
    disk.isFull = true;
    for (const out of [parent, join(parent, "new", "out")]) {
      await expect(openStaging(out)).rejects.toMatchObject({ code: "ENOSPC" });
      expect(readdirSync(parent)).toEqual([]);
    }
  });
});
