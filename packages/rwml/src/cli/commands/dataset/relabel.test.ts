import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataset, readManifest } from "@rwml/core/dataset";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInTest } from "../../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-relabel-"));
afterAll(() => rmSync(home, { recursive: true }));
const folder = (name: string) => join(home, name);
const relabel = (out: string, expert: string, ...options: string[]) =>
  runInTest(["dataset", "relabel", folder("explored"), "--expert", expert, "--out", folder(out), ...options]);

describe("rwml dataset relabel", () => {
  beforeAll(async () => {
    const about = ["--policy", "explore", "--episodes", "6", "--workers", "1", "--out", folder("explored")];
    expect((await runInTest(["collect", "alfworld/generated", ...about])).code).toBe(0);
  });

  it("should add what the expert says to the steps, and print how often it knew", async () => {
    const { code, output } = await relabel("planned", "expert");
    expect(code).toBe(0);
    const { made, counts } = readManifest(folder("planned"));
    const { relabelled } = made as { relabelled: { steps: number; advised: number; unknown: object } };
    expect(relabelled).toMatchObject({ expert: "expert", steps: counts.steps });
    expect(output).toMatch(
      /\/planned: 6 episodes, \d+ steps\nThe expert knew an action at \d+ of them, at \d+ the one/,
    );
    for await (const { expert } of (await openDataset(folder("planned"))).transitions()) {
      expect(expert === null || typeof expert === "string").toBe(true);
    }
    const verified = await runInTest(["verify", folder("planned")]);
    expect(verified.output).toMatch(/^6 of 6 episodes agree/);
  });

  it("should say how often the expert knew nothing, and why", async () => {
    const { output } = await relabel("upstream", "handcoded-upstream", "--json");
    const { relabelled } = JSON.parse(output).made;
    const unknown = Object.values<number>(relabelled.unknown).reduce((sum, count) => sum + count, 0);
    expect(relabelled.advised + unknown).toBe(relabelled.steps);
    if (unknown > 0)
      expect((await relabel("upstream", "handcoded-upstream")).output).toContain("It knew nothing at");
  });

  it("should say whose place it takes where an expert was asked before", async () => {
    await relabel("planned", "expert");
    const argv = ["dataset", "relabel", folder("planned"), "--expert", "handcoded"];
    const { output } = await runInTest([...argv, "--out", folder("again")]);
    const { made } = readManifest(folder("planned"));
    const { advised } = (made as { relabelled: { advised: number } }).relabelled;
    expect(output).toContain(
      `An expert had answered at ${advised} of them before: those answers are replaced here, and stay in ${folder("planned")}.`,
    );
    expect((await relabel("planned", "expert")).output).not.toContain("before:");
  });

  it("should name the nearest expert, and the options that are missing", async () => {
    const { code, errors } = await relabel("none", "handcodet");
    expect(code).toBe(2);
    expect(errors).toMatch(/There is no expert "handcodet"\. Did you mean handcoded.*expert/);
    const missing = await runInTest(["dataset", "relabel", folder("explored"), "--out", folder("none")]);
    expect(missing.errors).toContain("--expert is missing");
  });

  it("should go on after an interruption", async () => {
    const argv = ["dataset", "relabel", folder("explored"), "--expert", "expert", "--out", folder("cut")];
    const cut = await runInTest(argv, { signal: AbortSignal.abort() });
    expect(cut.code).toBe(130);
    expect(cut.output).toContain("Interrupted after 0 of 6 episodes");
    expect((await runInTest(argv)).code).toBe(0);
  });
});

describe("rwml dataset", () => {
  it("should list what can be done with datasets, and know the nearest command", async () => {
    const help = await runInTest(["dataset", "--help"]);
    expect(help).toMatchObject({ code: 0 });
    expect(help.output).toContain("relabel");
    const wrong = await runInTest(["dataset", "relable"]);
    expect(wrong.code).toBe(2);
    expect(wrong.errors).toContain(
      'no command "dataset relable". Did you mean dataset relabel? rwml dataset --help',
    );
    const unknown = await runInTest(["dataset", "relabel", folder("explored"), "--expret", "x"]);
    expect(unknown.errors).toContain("rwml dataset relabel --help says what it takes.");
  });
});
