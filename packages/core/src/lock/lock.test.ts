import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { type LockHolder, thisHolder } from "./lock-holder.js";
import { holdsLock } from "./take-lock.js";
import { lockFolder, withFileLock, withFolderLock } from "./with-lock.js";

const bootstrap = fileURLToPath(new URL("../../../rwml/bin/bootstrap.mjs", import.meta.url));
const child = fileURLToPath(new URL("./lock.child.ts", import.meta.url));
const canUnshare = spawnSync("unshare", ["-pf", "--mount-proc", "true"]).status === 0;
if (!canUnshare)
  console.warn("Skipped, because this machine does not let tests begin a namespace of process ids.");

function begin(prefix: readonly string[], ...parameters: readonly string[]): ChildProcess {
  const [program = "", ...rest] = [...prefix, process.execPath, "--import", bootstrap, child];
  return spawn(program, [...rest, ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
}

/** Writes a lock as another process would have, and gives its name. */
function leaveLock(dir: string, change: Partial<LockHolder>): string {
  writeFileSync(join(dir, "lock-1.json"), JSON.stringify({ ...thisHolder(), ...change }));
  return "lock-1.json";
}

function deadPid(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

function refusal(dir: string) {
  try {
    lockFolder(dir)();
    return null;
  } catch (failure) {
    return failure;
  }
}

describe("lockFolder", () => {
  it("should leave nothing behind", () => {
    const parent = temporaryFolder();
    const dir = join(parent, "new", "folder");
    const release = lockFolder(dir);
    expect(readdirSync(dir)).toEqual(["lock-1.json"]);
    expect(JSON.parse(readFileSync(join(dir, "lock-1.json"), "utf8"))).toMatchObject({
      host: hostname(),
      pid: process.pid,
    });
    expect(holdsLock({ folder: dir, prefix: "" })).toBe(true);
    release();
    expect(readdirSync(parent)).toEqual([]);
    lockFolder(parent)();
    expect(holdsLock({ folder: parent, prefix: "" })).toBe(false);
  });

  it("should refuse a folder that this process has locked, by whichever name", () => {
    const dir = temporaryFolder();
    const other = join(temporaryFolder(), "link");
    symlinkSync(dir, other);
    const release = lockFolder(dir);
    expect(refusal(dir)).toMatchObject({ code: "folder/locked" });
    expect(refusal(other)).toMatchObject({ code: "folder/locked" });
    release();
    expect(refusal(other)).toBeNull();
  });

  it("should take over from a process that has ended, or whose id is another process's now", () => {
    const dir = temporaryFolder();
    leaveLock(dir, { pid: deadPid() });
    expect(refusal(dir)).toBeNull();
    expect(readdirSync(dir)).toEqual([]);
    if (process.platform !== "linux") return;
    leaveLock(dir, { pid: process.ppid, started: "1" });
    expect(refusal(dir)).toBeNull();
    leaveLock(dir, { started: "1" });
    expect(refusal(dir)).toBeNull();
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each([
    ["of another machine", { host: "elsewhere" }, "in the container elsewhere"],
    ["of the time before a restart", { boot: "another" }, "before it was started again"],
    ["of another clock", { clock: "time:[1]" }, "in another container of this machine"],
    ["of another container", { namespace: "pid:[1]" }, "in another container of this machine"],
  ])("should refuse a lock %s, alive or not", (_, change, where) => {
    const dir = temporaryFolder();
    const name = leaveLock(dir, { pid: deadPid(), ...change });
    expect(refusal(dir)).toMatchObject({
      code: "folder/locked",
      message: expect.stringMatching(new RegExp(`${where}.*if it has ended, delete .*${name}`)),
    });
    expect(readdirSync(dir)).toEqual([name]);
  });

  it("should know a process of its own namespace by a lock of earlier versions, which name no clock", () => {
    const dir = temporaryFolder();
    leaveLock(dir, { pid: deadPid(), clock: null });
    expect(refusal(dir)).toBeNull();
    expect(readdirSync(dir)).toEqual([]);
  });

  it("should refuse a lock that it cannot read", () => {
    const dir = temporaryFolder();
    for (const content of ["", "{}", '{"pid":1}', "\0"]) {
      writeFileSync(join(dir, "lock-7.json"), content);
      expect(refusal(dir)).toMatchObject({
        code: "folder/locked",
        message: expect.stringContaining(`delete ${join(dir, "lock-7.json")}`),
      });
      expect(readdirSync(dir)).toEqual(["lock-7.json"]);
    }
  });

  it("should remove what a killed process has left of a lock that was not whole yet", () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "lock-0b54d3a2-7a0d-4b5c-9d3e-1f2a3b4c5d6e.writing"), "{");
    lockFolder(dir)();
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each(["nothing", "a leftover"])(
    "should be had by one of several that ask at the same instant, where there is %s",
    async (before) => {
      const [dir, signs] = [temporaryFolder(), temporaryFolder()];
      if (before === "a leftover") leaveLock(dir, { pid: deadPid() });
      const running = Array.from({ length: 5 }, () => begin([], dir, join(signs, "go"), join(signs, "stop")));
      const told = running.map(() => "");
      for (const [index, { stdout }] of running.entries()) {
        stdout?.on("data", (chunk) => {
          told[index] += chunk;
        });
      }
      const ends = running.map((one) => once(one, "close"));
      while (told.some((lines) => lines === "")) await setTimeout(10);
      writeFileSync(join(signs, "go"), "");
      while (told.some((lines) => lines.split("\n").length < 3)) await setTimeout(10);
      writeFileSync(join(signs, "stop"), "");
      await Promise.all(ends);
      expect(told.filter((lines) => lines === "ready\nlocked\n")).toHaveLength(1);
      expect(told.filter((lines) => lines.includes("folder/locked: Process "))).toHaveLength(4);
      expect(readdirSync(dir)).toEqual([]);
    },
  );

  it.skipIf(process.platform !== "linux")(
    "should take over from a process that was killed, also from one that nobody has buried",
    async () => {
      const dir = temporaryFolder();
      const running = begin(["sh", "-c", '"$@" & wait', "sh"], dir, dir, "never");
      let told = "";
      for await (const chunk of running.stdout!) {
        told += chunk;
        if (told.includes("locked")) break;
      }
      expect(refusal(dir)).toMatchObject({ code: "folder/locked" });
      const { pid } = JSON.parse(readFileSync(join(dir, "lock-1.json"), "utf8"));
      // A stopped parent does not ask for its children's ends.
      running.kill("SIGSTOP");
      process.kill(pid, "SIGKILL");
      while (existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8")));
      expect(refusal(dir)).toBeNull();
      running.kill("SIGKILL");
    },
  );

  it.skipIf(!canUnshare)(
    "should respect a process in another namespace of process ids, and be respected",
    async () => {
      const dir = temporaryFolder();
      const inside = begin(["unshare", "-pf", "--kill-child", "--mount-proc"], dir, dir, "never");
      const lines = inside.stdout![Symbol.asyncIterator]();
      let told = "";
      while (!told.includes("locked")) told += (await lines.next()).value;
      expect(refusal(dir)).toMatchObject({
        code: "folder/locked",
        message: expect.stringContaining("Whether it still runs cannot be seen from here."),
      });
      expect(readdirSync(dir)).toEqual(["lock-1.json"]);
      inside.kill("SIGKILL");
      await once(inside, "close");

      const mine = temporaryFolder();
      const release = lockFolder(mine);
      const second = begin(["unshare", "-pf", "--mount-proc"], mine, mine, mine);
      expect(await text(second.stdout!)).toMatch(/folder\/locked: Process \d+ in another container/);
      expect(readdirSync(mine)).toEqual(["lock-1.json"]);
      release();
    },
  );
});

describe("withFolderLock", () => {
  it("should let work inside of it lock the same folder again, and nobody beside it", async () => {
    const dir = temporaryFolder();
    const inner = join(dir, "data");
    mkdirSync(inner);
    let wait = () => {};
    const outer = withFolderLock(dir, async () => {
      expect(withFolderLock(dir, () => withFolderLock(inner, () => 7))).toBe(7);
      await new Promise<void>((resolve) => {
        wait = resolve;
      });
      return withFolderLock(dir, async () => 8);
    });
    expect(() => withFolderLock(dir, () => 9)).toThrow(expect.objectContaining({ code: "folder/locked" }));
    expect(withFolderLock(inner, () => 10)).toBe(10);
    wait();
    expect(await outer).toBe(8);
    expect(readdirSync(dir)).toEqual(["data"]);
  });

  it("should give the folder free when the work fails", async () => {
    const dir = temporaryFolder();
    const fail = (): never => {
      throw new Error("no luck");
    };
    expect(() => withFolderLock(dir, fail)).toThrow("no luck");
    await expect(withFolderLock(dir, async () => fail())).rejects.toThrow("no luck");
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe("withFileLock", () => {
  it("should lock one file of a folder, which others share", () => {
    const dir = temporaryFolder();
    const [one, two] = [join(dir, "one.json"), join(dir, "two.json")];
    withFileLock(one, () => {
      expect(readdirSync(dir)).toEqual(["one.json.lock-1.json"]);
      expect(withFileLock(two, () => lockFolder(dir))).toBeTypeOf("function");
    });
    expect(readdirSync(dir)).toEqual(["lock-1.json"]);
  });
});
