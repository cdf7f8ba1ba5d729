import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDataset } from "@rwml/core/dataset";
import { importResults } from "@rwml/tau2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const shared = fileURLToPath(new URL("../../../../../../shared/data", import.meta.url));
const recorded = join(shared, "tau2-golden/recorded/telecom__gpt-4.1__llm_agent_solo__40sims__e93263f9.json");
const isHere = existsSync(recorded);
if (!isHere) console.warn(`Skipped, because there are no recorded runs of τ²-bench in ${shared}.`);

const home = mkdtempSync(join(tmpdir(), "rwml-import-"));
const data = join(home, "data");
const results = join(home, "run");
beforeAll(async () => {
  writeMockData(data, 3);
  await runInTest(["run", "tau2/mock", "--data", data, "--agent", "gold", "--out", results]);
});
afterAll(() => rmSync(home, { recursive: true }));

async function transitionsIn(folder: string) {
  const found = [];
  for await (const transition of (await openDataset(folder)).transitions()) found.push(transition);
  return found;
}

describe("rwml import tau2", () => {
  it("should make transitions of what the agent did, with what it saw and how the state changed", async () => {
    const out = join(home, "imported");
    const { code, output } = await runInTest(["import", "tau2", results, "--data", data, "--out", out]);
    expect(output).toContain("3 conversations, 6 transitions");
    expect(code).toBe(0);
    const [call, words] = await transitionsIn(out);
    expect(call).toMatchObject({
      observation: "user: Please go on.",
      action: "update_task_status(status='completed', task_id='task_0')",
      nextObservation: expect.stringContaining('"status": "completed"'),
      terminated: false,
    });
    expect(call?.patches.map(({ path }) => path.join("/"))).toContain("world/agent/tasks/task_0/status");
    expect(words).toMatchObject({ nextObservation: "user: ###STOP###", reward: 1, terminated: true });
    expect((await runInTest(["verify", out, "--data", data])).output).toContain("3 of 3 episodes agree");
  });

  it("should go on with an import that was cut short, to the same dataset", async () => {
    const [whole, cut] = [join(home, "whole"), join(home, "cut")];
    await importResults([results], { out: whole, data });
    const stop = new AbortController();
    const first = await importResults([results], {
      out: cut,
      data,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(first).toMatchObject({ complete: false, counts: { episodes: 1 } });
    const second = await importResults([results], { out: cut, data });
    expect(second).toMatchObject({ complete: true, counts: { episodes: 3 } });
    expect(await transitionsIn(cut)).toEqual(await transitionsIn(whole));
  });

  it("should not list a file anew that was changed after it was imported", async () => {
    const out = join(home, "changed");
    await importResults([results], { out, data });
    const shard = join(out, "transitions-w0-00000.jsonl.gz");
    // The header's byte that names the system: neither the size nor the rows are others.
    writeFileSync(shard, readFileSync(shard).with(9, 255));
    await expect(importResults([results], { out, data })).rejects.toMatchObject({
      code: "dataset/changed-shard",
    });
    await expect(transitionsIn(out)).rejects.toMatchObject({ code: "dataset/changed-shard" });
  });

  it("should refuse to go on with other conversations, of as many or more, and write nothing", async () => {
    const out = join(home, "begun");
    await importResults([results], { out, data });
    const manifest = readFileSync(join(out, "manifest.json"), "utf8");
    const file = join(results, "results.json");
    const text = readFileSync(file, "utf8");
    const change = (name: string, from: string | RegExp, to: string) => {
      expect(text).toMatch(from);
      writeFileSync(join(home, name), text.replaceAll(from, to));
      return join(home, name);
    };
    const otherWords = change("words.json", "Have task_1 marked as completed.", "Have task_1 done.");
    const otherCalls = change("calls.json", /"completed"/g, '"pending"');
    for (const [files, words] of [
      [
        [otherWords],
        /its episode 1 is not simulation .* of .*words\.json, from which it differs in its start\./,
      ],
      [
        [otherCalls],
        /its episode 0 is not simulation .* differs in (its start|step 0, which is "update_task)/,
      ],
      [[otherWords, file], /its episode 1 is not/],
    ] as const) {
      const { code, errors } = await runInTest(["import", "tau2", ...files, "--data", data, "--out", out]);
      expect(code).toBe(2);
      expect(errors).toMatch(words);
      expect(readFileSync(join(out, "manifest.json"), "utf8")).toBe(manifest);
    }
    const more = await runInTest(["import", "tau2", file, otherWords, "--data", data, "--out", out]);
    expect(more.output).toContain("6 conversations");
    expect(more.code).toBe(0);
  });

  it.each(["retail-generated", "telecom-generated-heldout"])(
    "should replay and import runs of %s, which needs no data",
    async (domain) => {
      const [run, out] = [join(home, domain), join(home, `${domain}-imported`)];
      const gold = ["--agent", "gold", "--user", "gold", "--num-tasks", "2", "--out", run];
      expect((await runInTest(["run", `tau2/${domain}`, ...gold])).code).toBe(0);
      const { code, output } = await runInTest(["verify", "tau2", run]);
      expect(output).toContain("Every answer and every verdict is the same.");
      expect(code).toBe(0);
      await runInTest(["import", "tau2", run, "--out", out]);
      expect((await runInTest(["verify", out])).output).toContain("2 of 2 episodes agree");
    },
  );

  it("should refuse what it cannot read", async () => {
    const out = join(home, "refused");
    const broken = await runInTest(["import", "tau2", join(home, "none.json"), "--out", out]);
    expect(broken).toMatchObject({ code: 2, errors: expect.stringContaining("none.json") });
    expect((await runInTest(["import", "tau", results, "--out", out])).errors).toContain(
      "Did you mean tau2?",
    );
    expect((await runInTest(["import", "tau2", "--out", out])).errors).toContain("nothing to import");
  });

  it.skipIf(!isHere)("should make verified transitions of a recorded run", async () => {
    const out = join(home, "recorded");
    const { output } = await runInTest(["import", "tau2", recorded, "--data", shared, "--out", out]);
    expect(output).toContain("40 conversations, 606 transitions");
    expect((await runInTest(["verify", out, "--data", shared])).output).toContain("40 of 40 episodes agree");
  });
});
