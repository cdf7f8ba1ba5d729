import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { GymError } from "@rwml/core";
import { afterAll, describe, expect, it } from "vitest";
import { runInTest } from "../test-context.fixture.js";
import { writesFolder } from "./path-use.js";
import { asPathFailure, type GivenPath } from "./unusable-path.js";

const home = mkdtempSync(join(tmpdir(), "rwml-failures-"));
afterAll(() => rmSync(home, { recursive: true }));

const given: readonly GivenPath[] = [
  { name: "--data", text: "/disk", use: writesFolder },
  { name: "--out", text: "/disk/runs", use: writesFolder },
];

function systemError(code: string, fields: object): Error {
  return Object.assign(new Error(`${code}: something`), { code, syscall: "open", errno: -1, ...fields });
}

describe("asPathFailure", () => {
  it.each([
    ["/disk/runs/manifest.json", "EROFS", '--out "/disk/runs"', "a disk that can only be read"],
    ["/disk/other", "EACCES", '--data "/disk"', "the permission is missing"],
    ["/disk/runs-2", "ENOENT", '--data "/disk"', "it is not there"],
    [
      "/elsewhere",
      "EXDEV",
      "/elsewhere",
      "the file system refuses it (EXDEV). Look at the paths of --data, --out.",
    ],
  ])("should name what %s came from, and why it fails: %s", (path, code, name, problem) => {
    const failure = asPathFailure(systemError(code, { path }), given);
    expect(failure).toBeInstanceOf(GymError);
    expect(failure).toMatchObject({ code: "cli/unusable-path", cause: { code } });
    const { message } = failure as GymError;
    expect([message.startsWith(name), message.includes(problem), message.includes(path)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("should know folders that are read as files, for which Node names no path", () => {
    const isolated = join(home, "as-file");
    mkdirSync(isolated);
    let failure: unknown;
    try {
      readFileSync(isolated);
    } catch (error) {
      failure = asPathFailure(error, given);
    }
    expect((failure as GymError).message).toBe(
      "A path cannot be used: a folder stands where a file is expected (EISDIR). Look at the paths of --data, --out.",
    );
  });

  it("should recognise what a thread failed with", async () => {
    const worker = new Worker("require('node:fs').readFileSync('/disk/runs/none')", { eval: true });
    const error = await new Promise((resolve) => worker.on("error", resolve));
    expect(asPathFailure(error, given)).toMatchObject({ code: "cli/unusable-path" });
  });

  it.each([
    ["a bug", new TypeError("x is not a function")],
    ["a server that does not answer", systemError("ECONNREFUSED", { syscall: "connect" })],
    ["a program that is not there", systemError("ENOENT", { syscall: "spawn cat", path: "cat" })],
    ["what is no error", "text"],
  ])("should leave %s as it is", (_, error) => {
    expect(asPathFailure(error, given)).toBe(error);
  });
});

describe("commands whose paths fail later", () => {
  it("should name the option where a folder's own place is taken", async () => {
    writeFileSync(join(home, "demo"), "mine");
    const { code, errors } = await runInTest(["demo", "--out", home]);
    expect(code).toBe(2);
    expect(errors).toMatch(/^rwml: --out ".*" cannot be used: .*demo.*\n$/);
    expect(readFileSync(join(home, "demo"), "utf8")).toBe("mine");
  });

  it("should name the options where a file inside them is a folder", async () => {
    mkdirSync(join(home, "run", "task.json"), { recursive: true });
    mkdirSync(join(home, "dataset"), { recursive: true });
    mkdirSync(join(home, "dataset", "manifest.json"));
    const paths = ["--out", join(home, "run"), "--data", join(home, "dataset")];
    const { code, errors } = await runInTest(["train", ...paths, "--minutes", "1", "--resume"]);
    expect(code).toBe(2);
    expect(errors).not.toContain("bug");
    expect(readdirSync(join(home, "run"))).toEqual(["task.json"]);
  });
});
