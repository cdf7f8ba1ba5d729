import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startChatServer } from "@rwml/core/chat/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-judge-"));
const data = join(home, "data");
const file = join(home, "run.json");

/** A run that was played without fault, and says of one conversation that it was not. */
beforeAll(async () => {
  writeMockData(data, 3);
  await runInTest(["run", "tau2/mock", "--data", data, "--agent", "gold", "--out", file]);
  const run = JSON.parse(readFileSync(file, "utf8"));
  run.simulations[1].reward_info.reward = 0;
  writeFileSync(file, JSON.stringify(run));
});
afterAll(() => rmSync(home, { recursive: true }));

/** What the tests change of a run's file. */
interface Run {
  readonly info: { readonly environment_info: { domain_name: string } };
  readonly tasks: unknown[];
  readonly simulations: { messages: unknown[]; reward_info: { reward_breakdown: unknown } }[];
}

const judge = (...args: string[]) => runInTest(["judge", file, "--data", data, ...args]);

describe("rwml judge", () => {
  it("should print what the run comes to when it is judged again, and change nothing", async () => {
    const before = readFileSync(file, "utf8");
    const { code, output } = await judge();
    expect(output).toMatch(/average reward +1\.000/);
    expect(output).toContain("1 of these rewards differs from the one that was recorded.");
    expect(code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it.each(["json", "dir"])("should write the run with its new rewards (%s)", async (layout) => {
    const out = join(home, layout);
    const written = JSON.parse((await judge("--out", out, "--layout", layout, "--json")).output);
    expect(written).toMatchObject({ file: join(out, "results.json"), changed: 1 });
    expect(existsSync(join(out, "simulations"))).toBe(layout === "dir");
    const again = await runInTest(["judge", out, "--data", data]);
    expect(again.output).toContain("All rewards are as they were recorded.");
  });

  it("should judge by what is asked for", async () => {
    const { metrics } = JSON.parse((await judge("--evaluation", "communicate", "--json")).output);
    expect(metrics.averageReward).toBe(1);
    expect(metrics.databases).toMatchObject({ match: 0, mismatch: 0 });
  });

  it("should check what was cut off at a limit where an evaluation is named, and say so either way", async () => {
    const cut = join(home, "cut.json");
    const run = JSON.parse(readFileSync(file, "utf8"));
    run.simulations[0].termination_reason = "max_steps";
    writeFileSync(cut, JSON.stringify(run));
    const judgeCut = (...args: string[]) => runInTest(["judge", cut, "--data", data, ...args]);
    const plain = await judgeCut();
    expect(plain.output).toMatch(/databases right +2 of 2/);
    expect(plain.output).toContain("1 conversation was cut off at a limit: rewarded with 0, and not checked");
    const out = join(home, "cut-judged.json");
    const checked = await judgeCut("--evaluation", "env", "--out", out);
    expect(checked.output).toMatch(/databases right +3 of 3/);
    expect(checked.output).toMatch(/average reward +0\.667/);
    expect(checked.output).toContain("checked as far as it went");
    const [{ reward_info: reward }] = JSON.parse(readFileSync(out, "utf8")).simulations;
    expect(reward).toMatchObject({ reward: 0, db_check: { db_match: true } });
    expect(reward.info.note).toContain("terminated prematurely");
    expect((await runInTest(["verify", "tau2", out, "--data", data])).code).toBe(0);
    expect((await judge()).output).not.toContain("cut off");
  });

  it("should ask a model about assertions in words, and write nothing when it is interrupted", async () => {
    const spoken = join(home, "spoken.json");
    const run = JSON.parse(readFileSync(file, "utf8"));
    for (const { evaluation_criteria: criteria } of run.tasks) {
      criteria.nl_assertions = ["The agent says that the task is done."];
      criteria.reward_basis = ["DB", "NL_ASSERTION"];
    }
    writeFileSync(spoken, JSON.stringify(run));
    const stop = new AbortController();
    const results = [{ expectedOutcome: "said", reasoning: "", metExpectation: false }];
    const server = await startChatServer((_, index) => {
      if (index === 4) stop.abort();
      return { type: "answer", content: JSON.stringify({ results }) };
    });
    const options = ["--data", data, "--judge-llm", "judge", "--base-url", server.url];
    const { output, code } = await runInTest(["judge", spoken, ...options]);
    expect(output).toMatch(/average reward +0\.000/);
    expect(code).toBe(0);
    const out = join(home, "interrupted");
    const stopped = await runInTest(["judge", spoken, ...options, "--out", out], { signal: stop.signal });
    expect(stopped).toMatchObject({ code: 130, output: expect.stringContaining("Nothing was written") });
    expect(existsSync(out)).toBe(false);
    await server.close();
  });

  it.each(["json", "dir"])(
    "should replace what was judged before, and never another run (%s)",
    async (layout) => {
      const out = join(home, `again-${layout}`);
      await judge("--out", out, "--layout", layout);
      expect((await judge("--out", out, "--layout", layout)).code).toBe(0);
      const other = JSON.parse(readFileSync(file, "utf8"));
      other.simulations[0].id = "precious";
      const others = join(home, `others-${layout}`, "results.json");
      mkdirSync(dirname(others));
      writeFileSync(others, JSON.stringify(other));
      const refused = await judge("--out", dirname(others), "--layout", layout);
      expect(refused).toMatchObject({
        code: 2,
        errors: expect.stringMatching(/others-\w+\/results\.json holds another run: 1 of its conversations/),
      });
      expect(JSON.parse(readFileSync(others, "utf8"))).toEqual(other);
    },
  );

  it("should know the run by every name", async () => {
    const link = join(home, "link");
    symlinkSync(home, link);
    const before = readFileSync(file, "utf8");
    for (const options of [[join(link, "run.json")], [join(link, "new.json"), "--layout", "dir"]]) {
      const { code, errors } = await judge("--out", ...options);
      expect([code, errors]).toEqual([2, expect.stringContaining("where the run itself lies")]);
    }
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it.each([
    ["a domain that is none", (run: Run) => (run.info.environment_info.domain_name = "mok"), "no domain"],
    ["a task that it does not hold", (run: Run) => run.tasks.splice(0), "does not hold"],
    [
      "answers without calls",
      (run: Run) => run.simulations[0]!.messages.reverse(),
      "Simulation .* Tool message not expected",
    ],
    [
      "a breakdown of nothing",
      (run: Run) => (run.simulations[0]!.reward_info.reward_breakdown = { DB: null }),
      "reward_breakdown.DB",
    ],
  ])("should name the file of a run with %s", async (_, change, message) => {
    const run = JSON.parse(readFileSync(file, "utf8"));
    change(run);
    const broken = join(home, "broken.json");
    writeFileSync(broken, JSON.stringify(run));
    const { code, errors } = await runInTest(["judge", broken, "--data", data]);
    expect(code).toBe(2);
    expect(errors).toMatch(new RegExp(`broken\\.json.*${message}`));
  });

  it("should refuse to replace the run, and what it does not know", async () => {
    expect(await judge("--out", file)).toMatchObject({
      code: 2,
      errors: expect.stringContaining("where the run itself lies"),
    });
    const beside = await judge("--out", join(home, "beside.json"), "--layout", "dir");
    expect(beside).toMatchObject({ code: 2, errors: expect.stringContaining("where the run itself lies") });
    expect((await judge("--evaluation", "actoin")).errors).toContain("Did you mean action?");
    const none = await runInTest(["judge", join(home, "none.json"), "--data", data]);
    expect(none).toMatchObject({ code: 2, errors: expect.stringContaining("none.json") });
  });
});
