import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { runInTest } from "../../cli/test-context.fixture.js";

// What loading onnxruntime-node fails with; scripts/check-packages.mjs tries it without.
const failures = {
  absent: Object.assign(new Error("Cannot find package 'onnxruntime-node' imported from here"), {
    code: "ERR_MODULE_NOT_FOUND",
  }),
  broken: Object.assign(new Error("libonnxruntime.so.1: cannot open shared object file"), {
    code: "ERR_DLOPEN_FAILED",
  }),
};
let failure: keyof typeof failures = "absent";
beforeEach(() => {
  failure = "absent";
});

vi.mock("./runtime.js", async (importOriginal) => {
  const original = await importOriginal<typeof import("./runtime.js")>();
  return {
    ...original,
    requireRuntime: () => original.requireRuntime(() => Promise.reject(failures[failure])),
  };
});

const home = mkdtempSync(join(tmpdir(), "rwml-no-runtime-"));
afterAll(() => rmSync(home, { recursive: true }));
const [data, run] = [join(home, "data"), join(home, "run")];

describe("the command line without onnxruntime-node", () => {
  it("should play, collect and verify", async () => {
    const play = await runInTest(["play", "alfworld/generated"], { lines: ["look"] });
    expect(play.code).toBe(0);
    const collect = [
      "collect",
      "alfworld/generated",
      "--episodes",
      "1",
      "--max-steps",
      "2",
      "--workers",
      "1",
    ];
    expect((await runInTest([...collect, "--out", data])).code).toBe(0);
    expect((await runInTest(["verify", data])).code).toBe(0);
  });

  it.each([
    ["train", "--data", data, "--out", run, "--minutes", "1"],
    ["demo", "--out", home, "--name", "run"],
    ["predict", home],
  ])("should say what to install for %s, before anything is written", async (...argv) => {
    const { code, output, errors } = await runInTest(argv);
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(errors).toContain(
      "which is not installed. Install it with: npm install --ignore-scripts onnxruntime-node@",
    );
    expect(existsSync(run)).toBe(false);
    failure = "broken";
    const broken = await runInTest(argv);
    expect(broken).toMatchObject({ code: 2, output: "" });
    expect(broken.errors).toContain("is installed and does not load on this machine");
    expect(broken.errors).toContain("libonnxruntime.so.1: cannot open shared object file. Install it again");
    expect(existsSync(run)).toBe(false);
  });

  it("should say what to install for evaluate", async () => {
    const { runEvaluation } = await import("../../evaluate/run-evaluation.js");
    const task = {
      models: {},
      data,
      learnFrom: null,
      load: {},
      modules: [],
      seed: 0,
      threads: 1,
      examples: 0,
    };
    await expect(runEvaluation(task, new AbortController().signal, () => {})).rejects.toMatchObject({
      code: "onnx/missing-runtime",
    });
  });
});
