import type { RewardInfo } from "../../judge/reward-info.js";
import { dictOf, entriesOf } from "../../python/dict.js";
import type { PythonValue } from "../../python/python-value.js";
import { rewardRecord } from "./reward-record.js";
import type { Simulation } from "./simulation.js";

/** A simulation with another reward; everything else stays as it is. */
export function withReward(simulation: Simulation, reward_info: RewardInfo): Simulation {
  const entries = entriesOf(simulation.record);
  const reward: PythonValue = rewardRecord(reward_info);
  const record = entries.some(([key]) => key === "reward_info")
    ? entries.map(([key, value]) => [key, key === "reward_info" ? reward : value] as const)
    : [...entries, ["reward_info", reward] as const];
  return { ...simulation, record: dictOf(record), reward_info };
}
