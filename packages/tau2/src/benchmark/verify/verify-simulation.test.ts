import { describe, expect, it } from "vitest";
import { judgeConversation } from "../../judge/judge-conversation.js";
import {
  callsInMock,
  goldAction,
  mockSetting,
  mockTask,
  newMockWorld,
  settingStatus,
} from "../../testing/mock-conversation.js";
import { simulationRecord } from "../../testing/mock-run.js";
import type { Message } from "../../world/message.js";
import type { Task } from "../../world/task.js";
import { readSimulation } from "../results/read-results.js";
import { rewardRecord } from "../results/reward-record.js";
import { noVerdicts } from "./compare-verdicts.js";
import { noOutputs } from "./results-report.js";
import { TaskWorlds } from "./task-worlds.js";
import { verifySimulation } from "./verify-simulation.js";

const completing = goldAction("update_task_status", { task_id: "task_1", status: "completed" });
const task = mockTask({ actions: [completing] });
const [call, answer] = callsInMock([settingStatus("completed")]) as [Message, Message];
const drifted = [call, { ...answer, content: '{"drifted": true}' } as Message];

describe("verifySimulation", () => {
  it("should agree with what was judged", () => {
    const { outputs, verdicts, differences, reward } = verify([call, answer]);
    expect(outputs).toEqual({ ...noOutputs, equal: 1 });
    expect(verdicts).toMatchObject({ db: { agree: 1, disagree: 0 }, actions: { agree: 1, disagree: 0 } });
    expect(differences).toEqual([]);
    expect(reward?.reward).toBe(1);
  });

  it("should judge behind an answer that differs, unless it is to be strict", () => {
    const lenient = verify(drifted);
    expect(lenient.differences.map(({ what }) => what)).toEqual(["content"]);
    expect(lenient.reward?.reward).toBe(1);
    const strict = verify(drifted, task, true);
    expect(strict.differences.map(({ what, expected }) => [what, expected])).toEqual([
      ["content", '{"drifted": true}'],
      ["history", 1],
    ]);
    expect(strict).toMatchObject({ reward: null, verdicts: noVerdicts, outputs: { different: 1 } });
  });

  it("should agree with the checks of a conversation that was cut off and judged by them all the same", () => {
    const conversation = { task, messages: [call, answer], termination_reason: "max_steps" };
    for (const evaluationType of ["all", "env", "all_ignore_basis"] as const) {
      const recorded = judgeConversation(mockSetting, newMockWorld(), conversation, { evaluationType });
      const more = { reward_info: rewardRecord(recorded) };
      const record = simulationRecord({ ...conversation, more });
      const { verdicts, differences } = verifySimulation(worlds(), task, readSimulation(record, "here"));
      expect(differences).toEqual([]);
      expect(verdicts.db).toEqual({ agree: evaluationType === "all" ? 0 : 1, disagree: 0 });
    }
  });

  it("should say so where a conversation cannot have happened", () => {
    const { differences } = verify([call]);
    expect(differences).toEqual([
      { message: null, what: "history", expected: 1, actual: "Tool message expected. Got None." },
    ]);
  });

  it("should say so where a task cannot begin", () => {
    const initialization_actions = [{ env_type: "assistant", func_name: "no_such_function", arguments: {} }];
    const broken = mockTask({ actions: [] }, { initial_state: { initialization_actions } });
    const { differences, outputs } = verify([call, answer], broken);
    expect(outputs).toEqual(noOutputs);
    expect(differences).toMatchObject([
      { what: "history", actual: "'MockTools' object has no attribute 'no_such_function'" },
    ]);
  });

  it("should compare answers where nothing was judged", () => {
    const simulation = readSimulation(
      simulationRecord({ messages: drifted, more: { reward_info: null } }),
      "here",
    );
    const { differences, reward } = verifySimulation(worlds(), task, simulation);
    expect(differences.map(({ what }) => what)).toEqual(["content"]);
    expect(reward).toBeNull();
  });
});

function verify(messages: readonly Message[], about: Task = task, strict = false) {
  const recorded = judgeConversation(mockSetting, newMockWorld(), {
    ...{ task, messages: [call, answer], termination_reason: "user_stop" },
  });
  const record = simulationRecord({ messages, more: { reward_info: rewardRecord(recorded) } });
  return verifySimulation(worlds(), about, readSimulation(record, "here"), { strict });
}

function worlds(): TaskWorlds {
  return new TaskWorlds(mockSetting, newMockWorld());
}
