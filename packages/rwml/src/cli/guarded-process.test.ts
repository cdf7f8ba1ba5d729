import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const home = mkdtempSync(join(tmpdir(), "rwml-guarded-"));
afterAll(() => rmSync(home, { recursive: true }));

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const meddling = ["--import", file("./meddling.fixture.ts")];

/** Runs the real program on an environment that prints, and meddles as it is told. */
function run(meddle: string, argv: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [file("../../bin/rwml.mjs"), ...argv, ...meddling],
    { input, encoding: "utf8", timeout: 60_000, env: { ...process.env, MEDDLE: meddle } },
  );
  return { code: status, output: stdout, errors: stderr };
}

describe("a command with an environment that meddles", () => {
  it("should keep what the environment prints out of its results, also from threads", () => {
    const out = join(home, "data");
    const collected = run("", [
      ...["collect", "demo/meddling", "--episodes", "2", "--workers", "1"],
      ...["--out", out, "--json"],
    ]);
    expect(JSON.parse(collected.output)).toMatchObject({ complete: true });
    expect(collected.errors).toContain("meddling is loaded");
    expect(collected.errors).toContain("looked at 3");
    expect(collected.code).toBe(0);

    const verified = run("", ["verify", out, "--json"]);
    expect(JSON.parse(verified.output)).toBeTypeOf("object");
    expect(verified.errors).toContain("looked at 3");

    const ended = run("exit", ["verify", out, "--json"]);
    expect(ended.errors).toMatch(/^rwml: The process was ended before the command was/m);
    expect(ended).toMatchObject({ code: 1, output: "" });
  }, 60_000);

  it("should end although the environment leaves a timer running", () => {
    const { code, output } = run("timer", ["list", "--json"]);
    expect(JSON.parse(output)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: "demo/meddling" })]),
    );
    expect(code).toBe(0);
    const out = join(home, "timed");
    const collected = run("timer", [
      ...["collect", "demo/meddling", "--episodes", "2", "--workers", "1", "--out", out],
    ]);
    expect(collected).toMatchObject({ code: 0, output: expect.stringContaining("2 episodes") });
  }, 60_000);

  it("should not end as a success where the environment ends the process", () => {
    const { code, errors } = run("exit", ["play", "demo/meddling"], "go\ngo\ngo\n");
    expect(errors).toContain("Look for process.exit in it.");
    expect(code).toBe(1);
  });
});
