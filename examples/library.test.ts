import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEnv } from "@rwml/core";
import { readManifest } from "@rwml/core/dataset";
import { describeLaws } from "@rwml/core/testing";
import { defaultLimits, goldParticipant, openGym, settingOf, sourceNamed } from "@rwml/tau2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInTest } from "../packages/rwml/src/cli/test-context.fixture.js";
import "./library.js";

const withLibrary = ["--import", fileURLToPath(new URL("library.ts", import.meta.url))];
const home = mkdtempSync(join(tmpdir(), "rwml-library-"));
const results = join(home, "gold");
beforeAll(async () => {
  const argv = ["run", "tau2/library", "--agent", "gold", "--user", "scripted", "--out", results];
  expect((await runInTest([...argv, ...withLibrary])).output).toMatch(/average reward +1\.000/);
});
afterAll(() => rmSync(home, { recursive: true }));

describe("a domain of one's own", () => {
  it("should be solved by gold actions, with users that take theirs and users with scripts", async () => {
    for (const [id, user, reward] of [
      ["lend", "gold", "1.000"],
      ["pay-and-lend", "gold", "1.000"],
      ["due-back", "scripted", "1.000"],
    ] as const) {
      const out = join(home, `${id}-${user}`);
      const argv = ["run", "tau2/library", "--agent", "gold", "--user", user, "--tasks", id, "--out", out];
      const { code, output } = await runInTest([...argv, ...withLibrary]);
      expect(output).toMatch(new RegExp(`about 1 tasks\\naverage reward +${reward}`));
      expect(code).toBe(0);
    }
  });

  it("should refuse a call with an answer, in a gym too", async () => {
    const source = sourceNamed("library");
    const [problem] = source.problems({ ids: ["lend"] });
    const gym = openGym({
      setting: settingOf(source, defaultLimits),
      task: problem!.task,
      partner: (task) => goldParticipant(task, "user"),
    });
    await gym.reset();
    const refused = await gym.step("lend_book(member_id='M-101', book_id='B-3')");
    expect(refused.observation).toBe("tool: Error: All copies of A Map of Rivers are lent");
    const strange = await gym.step("lend_book(member_id=[1], book_id=2.0)");
    expect(strange.observation).toBe("tool: Error: unhashable type: 'list'");
    const lent = await gym.step("lend_book(member_id='M-101', book_id='B-1')");
    expect(lent.observation).toContain('"loans": ["B-1"]');
    expect(await gym.step("done()")).toMatchObject({ terminated: true, reward: 1, info: { tool_bugs: [] } });
  });

  it("should have its runs verified, judged and imported, as those of built-in ones", async () => {
    const verified = await runInTest(["verify", "tau2", results, ...withLibrary]);
    expect(verified.code).toBe(0);
    const judged = await runInTest(["judge", results, ...withLibrary]);
    expect(judged.output).toContain("All rewards are as they were recorded.");
    const out = join(home, "imported");
    const imported = await runInTest(["import", "tau2", results, "--out", out, ...withLibrary]);
    expect(imported.output).toContain("3 conversations");
    expect(readManifest(out).env).toBe("tau2/library-recorded");
    const again = await runInTest(["verify", out, ...withLibrary]);
    expect(again.output).toContain("3 of 3 episodes agree");
  });

  it("should have a changed answer found when its runs are verified", async () => {
    const changed = join(home, "changed.json");
    const text = readFileSync(join(results, "results.json"), "utf8");
    expect(text).toContain("Paid 8");
    writeFileSync(changed, text.replaceAll("Paid 8", "Paid 9"));
    const { code, output } = await runInTest(["verify", "tau2", changed, ...withLibrary]);
    expect(output).toContain("Paid 9");
    expect(code).toBe(1);
  });

  it("should be collected in, by threads that import it too", async () => {
    const out = join(home, "collected");
    const argv = ["collect", "tau2/library-scripted", "--episodes", "30", "--seed", "1", "--out", out];
    const collected = await runInTest([...argv, ...withLibrary]);
    expect(collected.output).toMatch(/30 episodes, .* total reward [1-9]/);
    expect(collected.code).toBe(0);
    const { output } = await runInTest(["verify", out, ...withLibrary]);
    expect(output).toContain("30 of 30 episodes agree");
  });

  it.each([
    ["tau2/library", "Please do this: pay your fine.", "Paid 8"],
    ["tau2/library-scripted", "Please do this: pay your fine.", "Paid 8"],
    ["tau2/library-solo", "pay_fine(amount=8)", "Paid 8"],
    ["tau2/library-train", "lend_book(member_id='M-101', book_id='B-2')", "Error: Ada Stone owes 8"],
  ])("should be played as %s", async (id, line, answer) => {
    const { output, errors } = await runInTest(["play", id, "--task", "pay-and-lend", ...withLibrary], {
      lines: [line],
    });
    expect(errors).toBe("");
    expect(output).toContain(answer);
  });
});

for (const id of ["tau2/library", "tau2/library-scripted", "tau2/library-solo"]) {
  const { rules, tasks, solution } = await loadEnv(id);
  const texts = ["Please do this: pay your fine.", "get_nothing()", "pay_fine(amount=8)", "###STOP###"];
  const calls = ["M-101", "M-102"].flatMap((member) =>
    ["B-1", "B-2", "B-3"].flatMap((book) =>
      ["lend_book", "return_book"].map((tool) => `${tool}(member_id='${member}', book_id='${book}')`),
    ),
  );
  const subject = { rules, tasks, texts: [...texts, ...calls], ...(solution && { solution }) };
  describeLaws(subject, { describe, it }, { walks: 6, maxSteps: 12 });
}
