import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type ChatReply, type ReceivedRequest, startChatServer } from "@rwml/core/chat/testing";
import { loadResults } from "@rwml/tau2";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-run-"));
const data = join(home, "data");
const tasks = 6;
beforeAll(() => writeMockData(data, tasks));
afterAll(() => rmSync(home, { recursive: true }));

const program = fileURLToPath(new URL("../../../bin/rwml.mjs", import.meta.url));

let close = async (): Promise<void> => {};
afterEach(() => close());

/** Plays both sides well: the user asks for its task, the agent marks it and says so, the user stops. */
function playing({ body }: ReceivedRequest): ChatReply {
  const { model, messages } = body as unknown as {
    model: string;
    messages: { role: string; content: string }[];
  };
  const said = messages.filter(({ role }) => role !== "system");
  if (model === "user") {
    const wanted = /task_\d+/.exec(messages[0]!.content)![0];
    const content = said.length === 1 ? `Please mark ${wanted} as completed.` : "Thanks. ###STOP###";
    return { type: "answer", content, usage: { prompt_tokens: 10, completion_tokens: 5 } };
  }
  const answered = said.at(-1)?.role === "tool";
  if (answered) return { type: "answer", content: "It is done." };
  const task_id = /task_\d+/.exec(said.at(-1)!.content)![0];
  const call = {
    id: "c1",
    name: "update_task_status",
    arguments: JSON.stringify({ task_id, status: "completed" }),
  };
  return { type: "answer", toolCalls: [call] };
}

function answered(message: object, finish_reason: string): ChatReply {
  const choice = { index: 0, message: { role: "assistant", ...message }, finish_reason };
  return { type: "body", body: JSON.stringify({ id: "c", object: "chat.completion", choices: [choice] }) };
}

async function serve(reply: (request: ReceivedRequest, index: number) => ChatReply) {
  const server = await startChatServer(reply);
  close = () => server.close();
  return server;
}

const options = (url: string, out: string, ...more: readonly string[]) => [
  ...["run", "tau2/mock", "--data", data, "--base-url", url, "--out", out],
  ...["--agent-llm", "agent", "--user-llm", "user", "--json", ...more],
];

const simulationsOf = (out: string) => loadResults(join(out, "results.json")).results.simulations;

describe("rwml run", () => {
  it("should let models talk, judge what they did, and keep it all", async () => {
    const { url, requests } = await serve(playing);
    const out = join(home, "well");
    const { code, output } = await runInTest(options(url, out, "--trials", "2"));
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      interrupted: false,
      metrics: { simulations: 2 * tasks, averageReward: 1, passHat: [1, 1], infrastructureErrors: 0 },
    });
    expect(simulationsOf(out)).toHaveLength(2 * tasks);
    expect(new Set(requests.map(({ body }) => body.seed))).toEqual(new Set([626729, 373753]));
    const before = requests.length;
    expect((await runInTest(options(url, out, "--trials", "2"))).code).toBe(0);
    expect(requests).toHaveLength(before);
  });

  it("should get over an endpoint that misbehaves", async () => {
    const soon = { "retry-after": "0" };
    const misdeeds: readonly ChatReply[] = [
      { type: "failure", status: 429, headers: soon },
      { type: "failure", status: 503, headers: soon },
      { type: "silence" },
    ];
    const { url } = await serve((request, index) => misdeeds[index] ?? playing(request));
    const out = join(home, "misbehaving");
    const { code, output } = await runInTest(
      options(url, out, "--concurrency", "1", "--num-tasks", "2", "--request-timeout", "0.3"),
    );
    expect(code).toBe(0);
    expect(JSON.parse(output).metrics).toMatchObject({ simulations: 2, averageReward: 1 });
  });

  it("should keep a conversation that breaks off as a row, go on, and play it again the next time", async () => {
    let isBroken = true;
    const { url } = await serve((request) => {
      const isThird = JSON.stringify(request.body.messages).includes("task_2");
      return isThird && isBroken
        ? { type: "failure", status: 401, message: "no such key" }
        : playing(request);
    });
    const out = join(home, "broken");
    const first = await runInTest(options(url, out, "--retries", "0"));
    expect(first.code).toBe(1);
    expect(JSON.parse(first.output).metrics).toMatchObject({
      simulations: tasks - 1,
      infrastructureErrors: 1,
    });
    const failed = simulationsOf(out).find(({ task_id }) => task_id === "task_2");
    expect(failed?.record).toMatchObject({ info: { error_type: "chat/refused-key" }, reward_info: null });
    isBroken = false;
    const second = await runInTest(options(url, out));
    expect(second.code).toBe(0);
    expect(
      simulationsOf(out)
        .map(({ task_id }) => task_id)
        .sort(),
    ).toEqual(Array.from({ length: tasks }, (_, index) => `task_${index}`));
  });

  it.each<[string, ChatReply]>([
    ["an empty answer", { type: "answer", content: "" }],
    ["an answer that is only thinking", answered({ content: null, reasoning_content: "Hm." }, "length")],
    ["an answer that ended with an error", answered({ content: "I will" }, "error")],
  ])("should leave %s out of all figures, say so, and play it again the next time", async (_, reply) => {
    let isBroken = true;
    const { url, requests } = await serve((request) => {
      const isThird = JSON.stringify(request.body.messages).includes("task_2");
      return isThird && isBroken && request.body.model === "agent" ? reply : playing(request);
    });
    const out = join(home, `unusable-${_.replaceAll(" ", "-")}`);
    const argv = options(url, out, "--retries", "1").filter((word) => word !== "--json");
    const first = await runInTest(argv);
    expect(first.code).toBe(1);
    expect(first.output).toMatch(/average reward +1\.000/);
    expect(first.output).toMatch(/pass\^1 +1\.000/);
    expect(first.output).toContain("left out of all figures: infrastructure_error 1\n1 broke off");
    const asked = requests.filter(({ body }) => body.model === "agent").length;
    expect(asked).toBe(2 * (tasks - 1) + 2);
    isBroken = false;
    const second = await runInTest(argv);
    expect(second.code).toBe(0);
    expect(second.output).not.toContain("left out");
    expect(simulationsOf(out)).toHaveLength(tasks);
  });

  it("should lose nothing when it is killed, and repeat nothing that was finished", async () => {
    const { url, requests } = await serve(playing);
    const out = join(home, "killed");
    const file = join(out, "results.json");
    const child = spawn(process.execPath, [program, ...options(url, out, "--concurrency", "1")], {
      stdio: "ignore",
    });
    const finished = () => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).simulations.length : 0);
    while (finished() < 2) await setTimeout(5);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.on("close", resolve));
    const kept = simulationsOf(out);
    expect(kept.length).toBeGreaterThanOrEqual(2);
    const before = requests.length;
    const { code, output } = await runInTest(options(url, out));
    expect(code).toBe(0);
    expect(JSON.parse(output).metrics).toMatchObject({ simulations: tasks, averageReward: 1 });
    expect(simulationsOf(out).slice(0, kept.length)).toEqual(kept);
    const asked = requests.slice(before).map(({ body }) => JSON.stringify(body.messages));
    for (const { task_id } of kept) expect(asked.some((messages) => messages.includes(task_id))).toBe(false);
  });

  it("should stop at Ctrl-C, and say how to go on", async () => {
    const stop = new AbortController();
    const { url } = await serve((request, index) => {
      if (index === 8) stop.abort(new Error("interrupted"));
      return playing(request);
    });
    const out = join(home, "interrupted");
    const { code, output } = await runInTest(options(url, out, "--concurrency", "1"), {
      signal: stop.signal,
    });
    expect(code).toBe(130);
    expect(JSON.parse(output).interrupted).toBe(true);
    expect(simulationsOf(out).length).toBeGreaterThan(0);
  });

  it("should need no model where gold actions are taken, and print figures for people", async () => {
    const out = join(home, "gold");
    const argv = ["run", "tau2/mock", "--data", data, "--agent", "gold", "--out", out];
    const { code, output } = await runInTest(argv);
    expect(code).toBe(0);
    expect(output).toMatch(/average reward +1\.000/);
    expect(output).toContain(`ends: user_stop ${tasks}`);
  });

  it.each(["airline-generated", "retail-generated-heldout"])(
    "should let scripted customers talk in %s, with no model of theirs",
    async (domain) => {
      const { url } = await serve(() => ({ type: "answer", content: "How can I help you?" }));
      const out = join(home, domain);
      const limits = ["--num-tasks", "1", "--max-steps", "4"];
      await runInTest([
        ...["run", `tau2/${domain}`, "--agent-llm", "agent", "--base-url", url, "--out", out],
        ...limits,
      ]);
      const { results } = loadResults(join(out, "results.json"));
      expect(results.info.user.implementation).toBe("scripted");
      expect(results.simulations[0]?.termination_reason).toBe("max_steps");
    },
  );

  it.each([
    [["run", "tau2/mock"], /--agent-llm/],
    [["run", "tau2/mock", "--agent", "gol"], /Did you mean gold/],
    [["run", "tau2/mock", "--agent", "gold", "--tasks", "task_9"], /Did you mean task_/],
    [["run", "tau2/moc", "--agent", "gold"], /Did you mean mock/],
    [["run", "alfworld/train"], /no tau2 domain/],
    [["run", "tau2/mock", "--agent", "gold", "--user", "scripted"], /without a script/],
    [["run", "tau2/mock", "--agent-llm-args", "[1]"], /JSON object/],
  ])("should say what is wrong with %j", async (argv, message) => {
    const { code, errors } = await runInTest([...argv, "--data", data, "--out", join(home, "wrong")]);
    expect(code).toBe(2);
    expect(errors).toMatch(message);
  });
});
