import { describe, expect, it } from "vitest";
import { freeUtterance, type Participant } from "../conversation/participant.js";
import { mockSetting, mockTask } from "../testing/mock-data.js";
import { type OpenGymOptions, openGym } from "./open-gym.js";

const task = mockTask({
  evaluation_criteria: {
    actions: [
      { action_id: "a", name: "update_task_status", arguments: { task_id: "task_2", status: "completed" } },
    ],
    nl_assertions: ["The agent is friendly."],
  },
});

/** Says the texts in order. */
function speaker(role: "assistant" | "user", ...texts: readonly string[]): () => Participant {
  return () => ({
    role,
    async next(history) {
      const turn = history.filter((message) => message.role === role && message.tool_calls === null).length;
      const own = role === "assistant" ? turn - 1 : turn;
      return freeUtterance({ role, content: texts[own] ?? "…", tool_calls: null });
    },
  });
}

const user = speaker("user", "The cat is fed.", "Thanks. ###STOP###");
const open = (choices: Partial<OpenGymOptions> = {}) =>
  openGym({ setting: mockSetting(), task, partner: user, ...choices });

describe("a gym for the agent", () => {
  it("should show what the user said first, with the task, the tools and the policy", async () => {
    const { observation, info } = await open().reset();
    expect(observation).toBe("user: The cat is fed.");
    expect(info).toMatchObject({ task, policy: "Keep people's lists of tasks.", simulation_run: "{}" });
    expect(info.tools.map(({ function: { name } }) => name)).toEqual([
      ...["create_task", "get_users", "update_task_status", "transfer_to_human_agents", "done"],
    ]);
  });

  it("should reward at the end only", async () => {
    const gym = open();
    await gym.reset();
    const call = await gym.step("update_task_status(task_id='task_2', status='completed')");
    expect(call).toMatchObject({
      reward: 0,
      terminated: false,
      truncated: false,
      info: { reward_info: "{}" },
    });
    expect(call.observation).toMatch(/^tool: \{"task_id": "task_2"/);
    const last = await gym.step("It is noted.");
    expect(last).toMatchObject({ observation: "user: Thanks. ###STOP###", reward: 1, terminated: true });
    expect(JSON.parse(last.info.reward_info ?? "")).toMatchObject({
      reward: 1,
      db_check: { db_match: true },
    });
    expect(JSON.parse(last.info.simulation_run)).toMatchObject({ termination_reason: "user_stop" });
  });

  it("should answer with nothing after the end, and begin again", async () => {
    const gym = open();
    await gym.reset();
    expect(await gym.step("done()")).toMatchObject({ observation: "", reward: 0, terminated: true });
    expect(await gym.step("Hello?")).toMatchObject({ observation: "", reward: 0, terminated: true });
    expect((await gym.reset()).observation).toBe("user: The cat is fed.");
    expect(await gym.step("get_users()")).toMatchObject({ terminated: false });
  });

  it("should answer an action that it cannot read, and change nothing", async () => {
    const gym = open();
    await gym.reset();
    expect(await gym.step("  ")).toMatchObject({
      observation: "Invalid action with error: Action cannot be empty",
      ...{ reward: 0, terminated: false },
    });
    expect((await gym.step("get_users()")).observation).toMatch(/^tool: /);
  });

  it("should show the whole conversation where it is asked to", async () => {
    const gym = open({ allMessages: true });
    await gym.reset();
    const { observation } = await gym.step("update_task_status(status='pending', task_id='task_1')");
    expect(observation.split("\n").slice(0, 3)).toEqual([
      "assistant: Hi! How can I help you today?",
      "user: The cat is fed.",
      "assistant: update_task_status(status='pending', task_id='task_1')",
    ]);
  });

  it("should refuse to step before the first reset", async () => {
    await expect(open().step("Hi.")).rejects.toThrow(/reset/);
  });

  it("should have both sides' tools where the agent works alone", async () => {
    const gym = openGym({ setting: mockSetting({ solo: true }), task });
    const { observation, info } = await gym.reset();
    expect(observation).toBe("");
    expect(info.tools.map(({ function: { name } }) => name)).toContain("check_notifications");
    expect((await gym.step("check_notifications()")).observation).toContain("The cat waits.");
  });
});

describe("a gym for the user", () => {
  it("should show what the agent says, and take the user's tools", async () => {
    const partner = speaker("assistant", "I will note it.");
    const gym = openGym({ setting: mockSetting(), task, role: "user", partner });
    const { observation, info } = await gym.reset();
    expect(observation).toBe("assistant: Hi! How can I help you today?");
    expect(info.tools.map(({ function: { name } }) => name)).toEqual([
      "check_notifications",
      "dismiss_notification",
    ]);
    expect((await gym.step("check_notifications()")).observation).toMatch(/^tool: \[/);
    expect((await gym.step("The cat is fed.")).observation).toBe("assistant: I will note it.");
    expect(await gym.step("###STOP###")).toMatchObject({ observation: "", terminated: true, reward: 0 });
  });
});
