import { ChatError } from "@rwml/core/chat";
import { describe, expect, it } from "vitest";
import { freeUtterance, type Participant } from "../../conversation/participant.js";
import { isDict, itemOf } from "../../python/dict.js";
import type { PythonRecord } from "../../python/python-value.js";
import { mockSetting, mockTask } from "../../testing/mock-data.js";
import { goldParticipant } from "./gold-participants.js";
import type { RunProgress } from "./run-progress.js";
import { type RunTasksOptions, runTasks, type SimulationStore } from "./run-tasks.js";

const gold = {
  action_id: "a",
  name: "update_task_status",
  arguments: { task_id: "task_2", status: "completed" },
};
const feed = mockTask({ evaluation_criteria: { actions: [gold], communicate_info: ["the cat is fed"] } });
const rest = mockTask({ id: "rest", evaluation_criteria: { actions: [] } });

class MemoryStore implements SimulationStore {
  readonly records: PythonRecord[] = [];

  has({ trial, task_id, seed }: Parameters<SimulationStore["has"]>[0]): boolean {
    return this.records.some(
      (record) => record.trial === trial && record.task_id === task_id && record.seed === seed,
    );
  }

  add(record: PythonRecord): void {
    this.records.push(record);
  }
}

function options(store: SimulationStore, choices: Partial<RunTasksOptions> = {}): RunTasksOptions {
  let time = 1_000_000;
  let ids = 0;
  return {
    setting: mockSetting(),
    tasks: [feed, rest],
    trials: 2,
    seed: 300,
    concurrency: 2,
    retries: 1,
    participants: (task) => ({
      agent: goldParticipant(task, "assistant"),
      user: goldParticipant(task, "user"),
    }),
    judge: null,
    store,
    newId: () => `simulation-${ids++}`,
    clock: () => time++,
    ...choices,
  };
}

const withEmptyUser = (): ReturnType<RunTasksOptions["participants"]> => ({
  agent: goldParticipant(feed, "assistant"),
  user: { role: "user", next: async () => freeUtterance({ role: "user", content: "  ", tool_calls: null }) },
});

const rewardOf = (record: PythonRecord) =>
  record.reward_info != null && isDict(record.reward_info) ? itemOf(record.reward_info, "reward") : null;

describe("runTasks", () => {
  it("should play every task in every trial, with upstream's seeds", async () => {
    const store = new MemoryStore();
    await runTasks(options(store));
    const keys = store.records.map(({ task_id, trial, seed }) => `${task_id} ${trial} ${seed}`).sort();
    expect(keys).toEqual(["feed 0 626729", "feed 1 373753", "rest 0 626729", "rest 1 373753"]);
    expect(store.records.map(rewardOf)).toEqual(Array(4).fill({ $float: "1.0" }));
  });

  it("should keep a conversation as results files do", async () => {
    const store = new MemoryStore();
    await runTasks(options(store, { tasks: [feed], trials: 1 }));
    const { messages, ...record } = store.records[0]!;
    expect(record).toMatchObject({
      termination_reason: "user_stop",
      agent_cost: { $float: "0.0" },
      info: null,
    });
    const said = (messages as readonly PythonRecord[]).map(({ role, content }) => [role, content]);
    expect(said).toEqual([
      ["assistant", "Hi! How can I help you today?"],
      ["user", "Please go on."],
      ["assistant", null],
      ["tool", expect.stringContaining('"completed"')],
      ["assistant", "All is done: the cat is fed."],
      ["user", "###STOP###"],
    ]);
    const stamps = (messages as readonly PythonRecord[]).map(({ timestamp }) => String(timestamp));
    expect(stamps).toEqual([...stamps].sort());
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  it("should leave out what an earlier run has finished", async () => {
    const store = new MemoryStore();
    await runTasks(options(store, { trials: 1 }));
    const events: RunProgress[] = [];
    await runTasks(options(store, { onProgress: (event) => events.push(event) }));
    expect(events[0]).toEqual({ type: "run-start", total: 4, done: 2 });
    expect(store.records).toHaveLength(4);
  });

  it("should try a simulation again that failed, and keep one that fails in the end with its error", async () => {
    const store = new MemoryStore();
    let calls = 0;
    const failing: Participant = {
      role: "user",
      async next() {
        calls++;
        throw new ChatError("chat/unreachable", "Nobody is there.");
      },
    };
    const participants: RunTasksOptions["participants"] = (task) => ({
      agent: goldParticipant(task, "assistant"),
      user: task.id === "feed" ? failing : goldParticipant(task, "user"),
    });
    await runTasks(options(store, { trials: 1, participants, retries: 2 }));
    expect(calls).toBe(3);
    expect(store.records.find(({ task_id }) => task_id === "feed")).toMatchObject({
      termination_reason: "infrastructure_error",
      reward_info: null,
      info: { error: "Nobody is there.", error_type: "chat/unreachable", failed_after_attempts: 3 },
    });
    expect(store.records).toHaveLength(2);
  });

  it("should count a conversation that outgrew its model as the model's failure", async () => {
    const store = new MemoryStore();
    const failing: Participant = {
      role: "user",
      next: () => Promise.reject(new ChatError("chat/context-too-long", "Too long.")),
    };
    const participants: RunTasksOptions["participants"] = (task) => ({
      agent: goldParticipant(task, "assistant"),
      user: failing,
    });
    await runTasks(options(store, { tasks: [feed], trials: 1, participants }));
    expect(store.records[0]).toMatchObject({ termination_reason: "context_window_exceeded" });
    expect(rewardOf(store.records[0]!)).toEqual({ $float: "0.0" });
  });

  it("should try again after an empty message, and then take it for a failure of the infrastructure", async () => {
    const store = new MemoryStore();
    await runTasks(options(store, { tasks: [feed], trials: 1, participants: withEmptyUser }));
    expect(store.records[0]).toMatchObject({
      termination_reason: "infrastructure_error",
      reward_info: null,
      info: { error_type: "tau2/empty-message", failed_after_attempts: 2 },
    });
  });

  it("should take an empty message for its participant's failure where the protocol is enforced", async () => {
    const store = new MemoryStore();
    const setting = mockSetting({ enforceProtocol: true });
    await runTasks(options(store, { setting, tasks: [feed], trials: 1, participants: withEmptyUser }));
    expect(store.records[0]).toMatchObject({ termination_reason: "user_error", info: null });
    expect(rewardOf(store.records[0]!)).toEqual({ $float: "0.0" });
  });

  it("should take whatever else keeps a participant from its turn for a failure of the infrastructure", async () => {
    const store = new MemoryStore();
    const broken: Participant = { role: "user", next: () => Promise.reject(new TypeError("no such thing")) };
    const participants = () => ({ agent: goldParticipant(feed, "assistant"), user: broken });
    await runTasks(options(store, { tasks: [feed], trials: 1, participants }));
    expect(store.records[0]).toMatchObject({
      termination_reason: "infrastructure_error",
      info: { error: "no such thing", error_type: "TypeError" },
    });
  });

  it("should stop at the time limit of a conversation", async () => {
    const store = new MemoryStore();
    await runTasks(options(store, { tasks: [feed], trials: 1, timeoutSeconds: 0.001 }));
    expect(store.records[0]).toMatchObject({ termination_reason: "timeout" });
  });

  it("should stop at the time limit while a participant waits, and count it as no failure", async () => {
    const store = new MemoryStore();
    const waiting: Participant = {
      role: "user",
      next: (_history, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () => reject(new ChatError("chat/unreachable", "Gone.")));
        }),
    };
    const participants = () => ({ agent: goldParticipant(feed, "assistant"), user: waiting });
    await runTasks(options(store, { tasks: [feed], trials: 1, participants, timeoutSeconds: 0.02 }));
    expect(store.records).toHaveLength(1);
    expect(store.records[0]).toMatchObject({ termination_reason: "timeout", info: null });
    expect(rewardOf(store.records[0]!)).toEqual({ $float: "0.0" });
  });

  it("should give up what is in flight when it is interrupted, and keep the rest", async () => {
    const store = new MemoryStore();
    const stop = new AbortController();
    const onProgress = ({ type }: RunProgress): void => {
      if (type === "simulation-end") stop.abort(new Error("Enough."));
    };
    const running = runTasks(options(store, { concurrency: 1, signal: stop.signal, onProgress }));
    await expect(running).rejects.toThrow("Enough.");
    expect(store.records).toHaveLength(1);
  });
});

describe("an agent that works alone", () => {
  it("should solve a task with gold actions and stop", async () => {
    const store = new MemoryStore();
    const solo = { setting: mockSetting({ solo: true }), tasks: [feed], trials: 1 };
    const participants: RunTasksOptions["participants"] = (task) => ({
      agent: goldParticipant(task, "assistant", { solo: true }),
      user: goldParticipant(task, "user"),
    });
    await runTasks(options(store, { ...solo, participants }));
    expect(store.records[0]).toMatchObject({ termination_reason: "agent_stop" });
    expect(rewardOf(store.records[0]!)).toEqual({ $float: "1.0" });
  });
});
