import type { CustomerScript, Fact, Goal } from "../../conversation/user/customer-script.js";
import type { AirlineUser } from "../../world/domains/airline/airline-database.js";
import type { RewardType, Task } from "../../world/task.js";
import type { Problem } from "../generated-domain.js";
import { goldAction } from "../planned-call.js";
import { type NamedPlan, transferTool } from "./plan.js";
import { topics } from "./topics.js";

/** Writes plans down as a task and as a customer's script. */
export function writeProblem(number: number, user: AirlineUser, plans: readonly NamedPlan[]): Problem {
  return { task: writeTask(number, user, plans), script: writeScript(user, plans) };
}

function writeTask(number: number, user: AirlineUser, plans: readonly NamedPlan[]): Task {
  const actions = plans.flatMap((plan) => plan.actions);
  const hasTransfer = actions.some(({ name }) => name === transferTool);
  const basis: readonly RewardType[] = ["DB", "COMMUNICATE", ...(hasTransfer ? (["ACTION"] as const) : [])];
  const wishes = plans.map(({ wish }) => wish);
  return {
    id: `airline-${number}`,
    description: {
      purpose: plans.map(({ name }) => name).join(" + "),
      ...{ relevant_policies: null, notes: null },
    },
    user_scenario: {
      persona: null,
      instructions: {
        domain: "airline",
        reason_for_call:
          wishes.length === 1
            ? wishes.join("")
            : wishes.map((wish, index) => `${index + 1}. ${wish}`).join("\n"),
        known_info: [
          `You are ${fullName(user)}. Your user id is ${user.user_id}.`,
          "When you are asked, you can say:",
          ...plans.flatMap(({ facts }, index) => [
            ...(plans.length === 1 ? [] : [`About ${index + 1}:`]),
            ...facts.map(({ answer }) => `- ${answer}`),
          ]),
        ].join("\n"),
        unknown_info: null,
        task_instructions:
          "Bring up one matter at a time, and the next when it is settled. Answer questions from what you know, and say yes when the agent repeats what you want. Accept it when something cannot be done, and want nothing else in its place.",
      },
    },
    ...{ ticket: null, initial_state: null },
    evaluation_criteria: {
      actions: actions.map((call, index) => goldAction(call, index, telling)),
      env_assertions: null,
      communicate_info: plans.flatMap(({ told }) => told),
      nl_assertions: null,
      reward_basis: basis,
    },
    ...{ issues: null, required_documents: null, user_tools: null },
  };
}

/** Wherever actions count, the database shows whether a change was right: it is enough that it was made. */
const telling = ["user_id", "reservation_id"];

function writeScript(user: AirlineUser, plans: readonly NamedPlan[]): CustomerScript {
  const known: readonly Fact[] = [
    { phrases: topics.user, answer: `My user id is ${user.user_id}.` },
    { phrases: topics.name, answer: `My name is ${fullName(user)}.` },
  ];
  const goals: readonly Goal[] = plans.map(({ request, facts, actions }) => ({
    ...{ request, known: facts },
    settledBy: actions.map(({ name }) => name),
  }));
  return { opening: "Hello, I need your help with a trip.", known, unknown: [], goals };
}

function fullName({ name }: AirlineUser): string {
  return `${name.first_name} ${name.last_name}`;
}
