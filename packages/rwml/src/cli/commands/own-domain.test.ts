import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEnv } from "@rwml/core";
import { checkLaws } from "@rwml/core/testing";
import { defaultLimits, goldParticipant, openGym, settingOf, sourceNamed } from "@rwml/tau2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-own-domain-"));
const withShed = ["--import", fileURLToPath(new URL("../run/shed.fixture.ts", import.meta.url))];
const out = join(home, "run");
const run = (...more: readonly string[]) =>
  runInTest(["run", "tau2/shed", "--agent", "gold", ...more, ...withShed]);
beforeAll(async () => void (await run("--out", out)));
afterAll(() => rmSync(home, { recursive: true }));

describe("an own domain whose tools have bugs", () => {
  it("should have its other conversations played, and every bug told", async () => {
    const { code, output } = await run("--out", join(home, "again"));
    expect(output).toContain("2 conversations about 2 tasks");
    expect(output).toContain(
      "bug of the domain, in 1 answer: break_tool threw TypeError: Cannot set properties",
    );
    expect(output).toContain("left out of all figures: infrastructure_error 1\n1 broke off");
    expect(code).toBe(1);
  });

  it("should have the bugs in the run's file, where the run is judged and verified by it", async () => {
    const run = readFileSync(join(out, "results.json"), "utf8");
    expect(run).toMatch(/"bug": "break_tool threw TypeError: /);
    expect(run).toMatch(/"error": "[^"]*no shelf/);
    expect((await runInTest(["judge", out, ...withShed])).output).toContain("bug of the domain");
    const { output } = await runInTest(["verify", "tau2", out, ...withShed]);
    expect(output).toMatch(/shed +3 +2 +0 +0 +0 /);
    expect(output).toContain("no shelf");
  });

  it("should answer in a gym, which tells of them", async () => {
    const source = sourceNamed("shed");
    const { task } = source.problems({ ids: ["break"] })[0]!;
    const setting = settingOf(source, defaultLimits);
    const gym = openGym({ setting, task, partner: () => goldParticipant(task, "user") });
    await gym.reset();
    const { observation, info } = await gym.step("break_tool(tool_id='saw')");
    expect(observation).toMatch(/^tool: Error: Cannot set properties/);
    expect(info.tool_bugs).toEqual([expect.stringMatching(/^break_tool threw TypeError/)]);
  });

  it("should be told of to who plays, and be found by the laws", async () => {
    const { output } = await runInTest(["play", "tau2/shed", "--task", "break", ...withShed], {
      lines: ["break_tool(tool_id='saw')"],
    });
    expect(output).toContain("(A bug of the domain: break_tool threw TypeError");
    const { rules, tasks } = await loadEnv("tau2/shed");
    const broken = checkLaws(
      { rules, tasks: { ...tasks, size: 1 }, texts: ["Hello.", "break_tool(tool_id='saw')"] },
      { walks: 3 },
    ).filter(({ held }) => !held);
    expect(broken.map(({ failure }) => failure).join("\n")).toMatch(/TypeError: Cannot set properties/);
  });
});

describe("a domain that is not imported", () => {
  const hint =
    /There is no domain "shad".*rwml list shows all.*--import <module> makes domains of your own known/;

  it.each([
    ["run", ["run", "tau2/shad", "--agent", "gold", "--out", join(home, "none")]],
    ["verify", ["verify", "tau2", join(home, "shad.json")]],
    ["judge", ["judge", join(home, "shad.json")]],
    ["import", ["import", "tau2", join(home, "shad.json"), "--out", join(home, "none")]],
  ])("should be hinted at by rwml %s", async (_, argv) => {
    const text = readFileSync(join(out, "results.json"), "utf8");
    writeFileSync(join(home, "shad.json"), text.replace('"domain_name": "shed"', '"domain_name": "shad"'));
    const { code, errors } = await runInTest(argv);
    expect(errors).toMatch(hint);
    expect(code).toBe(2);
  });
});
