import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../python/python-value.js";
import { callsInMock, goldAction, mockTask } from "../testing/mock-conversation.js";
import { mockDomain } from "../world/domains/mock/mock-domain.js";
import { isAction, judgeActions } from "./judge-actions.js";

describe("isAction", () => {
  it("should compare the arguments that the call gives", () => {
    expect(isAction(gold({ a: 1, b: 2 }), call({ a: 1, b: 2 }))).toBe(true);
    expect(isAction(gold({ a: 1, b: 2 }), call({ a: 1 }))).toBe(true);
    expect(isAction(gold({ a: 1, b: 2 }), call({}))).toBe(true);
    expect(isAction(gold({ a: 1 }), call({ a: 1, b: 2 }))).toBe(false);
    expect(isAction(gold({ a: 1 }), call({ a: 2 }))).toBe(false);
  });

  it("should compare only what the action names", () => {
    expect(isAction(gold({ a: 1, b: 2 }, ["a"]), call({ a: 1, b: 3 }))).toBe(true);
    expect(isAction(gold({ a: 1, b: 2 }, ["a", "b"]), call({ a: 1 }))).toBe(false);
    expect(isAction(gold({ a: 1 }, ["c"]), call({ a: 2 }))).toBe(true);
    expect(isAction(gold({ a: 1 }, []), call({ z: 9 }))).toBe(true);
  });

  it("should compare as Python does", () => {
    expect(isAction(gold({ a: 1 }), call({ a: { $float: "1.0" } }))).toBe(true);
    expect(isAction(gold({ a: 1 }), call({ a: true }))).toBe(true);
    expect(isAction(gold({ a: ["1"] }), call({ a: [1] }))).toBe(false);
  });

  it("should hold for any part of the gold action's own arguments", () => {
    const values = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()));
    fc.assert(
      fc.property(values, fc.func(fc.boolean()), (all, keeps) => {
        const part = Object.fromEntries(Object.entries(all).filter(([name]) => keeps(name)));
        expect(isAction(gold(all), call(part))).toBe(true);
      }),
    );
  });

  it("should not care who calls, but what is called", () => {
    expect(isAction(gold({}), { ...call({}), requestor: "user" })).toBe(true);
    expect(isAction(gold({}), { ...call({}), name: "get_users" })).toBe(false);
  });
});

describe("judgeActions", () => {
  it("should want every action and say of what type its tool is", () => {
    const actions = [
      goldAction("get_users", {}),
      goldAction("update_task_status", { task_id: "task_1", status: "completed" }),
      goldAction("dismiss_notification", { notification_id: "n1" }, { requestor: "user" }),
      goldAction("transfer_to_human_agents", { summary: "s" }),
      goldAction("no_such_tool", {}),
    ];
    const messages = callsInMock([
      { name: "get_users", input: {} },
      { name: "dismiss_notification", input: { notification_id: "n1" }, by: "user" },
    ]);
    const { evaluation_criteria: criteria } = mockTask({ actions });
    const { reward, action_checks: checks } = judgeActions(mockDomain, messages, criteria!);
    expect(reward).toBe(0);
    expect(checks?.map(({ action_match, tool_type }) => [action_match, tool_type])).toEqual([
      [true, "read"],
      [false, "write"],
      [true, "write"],
      [false, "generic"],
      [false, null],
    ]);
  });
});

function gold(input: PythonRecord, compared: readonly string[] | null = null) {
  const action = goldAction("update_task_status", input, { compare_args: compared });
  return mockTask({ actions: [action] }).evaluation_criteria!.actions![0]!;
}

function call(input: PythonRecord) {
  return { id: "", name: "update_task_status", arguments: input, requestor: "assistant" } as const;
}
