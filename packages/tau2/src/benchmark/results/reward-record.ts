import type { RewardInfo } from "../../judge/reward-info.js";
import { entriesOf } from "../../python/dict.js";
import type { Infer } from "../../python/model/field.js";
import { float, numberOf } from "../../python/number.js";
import type { PythonDict, PythonNumber, PythonRecord, PythonValue } from "../../python/python-value.js";
import type { rewardModel } from "./reward-model.js";

/** A reward as results files write it: all fields in upstream's order, rewards as floats. */
export function rewardRecord(info: RewardInfo): PythonRecord {
  const { reward, db_check, env_assertions, action_checks, reward_breakdown: breakdown } = info;
  return {
    reward: float(reward),
    db_check: db_check && { db_match: db_check.db_match, db_reward: float(db_check.db_reward) },
    env_assertions: (env_assertions?.map(({ env_assertion, met, reward: own }) => ({
      ...{ env_assertion, met, reward: float(own) },
    })) ?? null) as PythonValue,
    action_checks: (action_checks?.map(({ action, action_match, action_reward, tool_type }) => ({
      ...{ action, action_match, action_reward: float(action_reward), tool_type },
    })) ?? null) as PythonValue,
    nl_assertions: info.nl_assertions as PythonValue,
    communicate_checks: info.communicate_checks as PythonValue,
    reward_basis: info.reward_basis,
    reward_breakdown:
      breakdown && Object.fromEntries(Object.entries(breakdown).map(([type, own]) => [type, float(own)])),
    info: info.info,
  };
}

/** The reward of a record that the model has read. */
export function rewardOf(record: Infer<typeof rewardModel>): RewardInfo {
  const { reward, db_check, env_assertions, action_checks, reward_breakdown, ...rest } = record;
  return {
    ...(rest as unknown as Pick<
      RewardInfo,
      "nl_assertions" | "communicate_checks" | "reward_basis" | "info"
    >),
    reward: numberOf(reward),
    db_check: db_check && { ...db_check, db_reward: numberOf(db_check.db_reward) },
    env_assertions: (env_assertions?.map((one) => ({ ...one, reward: numberOf(one.reward) })) ??
      null) as RewardInfo["env_assertions"],
    action_checks: (action_checks?.map((one) => ({ ...one, action_reward: numberOf(one.action_reward) })) ??
      null) as RewardInfo["action_checks"],
    reward_breakdown: reward_breakdown && breakdownOf(reward_breakdown),
  };
}

function breakdownOf(breakdown: PythonDict): RewardInfo["reward_breakdown"] {
  return Object.fromEntries(
    entriesOf(breakdown).map(([type, factor]) => [type, numberOf(factor as PythonNumber)]),
  );
}
