import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@rwml/core";
import { type ChatReply, startChatServer } from "@rwml/core/chat/testing";
import { loadResults } from "@rwml/tau2";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-run-judge-"));
const data = join(home, "data");
const assertions = ["The agent is polite.", "The agent says that it is done."];
beforeAll(() => {
  writeMockData(data, 1);
  const path = join(data, "tau2", "domains", "mock", "tasks.json");
  const [task] = JSON.parse(readFileSync(path, "utf8"));
  Object.assign(task.evaluation_criteria, {
    nl_assertions: assertions,
    reward_basis: ["DB", "NL_ASSERTION"],
  });
  writeFileSync(path, JSON.stringify([task]));
});
afterAll(() => rmSync(home, { recursive: true }));

let close = async (): Promise<void> => {};
afterEach(() => close());

const verdicts = (...met: readonly boolean[]) =>
  JSON.stringify({
    results: met.map((one, index) => ({
      expectedOutcome: assertions[index],
      reasoning: "It shows.",
      metExpectation: one,
    })),
  });

/** An endpoint for all roles; the judge answers in turn, the last answer again and again. */
async function endpoint(judged: readonly string[]) {
  const asked = { agent: 0, user: 0, judge: 0 };
  const marking = JSON.stringify({ task_id: "task_0", status: "completed" });
  const server = await startChatServer(({ body }): ChatReply => {
    const role = body.model as keyof typeof asked;
    const turn = asked[role]++;
    if (role === "judge") return { type: "answer", content: judged[turn] ?? judged.at(-1)! };
    const last = (body.messages as readonly JsonObject[]).at(-1)!;
    if (role === "user") {
      return { type: "answer", content: last.content === "It is done." ? "###STOP###" : "Mark task_0." };
    }
    return last.role === "tool"
      ? { type: "answer", content: "It is done." }
      : { type: "answer", toolCalls: [{ name: "update_task_status", arguments: marking }] };
  });
  close = () => server.close();
  return { server, asked };
}

async function play(
  judged: readonly string[],
  out = mkdtempSync(join(home, "run-")),
  more: readonly string[] = [],
) {
  const { server, asked } = await endpoint(judged);
  const done = await runInTest([
    ...[
      "run",
      "tau2/mock",
      "--data",
      data,
      "--base-url",
      "http://127.0.0.1:9/v1",
      "--out",
      out,
      "--retries",
      "1",
    ],
    ...["agent", "user", "judge"].flatMap((role) => [
      ...[`--${role}-llm`, role, `--${role}-base-url`, server.url],
    ]),
    ...more,
  ]);
  const [simulation] = loadResults(join(out, "results.json")).results.simulations;
  await close();
  return { ...done, out, asked, requests: server.requests, simulation: simulation! };
}

describe("rwml run and its judge", () => {
  it.each([
    ["in a fence with words around it", `Here it is:\n\`\`\`JSON\n${verdicts(true, true)}\n\`\`\`\nAll met.`],
    ["behind thoughts", `<think>Perhaps {"results": []}?</think>${verdicts(true, true)}`],
    ["with verdicts in quotes", verdicts(true, true).replaceAll("true", '"True"')],
  ])("should read verdicts %s", async (_, reply) => {
    const { code, simulation, asked } = await play([reply]);
    expect(code).toBe(0);
    expect(simulation.reward_info).toMatchObject({ reward: 1 });
    expect(asked.judge).toBe(1);
  });

  it("should take a verdict for each assertion only, and ask nobody but the judge again", async () => {
    const { code, errors, simulation, asked } = await play([
      verdicts(true),
      "Certainly!",
      verdicts(true, false),
    ]);
    expect(code).toBe(0);
    expect(asked).toMatchObject({ agent: 2, judge: 3 });
    expect(simulation.reward_info).toMatchObject({
      reward: 0,
      info: { judge: { unreadable_answers: 2 } },
      nl_assertions: [{ met: true }, { met: false }],
    });
    expect(errors).toContain("The judge is asked again about task task_0");
    expect(errors).toContain("1 verdicts for 2 assertions");
  });

  it("should keep what it could not judge, out of all figures, until it is judged", async () => {
    const { code, output, out, simulation, asked } = await play(["Certainly!"]);
    expect({ code, judge: asked.judge, agent: asked.agent }).toEqual({ code: 1, judge: 3, agent: 2 });
    expect(simulation).toMatchObject({ termination_reason: "infrastructure_error", reward_info: null });
    expect(output).toMatch(/average reward +–/);
    expect(output).toContain("left out of all figures: infrastructure_error 1");

    const { server } = await endpoint([verdicts(true, true)]);
    const judged = await runInTest([
      ...["judge", out, "--data", data, "--judge-llm", "judge", "--judge-base-url", server.url],
      ...["--judge-llm-args", '{"temperature": null}', "--judge-price", "1,1"],
    ]);
    expect(judged).toMatchObject({ code: 0, errors: expect.not.stringContaining("could not") });
    expect(judged.output).toMatch(/average reward +1\.000/);
    expect(judged.output).toContain("judge $0.0000");
    expect(server.requests[0]!.body).not.toHaveProperty("temperature");
    expect(server.requests.every(({ body }) => body.model === "judge")).toBe(true);
  });

  it("should say of judge what could not be judged", async () => {
    const { out } = await play([verdicts(true, true)]);
    const { server } = await endpoint(["Certainly!"]);
    const options = ["--data", data, "--judge-llm", "judge", "--base-url", server.url];
    const { code, errors, output } = await runInTest(["judge", out, ...options]);
    expect(code).toBe(1);
    expect(errors).toMatch(/Conversation .* could not be judged/);
    expect(output).toMatch(/average reward +–/);
  });

  it("should send the judge's own parameters to its own endpoint", async () => {
    const { requests } = await play([verdicts(true, true)], undefined, [
      ...["--judge-llm-args", '{"top_p": 0.5}', "--agent-llm-args", '{"top_p": 0.9}'],
    ]);
    const sent = (model: string) => requests.find(({ body }) => body.model === model)!.body.top_p;
    expect([sent("judge"), sent("agent"), sent("user")]).toEqual([0.5, 0.9, undefined]);
  });

  it.each(["llm-args", "base-url", "price"])("should refuse --judge-%s without a judge", async (option) => {
    const value = { "llm-args": "{}", "base-url": "http://127.0.0.1:9/v1", price: "1,1" }[option]!;
    const { code, errors } = await runInTest([
      ...["run", "tau2/mock", "--data", data, "--agent", "gold", `--judge-${option}`, value],
    ]);
    expect(code).toBe(2);
    expect(errors).toContain(`--judge-${option} is about the judge's model, and none is named`);
  });
});
