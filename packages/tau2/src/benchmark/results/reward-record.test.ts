import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { judgeConversation } from "../../judge/judge-conversation.js";
import type { RewardInfo } from "../../judge/reward-info.js";
import { itemOf } from "../../python/dict.js";
import { pythonJson } from "../../python/json-text.js";
import {
  callsInMock,
  goldAction,
  mockSetting,
  mockTask,
  newMockWorld,
  settingStatus,
} from "../../testing/mock-conversation.js";
import { newWorld } from "../../world/begin-world.js";
import { domainFolder } from "../data/data-folder.js";
import { loadDatabases } from "../data/load-databases.js";
import { TaskWorlds } from "../verify/task-worlds.js";
import { verifySimulation } from "../verify/verify-simulation.js";
import { loadResults } from "./load-results.js";
import { rewardModel } from "./reward-model.js";
import { rewardOf, rewardRecord } from "./reward-record.js";

const shared = fileURLToPath(new URL("../../../../../../shared/data/", import.meta.url));
const recorded = `${shared}tau2-golden/recorded/`;
const isPresent = existsSync(recorded);
if (!isPresent) console.warn("Skipping the comparison with recorded rewards: ../shared is absent.");

describe("rewardRecord", () => {
  const task = mockTask({
    actions: [goldAction("update_task_status", { task_id: "task_1", status: "completed" })],
    env_assertions: [
      {
        env_type: "assistant",
        func_name: "assert_task_status",
        arguments: {
          ...{ task_id: "task_1", expected_status: "completed" },
        },
      },
    ],
    communicate_info: ["done"],
    nl_assertions: ["is polite"],
    reward_basis: ["DB", "ENV_ASSERTION", "ACTION", "NL_ASSERTION", "COMMUNICATE"],
  });
  const messages = callsInMock([settingStatus("completed")]);
  const wordChecks = [{ nl_assertion: "is polite", met: true, justification: "yes" }];
  const full = judge("user_stop");

  it("should write rewards as floats", () => {
    const text = pythonJson(rewardRecord(full));
    expect(text).toMatch(/^\{"reward": 0\.0, "db_check": \{"db_match": true, "db_reward": 1\.0\}/);
    expect(text).toContain('"met": true, "reward": 1.0}');
    expect(text).toContain('"action_match": true, "action_reward": 1.0, "tool_type": "write"}');
    expect(text).toContain(
      '"reward_breakdown": {"DB": 1.0, "ENV_ASSERTION": 1.0, "ACTION": 1.0, "NL_ASSERTION": 1.0, "COMMUNICATE": 0.0}',
    );
  });

  it.each([full, judge("max_steps")])("should be read back as it was", (info) => {
    expect(rewardOf(rewardModel.parse(rewardRecord(info)))).toEqual(info);
  });

  function judge(termination_reason: string): RewardInfo {
    const conversation = { task, messages, termination_reason };
    return judgeConversation(mockSetting, newMockWorld(), conversation, { wordChecks });
  }
});

describe.skipIf(!isPresent)("rewardRecord on a recorded run of mock", () => {
  it("should be what upstream wrote", () => {
    const { results } = loadResults(`${recorded}yohei_20260531-184109-726391_results.json`);
    const worlds = new TaskWorlds(
      mockSetting,
      newWorld(mockSetting, loadDatabases(mockSetting.domain, domainFolder("mock", shared))),
    );
    for (const simulation of results.simulations) {
      const task = results.tasks.find(({ id }) => id === simulation.task_id)!;
      const { reward } = verifySimulation(worlds, task, simulation);
      const expected = itemOf(simulation.record, "reward_info")!;
      expect(pythonJson(rewardRecord(reward!))).toBe(pythonJson(expected));
    }
  });
});
