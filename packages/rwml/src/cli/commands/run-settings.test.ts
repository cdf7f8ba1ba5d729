import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChatServer, startChatServer } from "@rwml/core/chat/testing";
import { ownWording } from "@rwml/tau2";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-run-settings-"));
const data = join(home, "data");
const wording = join(home, "wording.json");
let server: ChatServer;
let other: ChatServer;
let out: string;
let runs = 0;

beforeAll(async () => {
  server = await startChatServer([{ type: "answer", content: "###STOP###" }]);
  other = await startChatServer([{ type: "answer", content: "###STOP###" }]);
  const judge = `${ownWording.judge} Be strict.`;
  writeFileSync(wording, JSON.stringify({ formatVersion: 1, ...ownWording, judge }));
});
afterAll(async () => {
  await Promise.all([server.close(), other.close()]);
  rmSync(home, { recursive: true });
});

/** A run of one task, with a temperature of 0. */
beforeEach(async () => {
  writeMockData(data, 1);
  out = join(home, `run-${runs++}.json`);
  expect((await run("--agent-llm-args", '{"temperature":0}')).code).toBe(0);
});

function run(...more: readonly string[]) {
  const models = ["--agent-llm", "agent", "--user-llm", "user", "--base-url", server.url];
  return runInTest(["run", "tau2/mock", "--data", data, "--out", out, "--json", ...models, ...more]);
}

const simulations = (): readonly object[] => JSON.parse(readFileSync(out, "utf8")).simulations;
const domain = (name: string) => join(data, "tau2", "domains", "mock", name);

describe("rwml run of a file that holds a run with other settings", () => {
  it.each([
    [["--agent-llm-args", '{"temperature":1.5}'], "agent's parameters, temperature: 0 -> 1.5"],
    [["--user-llm-args", '{"top_p":0.5}'], "user's parameters, top_p: nothing -> 0.5"],
    [["--agent-llm", "other"], 'agent\'s model: "agent" -> "other"'],
    [["--judge-llm", "judge"], 'judge\'s model: null -> "judge"'],
    [["--seed", "1"], "seed: 300 -> 1"],
    [["--max-steps", "7"], "max steps: 200 -> 7"],
    [["--max-errors", "7"], "max errors: 10 -> 7"],
    [["--timeout", "7"], "timeout: null -> 7"],
    [["--enforce-protocol"], "enforced protocol: false -> true"],
    [["--user-persona", "minimal"], 'user\'s persona: null -> "minimal"'],
    [["--wording", wording], "wording's content: "],
  ])("should refuse %j, and go on when it is accepted", async (more, line) => {
    const before = readFileSync(out, "utf8");
    const refused = await run("--trials", "2", ...more);
    expect(refused).toMatchObject({ code: 2, errors: expect.stringContaining(line) });
    expect(readFileSync(out, "utf8")).toBe(before);
    const accepted = await run("--trials", "2", "--accept-changes", ...more);
    expect(accepted).toMatchObject({ code: 0, errors: expect.stringContaining(line) });
    expect(JSON.parse(readFileSync(out, "utf8")).info).toMatchObject({
      ...{
        num_trials: 2,
        changes: expect.arrayContaining([expect.objectContaining({ from_simulation: 1 })]),
      },
    });
    expect((await run("--trials", "2", ...more)).code).toBe(0);
  });

  it("should refuse another endpoint, by its option or by the environment", async () => {
    const refused = await run("--base-url", other.url);
    const line = `agent's endpoint: "${server.url}" -> "${other.url}"`;
    expect(refused).toMatchObject({ code: 2, errors: expect.stringContaining(line) });
  });

  it.each([
    ["tasks.json", "Have", "Get", "task task_0, user_scenario.instructions: "],
    ["policy.md", "Keep", "Lose", "policy: "],
    ["db.json", "Ada", "Eve", "databases: "],
  ])("should refuse a changed %s", async (name, before, after, line) => {
    const changed = join(home, `changed-${name}`);
    cpSync(data, changed, { recursive: true });
    const file = join(changed, "tau2", "domains", "mock", name);
    writeFileSync(file, readFileSync(file, "utf8").replace(before, after));
    const refused = await run("--data", changed);
    expect(refused).toMatchObject({ code: 2, errors: expect.stringContaining(line) });
    expect((await run("--data", changed, "--accept-changes")).code).toBe(0);
  });

  it("should take more trials, and fewer, without a word, and count pass^k by the greater", async () => {
    const more = await run("--trials", "3");
    expect(more).toMatchObject({ code: 0, errors: expect.not.stringContaining("Not compared") });
    expect(JSON.parse(more.output).metrics.passHat).toHaveLength(3);
    const fewer = await run();
    expect(JSON.parse(fewer.output).metrics.passHat).toHaveLength(3);
    expect(simulations()).toHaveLength(3);
  });

  it("should say which settings a file lacks, once", async () => {
    const file = JSON.parse(readFileSync(out, "utf8"));
    const { judge_info, timeout, wording_sha256, ...info } = file.info;
    writeFileSync(out, JSON.stringify({ ...file, info }));
    const unsaid = "judge's model, judge's parameters, judge's endpoint, wording's content, timeout";
    expect((await run()).errors).toContain(`Not compared, because the run's file did not say: ${unsaid}.`);
    expect((await run()).errors).not.toContain("Not compared");
  });

  it("should verify and judge conversations about a changed task by the task that they were about", async () => {
    out = join(home, "gold.json");
    const gold = ["run", "tau2/mock", "--data", data, "--agent", "gold", "--out", out];
    expect((await runInTest(gold)).code).toBe(0);
    const text = readFileSync(domain("tasks.json"), "utf8");
    writeFileSync(domain("tasks.json"), text.replaceAll('"completed"', '"pending"'));
    expect((await runInTest([...gold, "--trials", "2"])).code).toBe(2);
    expect((await runInTest([...gold, "--trials", "2", "--accept-changes"])).code).toBe(0);
    expect(simulations()).toHaveLength(2);
    expect((await runInTest(["judge", out, "--data", data])).output).toContain(
      "All rewards are as they were",
    );
    expect((await runInTest(["verify", "tau2", out, "--data", data])).code).toBe(0);
  });
});
