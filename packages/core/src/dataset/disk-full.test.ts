import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { folderDifference } from "./folder-difference.fixture.js";
import { openDataset } from "./open-dataset.js";

const bootstrap = fileURLToPath(new URL("../../../rwml/bin/bootstrap.mjs", import.meta.url));
const child = fileURLToPath(new URL("./collect.child.ts", import.meta.url));

/** Collects in a process that may write files of so many blocks of 512 bytes, which ends like a full disk. */
function collect(dir: string, blocks: number | "unlimited") {
  const command = `ulimit -f ${blocks}; exec "$0" --import "$1" "$2" "$3" 60 1000000000`;
  return spawnSync("sh", ["-c", command, process.execPath, bootstrap, child, dir], {
    encoding: "utf8",
    env: { ...process.env, TSX_DISABLE_CACHE: "1" },
  });
}

describe.skipIf(process.platform === "win32")("DiskFullError", () => {
  it("should stop cleanly, say what is kept, and lose nothing", () => {
    const dir = temporaryFolder();
    const { status, stderr } = collect(dir, 600);
    expect(status).toBe(1);
    expect(stderr).toMatch(/There is no room left to write .*journal-w\d-00000\.jsonl\./);
    expect(stderr).toMatch(/Everything recorded before is kept \(this run: \d+ episodes, \d+ steps\)\./);
    const journals = readdirSync(dir).filter((name) => name.startsWith("journal"));
    expect(journals).toHaveLength(2);
    for (const name of journals) expect(readFileSync(join(dir, name), "utf8")).toMatch(/\}\n$/);

    const whole = temporaryFolder();
    expect(collect(dir, "unlimited").status).toBe(0);
    expect(collect(whole, "unlimited").status).toBe(0);
    expect(folderDifference(dir, whole)).toBeNull();
  });
});

describe("the collecting child", () => {
  it("should wait for a reader that is slow, and let no episode fail for it", async () => {
    const dir = temporaryFolder();
    const running = spawn(process.execPath, ["--import", bootstrap, child, dir, "400", "1000000000"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const end = once(running, "close");
    // It has come as far as it can when it writes no more.
    const written = () => statSync(join(dir, "journal-w0-00000.jsonl"), { throwIfNoEntry: false })?.size ?? 0;
    for (let before = -1; (before === 0 || before !== written()) && running.exitCode === null; ) {
      before = written();
      await setTimeout(100);
    }
    running.stdout.resume();
    expect(await end).toEqual([0, null]);
    expect((await openDataset(dir)).manifest.counts).toMatchObject({ episodes: 400, failed: 0 });
  });
});
