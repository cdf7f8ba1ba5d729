import { GymError } from "@rwml/core";
import { dictOf, entriesOf, isDict, itemOf } from "../../python/dict.js";
import {
  floating,
  type Infer,
  integer,
  list,
  optional,
  text,
  withDefault,
} from "../../python/model/field.js";
import { model } from "../../python/model/model.js";
import { ValidationError } from "../../python/model/validation.js";
import { float, numberOf } from "../../python/number.js";
import type { PythonDict, PythonNumber, PythonValue } from "../../python/python-value.js";
import type { Message } from "../../world/message.js";
import { messageField } from "../../world/read-message.js";
import { readTask } from "../../world/read-task.js";
import type { Task } from "../../world/task.js";
import { formerTasks } from "./former-tasks.js";
import type { Results, RunInfo } from "./results.js";
import { rewardModel } from "./reward-model.js";
import { rewardOf } from "./reward-record.js";
import type { Simulation } from "./simulation.js";

const participant = model("ParticipantInfo", { implementation: text, llm: optional(text) });

const runInfo = model("Info", {
  num_trials: integer,
  max_steps: integer,
  max_errors: integer,
  seed: optional(integer),
  environment_info: model("EnvironmentInfo", { domain_name: text }),
  agent_info: participant,
  user_info: participant,
});

const simulationRun = model("SimulationRun", {
  id: text,
  task_id: text,
  termination_reason: text,
  agent_cost: optional(floating),
  user_cost: optional(floating),
  duration: withDefault(floating, float(0)),
  reward_info: optional(rewardModel),
  messages: optional(list(messageField)),
  trial: optional(integer),
  seed: optional(integer),
});

/**
 * Reads the content of a results file; keys that are not known are kept for writing. Throws a GymError
 * `tau2/broken-results` that names what is wrong and where.
 *
 * @param origin the file, for errors
 */
export function readResults(value: PythonValue, origin: string): Results {
  if (!isDict(value)) throw brokenResults(origin, "it is no JSON object");
  const { tasks, info } = readHead(value, origin);
  const simulations = listOf(value, "simulations", origin).map((one, index) =>
    readSimulation(one, `${origin}, simulation ${index}`),
  );
  const former = whole(`${origin}, info.changes`, () => formerTasks(value));
  return { record: withoutSimulations(value), info, tasks, formerTasks: former, simulations };
}

/** Reads one simulation. Throws a GymError `tau2/broken-results`. */
export function readSimulation(record: PythonValue, origin: string): Simulation {
  const read = whole(origin, () => simulationRun.parse(record));
  const { agent_cost, user_cost, duration, reward_info: info } = read;
  for (const [name, value] of Object.entries({
    agent_cost,
    user_cost,
    duration,
    reward: info?.reward ?? null,
  })) {
    // Python writes and reads NaN and Infinity; every figure of the run would be one, too.
    if (value === null || Number.isFinite(numberOf(value))) continue;
    throw brokenResults(
      origin,
      `its ${name} is ${numberOf(value)}, no number that anything can be measured by`,
    );
  }
  return {
    record: record as PythonDict,
    ...{ id: read.id, task_id: read.task_id, termination_reason: read.termination_reason },
    agent_cost: plain(read.agent_cost),
    user_cost: plain(read.user_cost),
    duration: numberOf(read.duration),
    reward_info: read.reward_info && rewardOf(read.reward_info),
    messages: (read.messages ?? []) as unknown as readonly Message[],
    trial: plain(read.trial),
    seed: plain(read.seed),
  };
}

/** A broken results file. */
export function brokenResults(origin: string, problem: string, cause?: unknown): GymError {
  return new GymError(
    "tau2/broken-results",
    `${origin} cannot be read: ${problem}. Nothing was changed; restore it from a copy or leave it out.`,
    { cause },
  );
}

function readHead(value: PythonDict, origin: string): { tasks: readonly Task[]; info: RunInfo } {
  const info = whole(`${origin}, info`, () => runInfo.parse(itemOf(value, "info") ?? null));
  const tasks = listOf(value, "tasks", origin).map((task, index) =>
    whole(`${origin}, task ${index}`, () => readTask(task)),
  );
  return { tasks, info: runInfoOf(info) };
}

function runInfoOf(info: Infer<typeof runInfo>): RunInfo {
  return {
    num_trials: numberOf(info.num_trials),
    max_steps: numberOf(info.max_steps),
    max_errors: numberOf(info.max_errors),
    seed: plain(info.seed),
    domain_name: info.environment_info.domain_name,
    agent: info.agent_info,
    user: info.user_info,
  };
}

/** Where the simulations stand among the keys is remembered. */
function withoutSimulations(value: PythonDict): PythonDict {
  return dictOf(entriesOf(value).map(([key, item]) => [key, key === "simulations" ? [] : item] as const));
}

function listOf(value: PythonDict, key: string, origin: string): readonly PythonValue[] {
  const items = itemOf(value, key) ?? (key === "simulations" ? [] : null);
  if (!Array.isArray(items)) throw brokenResults(origin, `it has no list of ${key}`);
  return items;
}

function whole<Value>(origin: string, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof ValidationError)) throw cause;
    const { path, message } = cause.flaws[0]!;
    throw brokenResults(origin, path.length === 0 ? message : `${path.join(".")}: ${message}`, cause);
  }
}

function plain(value: PythonNumber | null): number | null {
  return value === null ? null : numberOf(value);
}
