import type { PythonDict, PythonRecord, PythonValue } from "../python/python-value.js";
import type { Message, Requestor } from "./message.js";

/** What an episode is about. Names of fields are upstream's, because task files and results files hold them. */
export interface Task {
  readonly id: string;
  readonly description: TaskDescription | null;
  readonly user_scenario: UserScenario;
  /** What a solo agent is told instead of a user's words. */
  readonly ticket: string | null;
  readonly initial_state: InitialState | null;
  readonly evaluation_criteria: EvaluationCriteria | null;
  /** Telecom's list of what is wrong, for statistics. */
  readonly issues: PythonValue;
  readonly required_documents: readonly string[] | null;
  /** Which tools the user has: null for all, an empty list for none. */
  readonly user_tools: readonly string[] | null;
}

export interface TaskDescription {
  readonly purpose: string | null;
  readonly relevant_policies: string | null;
  readonly notes: string | null;
}

export interface UserScenario {
  readonly persona: string | null;
  readonly instructions: string | StructuredInstructions;
}

export interface StructuredInstructions {
  readonly domain: string;
  readonly reason_for_call: string;
  readonly known_info: string | null;
  readonly unknown_info: string | null;
  readonly task_instructions: string;
}

/** Brings a new world into the state in which a task begins. */
export interface InitialState {
  readonly initialization_data: InitializationData | null;
  readonly initialization_actions: readonly WorldCall[] | null;
  readonly message_history: readonly Message[] | null;
}

export interface InitializationData {
  readonly agent_data: PythonDict | null;
  readonly user_data: PythonDict | null;
}

/** A call of a function of one side's toolkit, by a task. */
export interface WorldCall {
  readonly env_type: Requestor;
  readonly func_name: string;
  readonly arguments: PythonRecord;
}

/** A call whose result is compared. */
export interface WorldAssertion extends WorldCall {
  readonly assert_value: boolean;
  readonly message: string | null;
}

/** An action of the run that solves a task. */
export interface GoldAction {
  readonly action_id: string;
  readonly requestor: Requestor;
  readonly name: string;
  readonly arguments: PythonRecord;
  readonly info: string | null;
  /** Which arguments must agree: null for those of the actual call, an empty list for none. */
  readonly compare_args: readonly string[] | null;
}

export const rewardTypes = ["DB", "ENV_ASSERTION", "NL_ASSERTION", "ACTION", "COMMUNICATE"] as const;

/** What a reward can be made of. */
export type RewardType = (typeof rewardTypes)[number];

export interface EvaluationCriteria {
  readonly actions: readonly GoldAction[] | null;
  readonly env_assertions: readonly WorldAssertion[] | null;
  readonly communicate_info: readonly string[] | null;
  readonly nl_assertions: readonly string[] | null;
  readonly reward_basis: readonly RewardType[];
}
