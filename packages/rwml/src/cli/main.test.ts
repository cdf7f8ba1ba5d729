import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readManifest } from "@rwml/core/dataset";
import { afterAll, describe, expect, it } from "vitest";
import { withHouse } from "./test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-main-"));
afterAll(() => rmSync(home, { recursive: true }));

const program = fileURLToPath(new URL("../../bin/rwml.mjs", import.meta.url));

/** Starts the real program. */
function start(...argv: readonly string[]) {
  const child = spawn(process.execPath, [program, ...argv, ...withHouse], { stdio: "pipe" });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, output, errors }));
  });
  const showsOnErrors = (text: string) =>
    new Promise<void>((resolve) => {
      child.stderr.on("data", () => errors.includes(text) && resolve());
    });
  return { child, ended, showsOnErrors };
}

describe("the rwml program", () => {
  it("should play what is piped into it, and end with the exit code of its command", async () => {
    const { child, ended } = start("play", "demo/house", "--seed", "1");
    child.stdin.end("look\n");
    const { code, output, errors } = await ended;
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    expect(output).toContain("> look\nYou are in the kitchen.");
  });

  it("should end quietly when nobody reads on", async () => {
    const { child, ended } = start("show", "demo/house");
    child.stdout.destroy();
    expect(await ended).toEqual({ code: 0, output: "", errors: "" });
  });

  it("should tell how it ended when nobody reads on", async () => {
    const troubled = fileURLToPath(new URL("../act/collect/troubled.fixture.ts", import.meta.url));
    const { child, ended } = start(
      ...["collect", "demo/always-fails", "--import", troubled, "--workers", "1"],
      ...["--episodes", "2", "--out", join(home, "failed")],
    );
    child.stdout.destroy();
    expect(await ended).toMatchObject({ code: 1, output: "" });
  });

  it.skipIf(!existsSync("/dev/full"))("should say when its results have no room, and fail", async () => {
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [program, "list"], { stdio: ["ignore", full, "pipe"] });
    let errors = "";
    child.stderr!.on("data", (chunk) => {
      errors += chunk;
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    closeSync(full);
    expect(errors).toMatch(/^rwml: The results cannot be written to standard output: ENOSPC.*\n$/);
    expect(code).toBe(1);
  });

  it.skipIf(process.platform === "win32")("should say so where its folder is gone", () => {
    const gone = 'mkdir "$1" && cd "$1" && rmdir "$1" && exec "$2" "$3" list';
    const { status, stdout, stderr } = spawnSync(
      "sh",
      ["-c", gone, "sh", join(home, "gone"), process.execPath, program],
      { encoding: "utf8" },
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^rwml: The current folder is not there any more\..*\n$/);
  });

  it("should say in one paragraph that an environment left something behind that failed", async () => {
    const troubled = fileURLToPath(new URL("../act/collect/troubled.fixture.ts", import.meta.url));
    const { child, ended } = start("play", "demo/leaves-a-timer", "--import", troubled);
    child.stdin.write("take key\nunlock door\n");
    const { code, errors } = await ended;
    expect(errors).toMatch(
      /^rwml: Error: Nobody waits for the locksmith. — something that nobody waited for/,
    );
    expect(errors).not.toContain("    at ");
    expect(code).toBe(1);
  });

  it("should keep what it has at the first Ctrl-C and end with 130", async () => {
    const out = join(home, "house");
    const { child, ended, showsOnErrors } = start(
      ...["collect", "demo/house", "--episodes", "1000000", "--out", out, "--workers", "1"],
    );
    await showsOnErrors("Collect demo/house");
    child.kill("SIGINT");
    const { code, output, errors } = await ended;
    expect(code).toBe(130);
    expect(errors).toContain("press Ctrl-C again to stop at once");
    expect(output).toMatch(/^Interrupted after/);
    expect(readManifest(out).complete).toBe(false);
  });
});
