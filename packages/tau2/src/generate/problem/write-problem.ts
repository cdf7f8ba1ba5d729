import type { CustomerScript, Fact, Topic } from "../../conversation/user/customer-script.js";
import type { RewardType, Task } from "../../world/task.js";
import type { Problem } from "../generated-domain.js";
import { hasTransfer, type NamedPlan } from "./plan.js";
import { goldAction, type PlannedCall } from "./planned-call.js";

/** What is written down of a problem. */
export interface ProblemDraft {
  /** Such as `retail`. */
  readonly domain: string;
  readonly number: number;
  readonly plans: readonly NamedPlan[];
  /** The gold actions. */
  readonly calls: readonly PlannedCall[];
  /**
   * The arguments that count. Wherever actions count, the database shows whether a change was right: it is enough that it
   * was made.
   */
  readonly telling: readonly string[];
  readonly customer: DraftedCustomer;
}

/** A customer, for its script and for somebody who plays it. */
export interface DraftedCustomer {
  readonly opening: string;
  /** Whatever is wanted. */
  readonly known: readonly Fact[];
  readonly unknown: readonly Topic[];
  /** Who somebody is who plays the customer, in the second person. */
  readonly identity: readonly string[];
  /** What somebody who plays the customer does not know; null for nothing. */
  readonly ignorance: string | null;
  /** How to play the customer. */
  readonly manners: string;
}

/** Writes plans down as a task and as a customer's script. */
export function writeProblem(draft: ProblemDraft): Problem {
  return { task: writeTask(draft), script: writeScript(draft) };
}

function writeTask({ domain, number, plans, calls, telling, customer }: ProblemDraft): Task {
  const basis: readonly RewardType[] = [
    ...(["DB", "COMMUNICATE"] as const),
    ...(hasTransfer(calls) ? (["ACTION"] as const) : []),
  ];
  return {
    id: `${domain}-${number}`,
    description: {
      purpose: plans.map(({ name }) => name).join(" + "),
      ...{ relevant_policies: null, notes: null },
    },
    user_scenario: {
      persona: null,
      instructions: {
        domain,
        reason_for_call: plans
          .map(({ wish }, index) => (plans.length === 1 ? wish : `${index + 1}. ${wish}`))
          .join("\n"),
        known_info: [
          ...customer.identity,
          "When you are asked, you can say:",
          ...plans.flatMap(({ facts }, index) => [
            ...(plans.length === 1 ? [] : [`About ${index + 1}:`]),
            ...facts.map(({ answer }) => `- ${answer}`),
          ]),
        ].join("\n"),
        unknown_info: customer.ignorance,
        task_instructions: customer.manners,
      },
    },
    ...{ ticket: null, initial_state: null },
    evaluation_criteria: {
      actions: calls.map((call, index) => goldAction(call, index, telling)),
      env_assertions: null,
      communicate_info: plans.flatMap(({ told }) => told),
      nl_assertions: null,
      reward_basis: basis,
    },
    ...{ issues: null, required_documents: null, user_tools: null },
  };
}

function writeScript({ plans, customer: { opening, known, unknown } }: ProblemDraft): CustomerScript {
  const goals = plans.map(({ request, facts, actions }) => ({
    ...{ request, known: facts },
    settledBy: actions.map(({ name }) => name),
  }));
  return { opening, known, unknown, goals };
}
