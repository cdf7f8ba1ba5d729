import { type GymError, isGymError } from "@rwml/core";
import { type AssertionJudge, isJudgeFailure, judgeWithModel } from "../../judge/assertion-judge.js";
import type { EvaluationType } from "../../judge/evaluation-type.js";
import { judgeConversation } from "../../judge/judge-conversation.js";
import { type Databases, newWorld } from "../../world/begin-world.js";
import type { Task } from "../../world/task.js";
import { domainNamed } from "../sources/domain-named.js";
import { tasksPlayed } from "./former-tasks.js";
import { brokenResults } from "./read-results.js";
import { isSolo, type Results } from "./results.js";
import { isDone } from "./run-key.js";
import type { Simulation } from "./simulation.js";
import { endOf, withoutReward, withReward } from "./with-reward.js";

/** How a recorded run is judged again. */
export interface RejudgeOptions {
  /** Default: `all`. Any other checks what was cut off at a limit, too; see `judgeConversation`. */
  readonly evaluationType?: EvaluationType;
  /** Judges by these tasks in place of those that the run holds, by id. Default: none. */
  readonly freshTasks?: readonly Task[];
  /** Tells the judge what to do and the form of its answer. Default: our own words. */
  readonly judgeInstruction?: string;
  /** Judges assertions in words. Default: what was recorded about them counts; where nothing was, they are left out. */
  readonly judge?: AssertionJudge;
  /** Told of every answer of the judge that could not be read, and after which it is asked again. */
  readonly onJudgeRetry?: (simulation: Simulation, failure: GymError) => void;
  /** Told of every simulation that the judge's model failed to judge in the end. */
  readonly onJudgeFailure?: (simulation: Simulation, failure: GymError) => void;
  /** Told after every simulation. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Judges every simulation of a run again, passing over answers of tools that differ from the recorded ones. Spoken
 * simulations, which have no messages, and those that broke off keep their reward, or have none; those that the judge's
 * model fails to judge have none, and are failures of the infrastructure. Throws what else `judgeWithModel` throws, and a
 * GymError `tau2/broken-results` for a simulation that cannot be judged.
 */
export async function rejudge(
  results: Results,
  databases: Databases,
  options: RejudgeOptions = {},
): Promise<Results> {
  const { evaluationType = "all", freshTasks = [], judge, judgeInstruction: instruction } = options;
  const { onProgress, onJudgeRetry, onJudgeFailure, signal } = options;
  const setting = { domain: domainNamed(results.info.domain_name), solo: isSolo(results) };
  const fresh = newWorld(setting, databases);
  const played = tasksPlayed(results);
  const freshly = new Map(freshTasks.map((task) => [task.id, task]));
  const judgedAgain = async (simulation: Simulation, index: number): Promise<Simulation> => {
    const { id, task_id, messages, reward_info: recorded } = simulation;
    const ended = endOf(simulation);
    const task = freshly.get(task_id) ?? played(index);
    if (task === undefined) {
      throw brokenResults(`Simulation ${id}`, `it is about the task ${task_id}, which the run does not hold`);
    }
    if (messages.length === 0 || !isDone({ ...simulation, termination_reason: ended })) return simulation;
    const manner = { evaluationType, strict: false };
    const conversation = { task, messages, termination_reason: ended };
    const heard = recorded?.nl_assertions ?? [];
    if (judge === undefined) {
      const words = heard.length > 0 ? { wordChecks: heard } : { leaveOutWords: true };
      return withReward(simulation, judgeConversation(setting, fresh, conversation, { ...manner, ...words }));
    }
    try {
      const reward = await judgeWithModel(setting, fresh, conversation, judge, {
        ...manner,
        ...(instruction !== undefined && { instruction }),
        ...(signal && { signal }),
        onUnreadable: (failure) => onJudgeRetry?.(simulation, failure),
      });
      return withReward(simulation, reward);
    } catch (failure) {
      if (signal?.aborted === true || !isJudgeFailure(failure)) throw failure;
      onJudgeFailure?.(simulation, failure);
      return withoutReward(simulation, failure);
    }
  };
  const judgedOrNamed = (simulation: Simulation, index: number): Promise<Simulation> =>
    judgedAgain(simulation, index).catch((failure: unknown) => {
      if (!isGymError(failure) || failure.code !== "tau2/broken-history") throw failure;
      throw brokenResults(`Simulation ${simulation.id}`, failure.message.replace(/\.$/, ""), failure);
    });
  const simulations: Simulation[] = [];
  for (const [index, simulation] of results.simulations.entries()) {
    simulations.push(await judgedOrNamed(simulation, index));
    onProgress?.(simulations.length, results.simulations.length);
  }
  return { ...results, simulations };
}
