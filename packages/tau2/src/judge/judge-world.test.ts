import { describe, expect, it } from "vitest";
import { ToolError } from "../python/python-error.js";
import type { PythonRecord } from "../python/python-value.js";
import {
  callsInMock,
  goldAction,
  mockSetting,
  mockTask,
  newMockWorld,
  settingStatus,
} from "../testing/mock-conversation.js";
import type { Message } from "../world/message.js";
import type { Task } from "../world/task.js";
import { judgeWorld, type WorldOptions } from "./judge-world.js";

const completing = goldAction("update_task_status", { task_id: "task_1", status: "completed" });
const dismissing = goldAction("dismiss_notification", { notification_id: "n1" }, { requestor: "user" });

describe("judgeWorld", () => {
  it("should not care by which calls the databases came to be what they are", () => {
    const detour = callsInMock([settingStatus("pending"), settingStatus("done"), settingStatus("completed")]);
    expect(matches(mockTask({ actions: [completing] }), detour)).toBe(true);
  });

  it("should need both databases to agree", () => {
    const task = mockTask({ actions: [completing, dismissing] });
    expect(matches(task, callsInMock([settingStatus("completed")]))).toBe(false);
    const dismissal = { name: "dismiss_notification", input: { notification_id: "n1" }, by: "user" } as const;
    expect(matches(task, callsInMock([settingStatus("completed"), dismissal]))).toBe(true);
  });

  it("should tell an int from a float, as hashes do", () => {
    const task = mockTask({ actions: [goldAction("update_task_status", { task_id: "task_1", status: 1 })] });
    expect(matches(task, callsInMock([settingStatus(1)]))).toBe(true);
    expect(matches(task, callsInMock([settingStatus({ $float: "1.0" })]))).toBe(false);
  });

  it("should go on behind gold actions that fail", () => {
    const failing = goldAction("update_task_status", { task_id: "none", status: "completed" });
    const unknown = goldAction("no_such_tool", {});
    const task = mockTask({ actions: [failing, unknown, completing] });
    expect(matches(task, callsInMock([settingStatus("completed")]))).toBe(true);
  });

  it("should begin both worlds as the task does", () => {
    const initial_state = {
      initialization_actions: [
        { env_type: "assistant", func_name: "create_task", arguments: { user_id: "bo", title: "Mop" } },
      ],
    };
    const task = mockTask({ actions: [completing] }, { initial_state });
    expect(matches(task, callsInMock([settingStatus("completed")]))).toBe(true);
    const wrong = { ...task, initial_state: null };
    const mop = callsInMock([
      settingStatus("completed"),
      { name: "create_task", input: { user_id: "bo", title: "Mop" } },
    ]);
    expect(matches(wrong, mop)).toBe(false);
  });

  it("should replay the task's own history on the gold side", () => {
    const history = callsInMock([settingStatus("completed")]);
    const initial_state = { message_history: history as unknown as readonly PythonRecord[] };
    expect(matches(mockTask({ actions: [] }, { initial_state }), history)).toBe(true);
  });

  it("should check assertions in the world that was reached, whatever their value is to be", () => {
    const check = {
      env_type: "assistant",
      func_name: "assert_number_of_tasks",
      arguments: { user_id: "ada", expected_number: 2 },
    };
    const task = mockTask({
      env_assertions: [check, { ...check, assert_value: false }],
      reward_basis: ["ENV_ASSERTION"],
    });
    const result = judge(
      task,
      callsInMock([{ name: "create_task", input: { user_id: "ada", title: "Mop" } }]),
    );
    expect(result.env_assertions?.map(({ met }) => met)).toEqual([true, false]);
    expect(result).toMatchObject({ reward: 0, reward_breakdown: { ENV_ASSERTION: 0 } });
    expect(result.db_check?.db_match).toBe(false);
  });

  it("should count an assertion as not met that fails on what it finds, and say so", () => {
    const missing = {
      env_type: "assistant",
      func_name: "assert_task_status",
      arguments: { task_id: "task_2", expected_status: "pending" },
    };
    const negated = { ...missing, assert_value: false };
    const task = mockTask({ env_assertions: [missing, negated], reward_basis: ["ENV_ASSERTION"] });
    const result = judge(task, []);
    expect(result.env_assertions?.map(({ met }) => met)).toEqual([false, false]);
    const failure = "assert_task_status (Task task_2 not found)";
    expect(result).toMatchObject({
      reward: 0,
      info: { note: `Not met, because they failed: ${failure}; ${failure}` },
    });
    const mop = callsInMock([{ name: "create_task", input: { user_id: "ada", title: "Mop" } }]);
    expect(judge(task, mop).env_assertions?.map(({ met }) => met)).toEqual([true, false]);
  });

  it("should refuse an assertion that is a mistake in any world", () => {
    for (const [func_name, input] of [
      ["assert_nothing", {}],
      ["assert_task_status", { task_id: "task_1" }],
    ] as const) {
      const check = { env_type: "assistant", func_name, arguments: input };
      expect(() => judge(mockTask({ env_assertions: [check] }), [])).toThrow(ToolError);
    }
  });

  it("should take a predicted world that is known already", () => {
    const task = mockTask({ actions: [completing] });
    const predicted = newMockWorld();
    expect(judge(task, callsInMock([settingStatus("completed")]), { predicted }).db_check?.db_match).toBe(
      false,
    );
  });
});

describe("replay", () => {
  const task = mockTask({ actions: [completing] });
  const hallucination: readonly Message[] = [
    {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "x", name: "sweep_floor", arguments: {}, requestor: "assistant" }],
    },
    { role: "tool", id: "x", content: "whatever was recorded", requestor: "assistant", error: true },
  ];

  it("should forgive a hallucinated tool that is recovered from", () => {
    expect(matches(task, [...hallucination, ...callsInMock([settingStatus("completed")])])).toBe(true);
  });

  it("should give nothing for a hallucination alone", () => {
    expect(matches(task, hallucination)).toBe(false);
  });

  it("should not look at what reading tools answered", () => {
    const [call, answer] = callsInMock([{ name: "get_users", input: {} }]);
    const messages = [call!, { ...answer!, content: "something else" } as Message];
    expect(matches(mockTask({ actions: [] }), messages)).toBe(true);
  });

  it("should refuse an answer that differs, and pass over it where lenient", () => {
    const [call, answer] = callsInMock([settingStatus("completed")]);
    const messages = [call!, { ...answer!, content: "{}" } as Message];
    expect(() => judge(task, messages)).toThrow(expect.objectContaining({ code: "tau2/broken-history" }));
    expect(judge(task, messages, { strict: false }).db_check?.db_match).toBe(true);
  });

  it("should take answers for equal that are the same JSON", () => {
    const [call, answer] = callsInMock([settingStatus("completed")]);
    const spaced = JSON.stringify(JSON.parse(answer!.content!), null, 2);
    expect(matches(task, [call!, { ...answer!, content: spaced } as Message])).toBe(true);
  });

  it("should play solo agents' calls of the user's tools, and gold actions as the user's own", () => {
    const setting = { ...mockSetting, solo: true };
    const turn = { name: "dismiss_notification", input: { notification_id: "n1" } };
    const messages = callsInMock([turn], setting);
    const conversation = {
      task: mockTask({ actions: [dismissing] }),
      messages,
      termination_reason: "agent_stop",
    };
    const criteria = conversation.task.evaluation_criteria!;
    expect(judgeWorld(setting, newMockWorld(), conversation, criteria).db_check?.db_match).toBe(true);
  });
});

function judge(task: Task, messages: readonly Message[], options: WorldOptions = {}) {
  const conversation = { task, messages, termination_reason: "user_stop" };
  return judgeWorld(mockSetting, newMockWorld(), conversation, task.evaluation_criteria!, options);
}

function matches(task: Task, messages: readonly Message[]): boolean | undefined {
  return judge(task, messages).db_check?.db_match;
}
