import { GymError } from "@rwml/core";
import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../python/python-value.js";
import {
  callsInMock,
  goldAction,
  mockSetting,
  mockTask,
  newMockWorld,
  says,
  settingStatus,
} from "../testing/mock-conversation.js";
import type { Message } from "../world/message.js";
import type { Task } from "../world/task.js";
import { assertionsToJudge, type JudgeOptions, judgeConversation } from "./judge-conversation.js";

const sweep = goldAction("update_task_status", { task_id: "task_1", status: "completed" });
const swept = callsInMock([settingStatus("completed")]);
const isCompleted = assertion("assert_task_status", { task_id: "task_1", expected_status: "completed" });
const isRead = {
  ...assertion("assert_notification_status", { notification_id: "n1", expected_status: "read" }),
  env_type: "user",
};

describe("judgeConversation", () => {
  it.each(["max_steps", "too_many_errors", "agent_error", "something_new"])(
    "should give nothing to a conversation that ended by %s",
    (reason) => {
      expect(judge(mockTask({ actions: [sweep] }), swept, {}, reason)).toEqual({
        reward: 0,
        db_check: null,
        env_assertions: null,
        action_checks: null,
        nl_assertions: null,
        communicate_checks: null,
        reward_basis: null,
        reward_breakdown: null,
        info: { note: `Simulation terminated prematurely. Termination reason: ${reason}` },
      });
    },
  );

  it("should give everything where nothing is asked", () => {
    expect(judge(mockTask(null), [])).toMatchObject({
      reward: 1,
      reward_basis: null,
      info: { note: "No evaluation criteria" },
    });
  });

  it("should put together what the basis names", () => {
    const result = judge(mockTask({ actions: [sweep] }), swept);
    expect(result).toEqual({
      reward: 1,
      db_check: { db_match: true, db_reward: 1 },
      env_assertions: [],
      action_checks: [
        {
          action: { requestor: "assistant", info: null, compare_args: null, ...sweep },
          action_match: true,
          action_reward: 1,
          tool_type: "write",
        },
      ],
      nl_assertions: null,
      communicate_checks: null,
      reward_basis: ["DB", "COMMUNICATE"],
      reward_breakdown: { DB: 1, COMMUNICATE: 1 },
      info: {
        env: null,
        nl: null,
        communicate: { note: "No communicate_info to evaluate" },
        action: null,
      },
    });
  });

  it("should not count what the basis does not name", () => {
    const criteria = { actions: [sweep], env_assertions: [isRead], communicate_info: ["done"] };
    const result = judge(mockTask({ ...criteria, reward_basis: ["ENV_ASSERTION", "ACTION"] }), [
      ...swept,
      ...callsInMock([settingStatus("pending")]),
    ]);
    expect(result.db_check).toEqual({ db_match: false, db_reward: 0 });
    expect(result.communicate_checks?.map(({ met }) => met)).toEqual([false]);
    expect(result.reward_breakdown).toEqual({ ENV_ASSERTION: 0, ACTION: 1 });
    expect(result.reward).toBe(0);
  });

  it("should name the factors in the order in which upstream adds them", () => {
    const basis = ["COMMUNICATE", "NL_ASSERTION", "ACTION", "ENV_ASSERTION", "DB"];
    const result = judge(mockTask({ actions: [sweep], reward_basis: basis }), swept);
    expect(Object.keys(result.reward_breakdown!)).toEqual([
      ...["DB", "ENV_ASSERTION", "ACTION", "NL_ASSERTION", "COMMUNICATE"],
    ]);
    expect(result.reward_basis).toEqual(basis);
  });

  it("should leave the databases out of the breakdown where neither actions nor assertions are known", () => {
    const result = judge(mockTask({ communicate_info: ["done"] }), [says("assistant", "Done.")]);
    expect(result).toMatchObject({ reward: 1, db_check: { db_match: true }, env_assertions: null });
    expect(result.reward_breakdown).toEqual({ COMMUNICATE: 1 });
    expect(result.info?.env).toEqual({ note: "No expected actions or env assertions" });
  });

  it("should compare the databases where actions are known to be none", () => {
    const result = judge(mockTask({ actions: [] }), swept);
    expect(result).toMatchObject({ reward: 0, db_check: { db_match: false }, env_assertions: [] });
  });
});

describe("the evaluation types", () => {
  const everything = mockTask({
    actions: [sweep],
    env_assertions: [isCompleted, isRead],
    communicate_info: ["swept"],
    nl_assertions: ["is polite"],
    reward_basis: ["DB"],
  });
  const messages = [...swept, says("assistant", "I cleaned it.")];
  const rude = [{ nl_assertion: "is polite", met: false, justification: "no" }];

  it("should judge by the world alone", () => {
    const result = judge(everything, messages, { evaluationType: "env" });
    expect(result.env_assertions?.map(({ met, reward }) => [met, reward])).toEqual([
      [true, 1],
      [false, 0],
    ]);
    expect(result).toMatchObject({
      ...{ reward: 1, reward_basis: ["DB"], reward_breakdown: { DB: 1 } },
      ...{ action_checks: null, info: null },
    });
  });

  it("should judge by actions alone", () => {
    const result = judge(everything, messages, { evaluationType: "action" });
    expect(result).toMatchObject({ reward: 1, db_check: null, reward_breakdown: { ACTION: 1 } });
    const nothing = judge(mockTask({ actions: [] }), messages, { evaluationType: "action" });
    expect(nothing).toMatchObject({ action_checks: null, info: { note: "No actions to evaluate" } });
  });

  it("should judge by what was said alone", () => {
    const result = judge(everything, messages, { evaluationType: "communicate" });
    expect(result).toMatchObject({ reward: 0, reward_breakdown: { COMMUNICATE: 0 }, action_checks: null });
  });

  it("should judge by assertions in words alone", () => {
    const result = judge(everything, messages, { evaluationType: "nl_assertions", wordChecks: rude });
    expect(result).toMatchObject({
      reward: 0,
      nl_assertions: rude,
      reward_breakdown: { NL_ASSERTION: 0 },
    });
  });

  it("should look at assertions in words where asked to, and count them only in the basis", () => {
    expect(judge(everything, messages).nl_assertions).toBeNull();
    const shown = judge(everything, messages, {
      ...{ evaluationType: "all_with_nl_assertions", wordChecks: rude },
    });
    expect(shown).toMatchObject({ reward: 1, nl_assertions: rude, reward_breakdown: { DB: 1 } });
  });

  it("should multiply all parts without regard to the basis", () => {
    const plain = judge(everything, messages, { evaluationType: "all_ignore_basis" });
    expect(plain).toMatchObject({ reward: 0, reward_breakdown: { DB: 1, ACTION: 1, COMMUNICATE: 0 } });
    expect(plain.reward_basis).toEqual(["DB", "ENV_ASSERTION", "ACTION", "COMMUNICATE"]);
    const words = judge(everything, messages, {
      ...{ evaluationType: "all_with_nl_assertions_ignore_basis", wordChecks: rude },
    });
    expect(words.reward_basis).toEqual(["DB", "ENV_ASSERTION", "ACTION", "COMMUNICATE", "NL_ASSERTION"]);
    expect(words.reward_breakdown).toEqual({ DB: 1, ACTION: 1, COMMUNICATE: 0, NL_ASSERTION: 0 });
  });

  it("should refuse to guess what only a model can say, or leave it out and note so", () => {
    const task = mockTask({ nl_assertions: ["is polite"], reward_basis: ["DB", "NL_ASSERTION"] });
    expect(() => judge(task, messages)).toThrow(
      expect.objectContaining({ code: "tau2/assertions-not-judged" }),
    );
    const result = judge(task, messages, { leaveOutWords: true });
    expect(result).toMatchObject({ reward: 1, nl_assertions: null, reward_breakdown: {} });
    expect(result.info?.nl).toEqual({ note: "nl_assertions left out: no language model was asked" });
  });

  it("should need no model for an empty list of assertions in words", () => {
    const task = mockTask({ actions: [sweep], nl_assertions: [], reward_basis: ["DB", "NL_ASSERTION"] });
    expect(judge(task, messages)).toMatchObject({ reward: 1, nl_assertions: [] });
  });
});

describe("a conversation that was cut off at a limit", () => {
  const task = mockTask({
    ...{ actions: [sweep], env_assertions: [isCompleted, isRead], communicate_info: ["cleaned"] },
    ...{ nl_assertions: ["is polite"], reward_basis: ["DB", "COMMUNICATE"] },
  });
  const messages = [...swept, says("assistant", "I cleaned it.")];
  const limits = ["max_steps", "too_many_errors", "timeout", "context_window_exceeded"];
  const note = (reason: string) => `Simulation terminated prematurely. Termination reason: ${reason}`;
  const nothing = { reward: 0, reward_basis: null, reward_breakdown: null };

  it.each(limits)("should be checked as far as it went, and earn nothing (%s)", (reason) => {
    const result = judge(task, messages, { evaluationType: "all_ignore_basis" }, reason);
    const { db_check, env_assertions, action_checks, communicate_checks } = judge(task, messages);
    expect(result).toMatchObject({ ...nothing, db_check, env_assertions, action_checks, communicate_checks });
    expect(db_check?.db_match).toBe(true);
    expect(result.info).toEqual({ note: note(reason), env: null, nl: null, communicate: null, action: null });
  });

  it.each([
    ["env", { db_check: { db_match: true, db_reward: 1 }, action_checks: null }],
    ["action", { action_checks: [{ action_match: true }], db_check: null }],
    ["communicate", { communicate_checks: [{ met: true }], db_check: null }],
  ] as const)("should be checked by %s alone where that is asked for", (evaluationType, checks) => {
    expect(judge(task, messages, { evaluationType }, "max_steps")).toMatchObject({
      ...{ ...nothing, ...checks },
      info: { note: note("max_steps") },
    });
  });

  it("should keep what is noted about the checks", () => {
    const result = judge(mockTask({ actions: [] }), messages, { evaluationType: "action" }, "max_steps");
    expect(result.info).toEqual({ note: note("max_steps"), checks: "No actions to evaluate" });
  });

  it.each(["nl_assertions", "all_with_nl_assertions", "all_with_nl_assertions_ignore_basis"] as const)(
    "should ask no model, and say so (%s)",
    (evaluationType) => {
      const result = judge(task, messages, { evaluationType }, "max_steps");
      expect(result).toMatchObject({ ...nothing, nl_assertions: null });
      expect(JSON.stringify(result.info)).toContain("nl_assertions left out: no language model was asked");
    },
  );

  it("should not be looked at by all, as upstream does not, nor where nothing is expected", () => {
    const blank = judge(task, messages, {}, "max_steps");
    expect(blank).toMatchObject({ ...nothing, db_check: null, info: { note: note("max_steps") } });
    expect(judge(task, messages, { evaluationType: "all" }, "max_steps")).toEqual(blank);
    expect(judge(mockTask(null), messages, { evaluationType: "env" }, "max_steps")).toEqual(blank);
  });

  it("should not be looked at where it broke off in an error, because it need not be whole", () => {
    const broken = swept.slice(0, 1);
    for (const reason of ["agent_error", "user_error", "infrastructure_error", "something_new"]) {
      const result = judge(task, broken, { evaluationType: "env" }, reason);
      expect(result).toMatchObject({ ...nothing, db_check: null, info: { note: note(reason) } });
    }
  });
});

describe("assertionsToJudge", () => {
  const task = mockTask({ nl_assertions: ["is polite"], reward_basis: ["DB"] });
  const conversation = { task, messages: [], termination_reason: "user_stop" };

  it("should name assertions only where they are looked at", () => {
    expect(assertionsToJudge(conversation)).toEqual([]);
    expect(assertionsToJudge(conversation, "all_with_nl_assertions")).toEqual(["is polite"]);
    expect(assertionsToJudge(conversation, "env")).toEqual([]);
    const cutOff = { ...conversation, termination_reason: "max_steps" };
    expect(assertionsToJudge(cutOff, "all_with_nl_assertions")).toEqual([]);
  });
});

function judge(task: Task, messages: readonly Message[], options: JudgeOptions = {}, reason = "user_stop") {
  const conversation = { task, messages, termination_reason: reason };
  return judgeConversation(mockSetting, newMockWorld(), conversation, options);
}

function assertion(name: string, input: PythonRecord): PythonRecord {
  return { env_type: "assistant", func_name: name, arguments: input };
}

describe("a conversation that cannot have happened", () => {
  it("should be refused", () => {
    const broken = swept.slice(0, 1);
    expect(() => judge(mockTask({ actions: [sweep] }), broken)).toThrow(GymError);
  });
});
