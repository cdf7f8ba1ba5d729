import { isLimit } from "../conversation/termination.js";
import type { Setting } from "../world/call-tool.js";
import type { EvaluationCriteria, RewardType } from "../world/task.js";
import type { World } from "../world/world.js";
import type { Conversation } from "./conversation.js";
import type { EvaluationType } from "./evaluation-type.js";
import { judgeActions } from "./judge-actions.js";
import { judgeCommunication } from "./judge-communication.js";
import { judgeWords } from "./judge-words.js";
import { judgeWorld, type WorldOptions } from "./judge-world.js";
import {
  blankReward,
  type RewardBreakdown,
  type RewardInfo,
  type WordAssertionCheck,
} from "./reward-info.js";

/** How a conversation is judged. */
export interface JudgeOptions extends WorldOptions {
  /** Default: `all`. */
  readonly evaluationType?: EvaluationType;
  /** What a language model said about the task's assertions in words; see `assertionsToJudge`. */
  readonly wordChecks?: readonly WordAssertionCheck[];
  /** Judges by everything but assertions in words, and notes so, where no model was asked. Default: false. */
  readonly leaveOutWords?: boolean;
}

/**
 * Judges a finished conversation as upstream does. Where it was cut off at a limit, `all` looks at nothing, as upstream
 * does; the other types check what there is, without asking a model, and the reward is 0 all the same. Throws what
 * `judgeWorld` throws, and a GymError `tau2/assertions-not-judged` where the reward depends on assertions in words that no
 * model has judged.
 *
 * @param fresh a new world, from `newWorld`
 */
export function judgeConversation(
  setting: Setting,
  fresh: World,
  conversation: Conversation,
  options: JudgeOptions = {},
): RewardInfo {
  const { task, termination_reason: reason } = conversation;
  const criteria = task.evaluation_criteria;
  const { evaluationType = "all" } = options;
  if (!isOver(reason)) {
    if (evaluationType === "all" || criteria === null || !isLimit(reason)) {
      return prematureReward(reason, blankReward);
    }
    const unasked = { ...options, leaveOutWords: true };
    return prematureReward(reason, judgeCriteria(setting, fresh, conversation, criteria, unasked));
  }
  if (criteria === null) {
    return { ...blankReward, reward_basis: null, info: { note: "No evaluation criteria" } };
  }
  return judgeCriteria(setting, fresh, conversation, criteria, options);
}

function isOver(reason: string): boolean {
  return reason === "user_stop" || reason === "agent_stop";
}

/** Nothing, whatever the checks say, so that no basis can be named. */
function prematureReward(reason: string, checked: RewardInfo): RewardInfo {
  const note = `Simulation terminated prematurely. Termination reason: ${reason}`;
  const { note: checksNote, ...notes } = checked.info ?? {};
  return {
    ...checked,
    ...{ reward: 0, reward_basis: null, reward_breakdown: null },
    info: { note, ...(checksNote === undefined ? {} : { checks: checksNote }), ...notes },
  };
}

function judgeCriteria(
  setting: Setting,
  fresh: World,
  conversation: Conversation,
  criteria: EvaluationCriteria,
  options: JudgeOptions,
): RewardInfo {
  const { messages } = conversation;
  const { evaluationType = "all" } = options;
  switch (evaluationType) {
    case "env":
      return judgeWorld(setting, fresh, conversation, criteria, options);
    case "action":
      return judgeActions(setting.domain, messages, criteria);
    case "communicate":
      return judgeCommunication(messages, criteria);
    case "nl_assertions":
      return judgeWordsOrNote(criteria, options);
    default: {
      const parts: Parts = {
        env: judgeWorld(setting, fresh, conversation, criteria, options),
        action: judgeActions(setting.domain, messages, criteria),
        nl: looksAtWords(criteria, evaluationType) ? judgeWordsOrNote(criteria, options) : null,
        communicate: judgeCommunication(messages, criteria),
      };
      return evaluationType === "all" || evaluationType === "all_with_nl_assertions"
        ? combined(parts, criteria.reward_basis, partsOfBasis(criteria.reward_basis))
        : combined(parts, wholeBasis(parts), ["env", "action", "communicate", "nl"]);
    }
  }
}

/** The assertions in words that a language model must judge before a conversation can be; empty for most. */
export function assertionsToJudge(
  { task, termination_reason: reason }: Conversation,
  evaluationType: EvaluationType = "all",
): readonly string[] {
  const criteria = task.evaluation_criteria;
  if (!isOver(reason) || criteria === null || !looksAtWords(criteria, evaluationType)) return [];
  return criteria.nl_assertions ?? [];
}

interface Parts {
  readonly env: RewardInfo;
  readonly action: RewardInfo;
  readonly nl: RewardInfo | null;
  readonly communicate: RewardInfo;
}

function looksAtWords({ reward_basis: basis }: EvaluationCriteria, type: EvaluationType): boolean {
  switch (type) {
    case "nl_assertions":
    case "all_with_nl_assertions":
    case "all_with_nl_assertions_ignore_basis":
      return true;
    case "all":
      return basis.includes("NL_ASSERTION");
    case "env":
    case "action":
    case "communicate":
    case "all_ignore_basis":
      return false;
  }
}

function judgeWordsOrNote(
  criteria: EvaluationCriteria,
  { wordChecks, leaveOutWords = false }: JudgeOptions,
): RewardInfo {
  const isAsked = (criteria.nl_assertions ?? []).length > 0;
  if (!isAsked || wordChecks !== undefined || !leaveOutWords) return judgeWords(criteria, wordChecks);
  return { ...blankReward, info: { note: "nl_assertions left out: no language model was asked" } };
}

/** The order in which the breakdown names its factors. */
function partsOfBasis(basis: readonly RewardType[]): readonly (keyof Parts)[] {
  const has = (...types: readonly RewardType[]) => types.some((type) => basis.includes(type));
  return [
    ...(has("DB", "ENV_ASSERTION") ? (["env"] as const) : []),
    ...(has("ACTION") ? (["action"] as const) : []),
    ...(has("NL_ASSERTION") ? (["nl"] as const) : []),
    ...(has("COMMUNICATE") ? (["communicate"] as const) : []),
  ];
}

function wholeBasis({ nl }: Parts): readonly RewardType[] {
  return [
    "DB",
    "ENV_ASSERTION",
    "ACTION",
    "COMMUNICATE",
    ...(nl === null ? [] : (["NL_ASSERTION"] as const)),
  ];
}

function combined(parts: Parts, basis: readonly RewardType[], factors: readonly (keyof Parts)[]): RewardInfo {
  const { env, action, nl, communicate } = parts;
  const multiplied = factors.map((name) => parts[name]).filter((part) => part !== null);
  return {
    reward: multiplied.reduce((product, { reward }) => product * reward, 1),
    db_check: env.db_check,
    env_assertions: env.env_assertions,
    action_checks: action.action_checks,
    nl_assertions: nl?.nl_assertions ?? null,
    communicate_checks: communicate.communicate_checks,
    reward_basis: basis,
    reward_breakdown: Object.assign(
      {},
      ...multiplied.map(({ reward_breakdown: own }) => own),
    ) as RewardBreakdown,
    info: { env: env.info, nl: nl?.info ?? null, communicate: communicate.info, action: action.info },
  };
}
