import type { EvaluationCriteria, GoldAction, Task, WorldCall } from "../../world/task.js";
import type { Caller } from "./caller.js";
import type { Combination } from "./combination.js";
import type { Fix } from "./issue.js";
import { wordingOf } from "./task-wording.js";

/** A caller's trouble as a task: the structure is that of upstream's tasks, the words are ours. */
export function composeTask(
  { family, issues, level }: Combination,
  caller: Caller,
  persona: string | null,
): Task {
  const wording = wordingOf(family, isAbroad(issues), caller);
  return {
    id: `[${family.name}]${issues.map(({ name }) => name).join("|")}[PERSONA:${level}]`,
    description: { purpose: wording.purpose, relevant_policies: null, notes: null },
    user_scenario: { persona, instructions: wording.instructions },
    ticket: wording.ticket,
    initial_state: {
      initialization_data: null,
      initialization_actions: [
        itsMe(caller),
        ...issues.flatMap(({ breaks }) => breaks).map((one) => one(caller)),
      ],
      message_history: null,
    },
    evaluation_criteria: criteriaOf({ family, issues, level }, caller),
    ...{ issues: null, required_documents: null, user_tools: null },
  };
}

/** Whether a caller with these issues is abroad. */
export function isAbroad(issues: Combination["issues"]): boolean {
  return issues.some(({ abroad }) => abroad === true);
}

/** How issues are mended, one after another; null where only a person can. */
export function fixesOf(issues: Combination["issues"], caller: Caller): readonly Fix[] | null {
  const steps = issues.map(({ fixes }) => fixes);
  return steps.includes(null) ? null : steps.flatMap((fixes) => fixes ?? []).map((fix) => fix(caller));
}

function itsMe({ name, phoneNumber }: Caller): WorldCall {
  return {
    ...{ env_type: "user", func_name: "set_user_info" },
    arguments: { name, phone_number: phoneNumber },
  };
}

function criteriaOf({ family, issues }: Combination, caller: Caller): EvaluationCriteria {
  const fixes = fixesOf(issues, caller);
  const isMended = fixes !== null;
  const alsoHold = issues.flatMap(({ alsoHolds }) => (isMended && alsoHolds ? [alsoHolds(caller)] : []));
  return {
    actions: fixes?.map(goldAction) ?? [transfer],
    env_assertions: [...family.holds(isMended, caller), ...alsoHold],
    ...{ communicate_info: null, nl_assertions: null },
    reward_basis: isMended ? ["ENV_ASSERTION"] : ["ENV_ASSERTION", "ACTION"],
  };
}

function goldAction(fix: Fix, index: number): GoldAction {
  return { action_id: `${fix.name}_${index}`, ...fix, info: null, compare_args: null };
}

const transfer: GoldAction = {
  ...{ action_id: "transfer_to_human_agents", requestor: "assistant", name: "transfer_to_human_agents" },
  arguments: { summary: "This takes a person." },
  ...{ info: null, compare_args: [] },
};
