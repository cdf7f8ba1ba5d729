import type { GymError } from "@rwml/core";
import type { RewardInfo } from "../../judge/reward-info.js";
import type { PythonRecord } from "../../python/python-value.js";
import { itemAt, withItem } from "./item-at.js";
import { rewardRecord } from "./reward-record.js";
import type { Simulation } from "./simulation.js";

/**
 * How a simulation's conversation ended: by its reason for being over, or, where only its judging has failed, by the one
 * that its info tells.
 */
export function endOf({ record, termination_reason: reason }: Simulation): string {
  const ended = reason === "infrastructure_error" ? itemAt(record, ["info", "ended_by"]) : undefined;
  return typeof ended === "string" ? ended : reason;
}

/** A simulation with another reward, and what a failed judging has left taken away; everything else stays as it is. */
export function withReward(simulation: Simulation, reward_info: RewardInfo): Simulation {
  const judged = withItem(simulation.record, ["reward_info"], rewardRecord(reward_info));
  const ended = endOf(simulation);
  if (ended === simulation.termination_reason) return { ...simulation, record: judged, reward_info };
  const record = withItem(withItem(judged, ["termination_reason"], ended), ["info"], null);
  return { ...simulation, record, termination_reason: ended, reward_info };
}

/**
 * A simulation that could not be judged, as runs keep it: without a reward, as a failure of the infrastructure, with what
 * it ended by and what failed.
 */
export function withoutReward(simulation: Simulation, { message, code }: GymError): Simulation {
  const facts: PythonRecord = {
    termination_reason: "infrastructure_error",
    reward_info: null,
    info: { error: message, error_type: code, ended_by: endOf(simulation) },
  };
  const record = Object.entries(facts).reduce(
    (changed, [key, value]) => withItem(changed, [key], value),
    simulation.record,
  );
  return { ...simulation, record, termination_reason: "infrastructure_error", reward_info: null };
}
