import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@rwml/core";
import { type ChatReply, type ReceivedRequest, startChatServer } from "@rwml/core/chat/testing";
import { loadResults, runMetrics } from "@rwml/tau2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeMockData } from "../packages/rwml/src/cli/run/mock-data.fixture.js";
import { runInTest } from "../packages/rwml/src/cli/test-context.fixture.js";
import { trialSeeds } from "../packages/tau2/src/benchmark/run/trial-seeds.js";
import { missingPeers, runPython } from "./peer-python.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-peers-"));
const data = join(home, "data");
const out = join(home, "run");
afterAll(() => rmSync(home, { recursive: true }));

const call = (name: string, given: string): ChatReply => ({
  type: "answer",
  toolCalls: [{ name, arguments: given }],
});
const mark = (task: string, status = "completed") =>
  call("update_task_status", JSON.stringify({ task_id: task, status }));
const say = (content: string): ChatReply => ({ type: "answer", content });

/** What the agent does in its turn, in each trial of a task: everything that can go wrong, and what goes well. */
const agents: readonly { readonly does: string; readonly ends: string; readonly turn: Turn }[] = [
  { does: "well", ends: "user_stop", turn: ({ task }) => mark(task) },
  { does: "wrong", ends: "user_stop", turn: ({ task }) => mark(task, "pending") },
  {
    does: "well in its second trial only",
    ends: "user_stop",
    turn: ({ task, trial }) => mark(task, trial === 1 ? "completed" : "pending"),
  },
  {
    does: "malformed calls, then well",
    ends: "user_stop",
    turn: ({ task, turn }) => (turn < 2 ? call("update_task_status", '{"task_id": ') : mark(task)),
  },
  { does: "nothing at all", ends: "infrastructure_error", turn: () => say("") },
  {
    does: "an answer that ended with an error",
    ends: "infrastructure_error",
    turn: () => ({
      type: "body",
      body: JSON.stringify({
        ...{ id: "x", object: "chat.completion", created: 0, model: "agent" },
        choices: [{ index: 0, message: { role: "assistant", content: "Half" }, finish_reason: "error" }],
      }),
    }),
  },
  {
    does: "what no endpoint allows",
    ends: "infrastructure_error",
    turn: () => ({ type: "failure", status: 401, message: "no such key" }),
  },
  {
    does: "more than fits the model",
    ends: "context_window_exceeded",
    turn: () => ({
      ...{ type: "failure", status: 400, code: "context_length_exceeded" },
      message: "This model's maximum context length is 10 tokens.",
    }),
  },
  { does: "unknown calls without an end", ends: "too_many_errors", turn: () => call("fly", "{}") },
  { does: "questions without an end", ends: "max_steps", turn: () => say("Which one?") },
  { does: "nothing in time", ends: "timeout", turn: () => ({ type: "silence" }) },
  { does: "well, and is judged by nobody", ends: "infrastructure_error", turn: ({ task }) => mark(task) },
];

type Turn = (asked: { readonly task: string; readonly trial: number; readonly turn: number }) => ChatReply;

const seeds = trialSeeds(300, 2);
const judgedBadly = `task_${agents.length - 1}`;

function reply({ body }: ReceivedRequest): ChatReply {
  const messages = body.messages as readonly JsonObject[];
  const text = JSON.stringify(messages);
  if (body.model === "judge") {
    const verdict = { expectedOutcome: "polite", reasoning: "", metExpectation: true };
    return say(text.includes(`${judgedBadly} `) ? "Certainly!" : JSON.stringify({ results: [verdict] }));
  }
  const [task] = /task_\d+/.exec(text)!;
  const last = messages.at(-1)!;
  if (body.model === "user") {
    const isOver = String(last.content).startsWith("It is done");
    return say(isOver ? "###STOP###" : `Mark ${task} , please.`);
  }
  const number = Number(task.slice("task_".length));
  if (last.role === "tool" && !String(last.content).startsWith("Error")) return say("It is done.");
  const turn = messages.filter(({ role }) => role === "tool").length;
  return agents[number]!.turn({ task, trial: seeds.indexOf(Number(body.seed)), turn });
}

interface UpstreamMetrics {
  readonly simulations: number;
  readonly left_out: number;
  readonly unknown_reasons: number;
  readonly average_reward: number;
  readonly pass_hat: Readonly<Record<string, number>>;
  readonly average_agent_cost: number;
}

const title = `a run with every kind of failure${missingPeers === null ? "" : ` (${missingPeers})`}`;

describe.skipIf(missingPeers !== null)(title, () => {
  beforeAll(async () => {
    writeMockData(data, agents.length);
    const path = join(data, "tau2", "domains", "mock", "tasks.json");
    const tasks = JSON.parse(readFileSync(path, "utf8"));
    for (const { evaluation_criteria: criteria } of tasks) {
      Object.assign(criteria, { nl_assertions: ["polite"], reward_basis: ["DB", "NL_ASSERTION"] });
    }
    writeFileSync(path, JSON.stringify(tasks));
    const server = await startChatServer(reply);
    const { code, errors } = await runInTest([
      ...["run", "tau2/mock", "--data", data, "--base-url", server.url, "--out", out, "--trials", "2"],
      ...["--agent-llm", "agent", "--user-llm", "user", "--judge-llm", "judge", "--agent-price", "2,8"],
      ...[
        "--max-steps",
        "14",
        "--max-errors",
        "4",
        "--timeout",
        "20",
        "--retries",
        "0",
        "--concurrency",
        "8",
      ],
    ]);
    await server.close();
    expect({ code, errors }).toMatchObject({ code: 1 });
  });

  const results = () => loadResults(out).results;

  it("should have ended in each of them as it should", () => {
    for (const [index, { ends, does }] of agents.entries()) {
      const ended = results().simulations.filter(({ task_id: id }) => id === `task_${index}`);
      expect([does, ...ended.map((one) => one.termination_reason)]).toEqual([does, ends, ends]);
    }
  });

  it("should be measured by upstream's metrics as by ours", () => {
    const upstream = JSON.parse(runPython("upstream_metrics.py", loadResults(out).file)) as UpstreamMetrics;
    const own = runMetrics(results());
    const notUpstreams = Object.entries(own.leftOut).reduce((sum, [, count]) => sum + count, 0);
    expect(upstream).toMatchObject({ simulations: own.simulations, left_out: notUpstreams });
    expect(upstream.simulations).toBe(16);
    expect(upstream.average_reward).toBeCloseTo(own.averageReward!, 12);
    expect(own.averageReward).toBeCloseTo(5 / 16, 12);
    expect(Object.values(upstream.pass_hat)).toEqual(own.passHat.map((value) => expect.closeTo(value, 12)));
    expect(own.passHat).toEqual([expect.closeTo(5 / 16, 12), expect.closeTo(2 / 8, 12)]);
    expect(upstream.average_agent_cost).toBeCloseTo(own.averageAgentCost!, 12);
  });
});
