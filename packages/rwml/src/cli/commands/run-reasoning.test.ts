import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@rwml/core";
import { type ChatReply, type ReceivedRequest, startChatServer } from "@rwml/core/chat/testing";
import { loadResults } from "@rwml/tau2";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-reasoning-"));
const data = join(home, "data");
beforeAll(() => writeMockData(data, 1));
afterAll(() => rmSync(home, { recursive: true }));

let close = async (): Promise<void> => {};
afterEach(() => close());

type Side = (messages: readonly JsonObject[], request: ReceivedRequest) => ChatReply;

const refused: ChatReply = { type: "failure", status: 400, message: "reasoning is missing" };
const goodUser: Side = (messages) => ({
  type: "answer",
  content: messages.at(-1)!.content === "It is done." ? "###STOP###" : "Mark task_0, please.",
});
const marking = JSON.stringify({ task_id: "task_0", status: "completed" });

async function converse(sides: { readonly agent: Side; readonly user?: Side }, more: readonly string[] = []) {
  const { agent, user = goodUser } = sides;
  const server = await startChatServer((request) => {
    const messages = request.body.messages as readonly JsonObject[];
    return (request.body.model === "user" ? user : agent)(messages, request);
  });
  close = () => server.close();
  const out = mkdtempSync(join(home, "run-"));
  const done = await runInTest([
    ...["run", "tau2/mock", "--data", data, "--base-url", server.url, "--out", out],
    ...["--agent-llm", "agent", "--user-llm", "user", "--retries", "0", ...more],
  ]);
  const [simulation] = loadResults(join(out, "results.json")).results.simulations;
  const { messages } = JSON.parse(JSON.stringify(simulation!.record)) as {
    readonly messages: readonly { role: string; content: string | null; raw_data?: JsonObject }[];
  };
  return { ...done, out, url: server.url, simulation: simulation!, messages, requests: server.requests };
}

describe("rwml run with a model that reasons", () => {
  const signed = (turn: number) => ({ google: { thought_signature: `sign ${turn}` } });
  /** Answers 400 unless all that it sent before stands where it stood. */
  const signing: Side = (messages) => {
    const own = messages.filter(({ role }) => role === "assistant");
    const isWhole = own.every((message, index) => {
      if (index === 0) return message.reasoning_content === undefined;
      const [call] = (message.tool_calls ?? []) as readonly JsonObject[];
      const signature = JSON.stringify(call?.extra_content);
      return (
        message.reasoning_content === `thought ${index}` &&
        (call === undefined || signature === JSON.stringify(signed(index)))
      );
    });
    if (!isWhole) return refused;
    const further = {
      reasoning_content: `thought ${own.length}`,
      reasoning_details: [{ type: "reasoning.text", text: "So." }],
    };
    if (messages.at(-1)!.role === "tool") return { type: "answer", content: "It is done.", further };
    const signature = { extra_content: signed(own.length) };
    const toolCalls = [{ name: "update_task_status", arguments: marking, further: signature }];
    return { type: "answer", toolCalls, further };
  };

  it("should give it back what its answers carried, and show it to nobody else", async () => {
    const { code, simulation, messages, requests } = await converse({ agent: signing });
    expect(code).toBe(0);
    expect(simulation).toMatchObject({ termination_reason: "user_stop", reward_info: { reward: 1 } });
    const raw = messages.map(
      ({ raw_data }) => (raw_data?.message as JsonObject | undefined)?.reasoning_content,
    );
    expect(raw.filter((thought) => thought !== undefined)).toEqual(["thought 1", "thought 2"]);
    const toUser = requests.filter(({ body }) => body.model === "user");
    expect(JSON.stringify(toUser)).not.toMatch(/thought|sign 1|reasoning/);
  });

  it("should send no name beside a function's, and none in a tool's answer", async () => {
    const { requests } = await converse({ agent: signing });
    const sent = requests.flatMap(({ body }) => body.messages as readonly JsonObject[]);
    const tools = sent.filter(({ role }) => role === "tool");
    expect(new Set(tools.flatMap((message) => Object.keys(message)))).toEqual(
      new Set(["role", "content", "tool_call_id"]),
    );
    const calls = sent.flatMap(({ tool_calls: calls }) => (calls ?? []) as readonly JsonObject[]);
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) expect(call).not.toHaveProperty("name");
  });
});

describe("rwml run --strip-think", () => {
  const agent: Side = (messages) =>
    messages.at(-1)!.role === "tool"
      ? { type: "answer", content: "<think>Say ###STOP###?</think>It is done." }
      : {
          type: "answer",
          content: "<think>4 or 5?</think>",
          toolCalls: [{ name: "update_task_status", arguments: marking }],
        };

  it("should show thoughts to nobody, and keep them in raw_data", async () => {
    const { simulation, messages, errors, requests } = await converse({ agent }, ["--strip-think"]);
    expect(simulation).toMatchObject({ termination_reason: "user_stop", reward_info: { reward: 1 } });
    expect(messages.map(({ content }) => content)).not.toContainEqual(expect.stringContaining("think"));
    expect(JSON.stringify(messages.map(({ raw_data: raw }) => raw))).toContain("<think>4 or 5?</think>");
    expect(JSON.stringify(requests)).not.toContain("think>");
    expect(errors).toContain("Thoughts were taken out of 2 messages");
  });

  it("should leave them where nobody asks for that, as the original does", async () => {
    const { messages } = await converse({ agent });
    expect(messages.map(({ content }) => content)).toContain("<think>Say ###STOP###?</think>It is done.");
  });

  it("should take an answer of thoughts alone for an empty one", async () => {
    const { code, simulation } = await converse(
      { agent: () => ({ type: "answer", content: "<think>I am not done yet" }) },
      ["--strip-think"],
    );
    expect({ code, ended: simulation.termination_reason }).toEqual({
      code: 1,
      ended: "infrastructure_error",
    });
  });

  it("should be a setting that a run goes on with", async () => {
    const { out, url } = await converse({ agent }, ["--strip-think"]);
    const again = await runInTest([
      ...["run", "tau2/mock", "--data", data, "--base-url", url, "--out", out],
      ...["--agent-llm", "agent", "--user-llm", "user", "--retries", "0"],
    ]);
    expect(again.code).toBe(2);
    expect(again.errors).toContain("stripped thoughts");
  });
});

describe("rwml run and the parameters of its models", () => {
  const agent: Side = (messages) =>
    messages.at(-1)!.role === "tool"
      ? { type: "answer", content: "It is done." }
      : { type: "answer", toolCalls: [{ name: "update_task_status", arguments: marking }] };

  it("should leave out what is null, temperature and seed too", async () => {
    const given = { temperature: null, seed: null, max_completion_tokens: 500, top_p: null };
    const { requests } = await converse({ agent }, ["--agent-llm-args", JSON.stringify(given)]);
    const of = (model: string) => requests.find(({ body }) => body.model === model)!.body;
    expect(of("agent")).toMatchObject({ max_completion_tokens: 500 });
    for (const name of ["temperature", "seed", "top_p"]) expect(of("agent")).not.toHaveProperty(name);
    expect(of("user")).toMatchObject({ temperature: 0, seed: expect.any(Number) });
  });

  it.each(["model", "messages", "stream"])(
    "should refuse %s, which requests have of their own",
    async (name) => {
      const { code, errors } = await runInTest([
        ...[
          "run",
          "tau2/mock",
          "--data",
          data,
          "--base-url",
          "http://127.0.0.1:9/v1",
          "--agent-llm",
          "agent",
        ],
        ...["--user-llm", "user", "--agent-llm-args", JSON.stringify({ [name]: true })],
      ]);
      expect(code).toBe(2);
      expect(errors).toContain(`cannot hold ${name}`);
    },
  );
});
