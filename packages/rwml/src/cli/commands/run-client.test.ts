import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChatReply, type ReceivedRequest, startChatServer } from "@rwml/core/chat/testing";
import { loadResults, verifyResults } from "@rwml/tau2";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest, type TestSurroundings } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-client-"));
const data = join(home, "data");
beforeAll(() => writeMockData(data, 1));
afterAll(() => rmSync(home, { recursive: true }));

let close = async (): Promise<void> => {};
afterEach(() => close());

interface Asked {
  /** How often this side was asked before. */
  readonly turn: number;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly request: ReceivedRequest;
}

type Side = (asked: Asked) => ChatReply;

const say = (content: string): ChatReply => ({ type: "answer", content });
const mark = (given: string): ChatReply => ({
  type: "answer",
  toolCalls: [{ name: "update_task_status", arguments: given }],
});
const marking = JSON.stringify({ task_id: "task_0", status: "completed" });

const goodUser: Side = ({ messages }) =>
  say(messages.at(-1)!.content === "It is done." ? "###STOP###" : "Mark task_0, please.");
const goodAgent: Side = ({ messages }) =>
  messages.at(-1)!.role === "tool" ? say("It is done.") : mark(marking);

/** Runs one conversation between an agent and a user that answer so. */
async function converse(
  { agent = goodAgent, user = goodUser }: { readonly agent?: Side; readonly user?: Side },
  more: readonly string[] = [],
  surroundings: TestSurroundings = {},
) {
  const turns = { agent: 0, user: 0 };
  const server = await startChatServer((request) => {
    const side = request.body.model === "user" ? "user" : "agent";
    const messages = request.body.messages as unknown as Asked["messages"];
    return (side === "user" ? user : agent)({ turn: turns[side]++, messages, request });
  });
  close = () => server.close();
  const out = mkdtempSync(join(home, "run-"));
  const { code, output, errors } = await runInTest(
    [
      ...["run", "tau2/mock", "--data", data, "--base-url", server.url, "--out", out],
      ...["--agent-llm", "agent", "--user-llm", "user", "--retries", "0", ...more],
    ],
    surroundings,
  );
  const file = join(out, "results.json");
  const [simulation] = loadResults(file).results.simulations;
  return { code, output, errors, out, file, simulation: simulation!, requests: server.requests };
}

const recordOf = ({ simulation }: Awaited<ReturnType<typeof converse>>) =>
  JSON.parse(JSON.stringify(simulation.record)) as {
    messages: readonly { role: string; content: string; raw_data?: Record<string, unknown> }[];
  };

describe("rwml run with malformed tool calls", () => {
  it("should go on after a second one, which gets an error as answer, and replay as it was played", async () => {
    const played = await converse({
      agent: (asked) => (asked.turn < 2 ? mark(marking.slice(0, -1)) : goodAgent(asked)),
      user: (asked) => (asked.turn === 0 ? say("Mark task_0, please.") : goodUser(asked)),
    });
    // The agent hears the error, says that it is done, is asked again, and does nothing more.
    expect(played.simulation).toMatchObject({ termination_reason: "user_stop", reward_info: { reward: 0 } });
    expect(played.code).toBe(0);
    expect(played.errors).toContain("1 asked for once more, 1 answered with an error");
    const messages = recordOf(played).messages;
    expect(messages[3]).toMatchObject({ role: "tool", error: true });
    expect(messages[2]!.raw_data).toMatchObject({
      message: { tool_calls: [{ function: { arguments: marking.slice(0, -1) } }] },
      malformed_before: { message: { tool_calls: [{ function: { arguments: marking.slice(0, -1) } }] } },
    });
    for (const strict of [false, true]) {
      const [report] = verifyResults([played.file], { data, strict }).files;
      expect(report).toMatchObject({ differences: [], outputs: { equal: 1 } });
    }
    const before = readFileSync(played.file, "utf8");
    expect((await runInTest(["judge", played.file, "--data", data])).code).toBe(0);
    expect(readFileSync(played.file, "utf8")).toBe(before);
  });

  it("should take a better second message, and say so", async () => {
    const played = await converse({
      agent: (asked) => (asked.turn === 0 ? mark(`${marking},`) : goodAgent(asked)),
    });
    expect(played.simulation).toMatchObject({ termination_reason: "user_stop", reward_info: { reward: 1 } });
    expect(played.errors).toContain("1 asked for once more, 0 answered with an error");
  });

  it("should count errors of malformed calls among those that end a conversation", async () => {
    const played = await converse({ agent: () => mark("{") }, ["--max-errors", "2"]);
    expect(played.simulation.termination_reason).toBe("too_many_errors");
    expect(played.code).toBe(0);
  });
});

describe("rwml run with endpoints that take their time", () => {
  it("should tell of a long wait that the endpoint asks for, and end it with the conversation's time", async () => {
    const busy: ChatReply = { type: "failure", status: 429, headers: { "retry-after": "300" } };
    const played = await converse({ agent: () => busy }, ["--timeout", "1"]);
    expect(played.simulation).toMatchObject({ termination_reason: "timeout", reward_info: { reward: 0 } });
    expect(played.errors).toContain("Waiting 300 seconds before another try: The endpoint");
    expect(played.requests.length).toBeLessThan(4);
  });
});

describe("rwml run and what nobody should see", () => {
  it("should keep neither key nor password that an endpoint echoes, in the run's file and in what it tells", async () => {
    const environment = { OPENAI_API_KEY: "sk-very-secret-key" };
    const echo = JSON.stringify("Your key sk-very-secret-key and pass-word-9 are wrong.");
    const refused: ChatReply = { type: "body", status: 401, body: `{"error": {"message": ${echo}}}` };
    const server = await startChatServer(({ body }) =>
      body.model === "user" ? say("Hello sk-very-secret-key") : refused,
    );
    close = () => server.close();
    const out = mkdtempSync(join(home, "run-"));
    const { output, errors } = await runInTest(
      [
        ...["run", "tau2/mock", "--data", data, "--out", out, "--agent-llm", "agent", "--user-llm", "user"],
        ...["--base-url", server.url.replace("http://", "http://ada:pass-word-9@"), "--retries", "0"],
      ],
      { environment },
    );
    expect(server.requests[0]?.authorization).toBe("Bearer sk-very-secret-key");
    const kept = readFileSync(join(out, "results.json"), "utf8");
    expect(kept).toContain("Hello [redacted]");
    expect(errors).toContain("Your key [redacted] and [redacted] are wrong.");
    for (const shown of [kept, output, errors]) expect(shown).not.toMatch(/secret|pass-word/);
  });

  it("should refuse what is no address before anything is played", async () => {
    const out = mkdtempSync(join(home, "run-"));
    const { code, errors } = await runInTest([
      ...["run", "tau2/mock", "--data", data, "--out", out, "--agent-llm", "agent", "--user-llm", "user"],
      ...["--base-url", "not a url"],
    ]);
    expect(code).toBe(2);
    expect(errors).toContain('"not a url" is no address of an endpoint');
    expect(existsSync(join(out, "results.json"))).toBe(false);
  });
});

describe("rwml run and what it costs", () => {
  const usage = { prompt_tokens: 1_000_000, completion_tokens: 100_000 };
  const agent: Side = (asked) => ({ ...(goodAgent(asked) as object), usage }) as ChatReply;
  const user: Side = (asked) => {
    const cost = asked.turn === 0 ? { cost: 0.25 } : {};
    return { ...(goodUser(asked) as object), usage: { ...usage, ...cost } } as ChatReply;
  };

  it("should count costs by the prices that are given, and by what the endpoint says", async () => {
    const played = await converse({ agent, user }, ["--agent-price", "2.5, 10"]);
    expect(played.simulation).toMatchObject({ agent_cost: 7, user_cost: null });
    expect(played.output).toContain("cost of the agent, each  $7.0000");
    expect(played.output).toContain("agent $7.0000, user $0.2500 and 1 answers of unknown cost");
  });

  it.each(["2.5", "a,b", "1,2,3", "-1,2", ",", "1,"])("should refuse the price %j", async (given) => {
    const { code, errors } = await runInTest(["run", "tau2/mock", "--data", data, `--agent-price=${given}`]);
    expect(code).toBe(2);
    expect(errors).toContain("--agent-price takes dollars per million tokens");
  });
});
