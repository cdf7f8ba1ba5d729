import type { PythonValue } from "../python/python-value.js";
import type { GoldAction, RewardType, WorldAssertion } from "../world/task.js";
import type { ToolType } from "../world/toolkit.js";

/** What a conversation is worth, and why. Names of fields are upstream's, because results files hold them. */
export interface RewardInfo {
  /** From 0 to 1. */
  readonly reward: number;
  readonly db_check: DatabaseCheck | null;
  readonly env_assertions: readonly WorldAssertionCheck[] | null;
  readonly action_checks: readonly ActionCheck[] | null;
  readonly nl_assertions: readonly WordAssertionCheck[] | null;
  readonly communicate_checks: readonly CommunicateCheck[] | null;
  /** What the reward is made of; null where nothing was looked at. */
  readonly reward_basis: readonly RewardType[] | null;
  readonly reward_breakdown: RewardBreakdown | null;
  readonly info: RewardNotes | null;
}

/** The factors of a reward, in upstream's order. */
export type RewardBreakdown = { readonly [Type in RewardType]?: number };

/** Remarks by name. */
export type RewardNotes = { readonly [name: string]: PythonValue };

/** Whether the databases are what the gold actions make of them. */
export interface DatabaseCheck {
  readonly db_match: boolean;
  readonly db_reward: number;
}

/** Whether an assertion about the world holds at the end. */
export interface WorldAssertionCheck {
  readonly env_assertion: WorldAssertion;
  readonly met: boolean;
  readonly reward: number;
}

/** Whether a gold action was taken. */
export interface ActionCheck {
  readonly action: GoldAction;
  readonly action_match: boolean;
  readonly action_reward: number;
  /** Null for a tool that the domain does not have, and in older files. */
  readonly tool_type: ToolType | null;
}

/** What a language model says about an assertion in words. */
export interface WordAssertionCheck {
  readonly nl_assertion: string;
  readonly met: boolean;
  readonly justification: string;
}

/** Whether the agent has said something. */
export interface CommunicateCheck {
  readonly info: string;
  readonly met: boolean;
  readonly justification: string;
}

/** A reward with nothing looked at; `reward_basis` is upstream's default. */
export const blankReward: RewardInfo = {
  reward: 1,
  db_check: null,
  env_assertions: null,
  action_checks: null,
  nl_assertions: null,
  communicate_checks: null,
  reward_basis: ["DB"],
  reward_breakdown: null,
  info: null,
};
