import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";

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
    const folders = [dir, whole].map((folder) =>
      readdirSync(folder).map((name) => readFileSync(join(folder, name))),
    );
    expect(folders[0]).toEqual(folders[1]);
  });
});
