import type { PythonDict, PythonRecord, PythonValue } from "../python/python-value.js";
import type { Message } from "../world/message.js";
import { callsInMock, goldAction, says, settingStatus } from "./mock-conversation.js";

/** Records of runs in the mock domain, for tests. */
export interface SimulationFacts {
  readonly id?: string;
  readonly task_id?: string;
  readonly trial?: number;
  readonly seed?: number;
  readonly termination_reason?: string;
  readonly reward?: number;
  readonly messages?: readonly Message[];
  readonly more?: PythonRecord;
}

/** A simulation of Ada's task, as a file holds it. */
export function simulationRecord({
  id = "s1",
  task_id = "sweep",
  trial = 0,
  seed = 7,
  termination_reason = "user_stop",
  reward = 1,
  messages = [...callsInMock([settingStatus("completed")]), says("assistant", "Done.")],
  more = {},
}: SimulationFacts = {}): PythonDict {
  return {
    ...{ id, task_id, timestamp: "2026-01-01T00:00:00.000001" },
    ...{ start_time: "2026-01-01T00:00:00.000000", end_time: "2026-01-01T00:00:01.500000" },
    ...{ duration: 1.5, termination_reason, agent_cost: 0.25, user_cost: { $float: "0.0" } },
    reward_info: rewardRecordOf(reward),
    messages: messages as unknown as PythonValue,
    ...{ trial, seed, ...more },
  };
}

/** A run of Ada's task and another one, as a file holds it. */
export function runRecord(simulations: readonly PythonDict[] = [], more: PythonRecord = {}): PythonRecord {
  return {
    timestamp: "2026-01-01T00:00:00.000000",
    info: {
      ...{ git_commit: "unknown", num_trials: 1, max_steps: 200, max_errors: 10 },
      user_info: {
        implementation: "user_simulator",
        llm: "model-u",
        llm_args: { temperature: { $float: "0.0" } },
      },
      agent_info: { implementation: "llm_agent", llm: "model-a", llm_args: null },
      environment_info: { domain_name: "mock", policy: "Be brief…", tool_defs: null },
      seed: 300,
    },
    tasks: [taskRecord("sweep"), taskRecord("mop")],
    simulations,
    ...more,
  };
}

/** A task to complete Ada's task. */
export function taskRecord(id: string, status = "completed"): PythonRecord {
  return {
    id,
    user_scenario: { instructions: "Have the floor swept." },
    evaluation_criteria: {
      actions: [goldAction("update_task_status", { task_id: "task_1", status })],
      reward_basis: ["DB"],
    },
    annotations: ["a key that nobody knows"],
  };
}

function rewardRecordOf(reward: number): PythonRecord {
  return {
    reward: { $float: `${reward}.0` },
    db_check: { db_match: reward === 1, db_reward: { $float: `${reward}.0` } },
  };
}
