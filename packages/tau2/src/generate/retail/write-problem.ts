import type { Random } from "@rwml/core";
import type { CustomerScript, Fact, Goal, Topic } from "../../conversation/user/customer-script.js";
import type { RetailUser } from "../../world/domains/retail/retail-database.js";
import type { RewardType, Task } from "../../world/task.js";
import { happens } from "../draw.js";
import type { Problem } from "../generated-domain.js";
import { goldAction, type PlannedCall } from "../planned-call.js";
import { type NamedPlan, transferTool } from "./plan.js";
import { topics } from "./topics.js";

/** Writes plans down as a task and as a customer's script. */
export function writeProblem(
  number: number,
  random: Random,
  user: RetailUser,
  plans: readonly NamedPlan[],
): Problem {
  const knowsEmail = happens(random, 70);
  return {
    task: writeTask(number, user, plans, knowsEmail),
    script: writeScript(user, plans, knowsEmail),
  };
}

function writeTask(number: number, user: RetailUser, plans: readonly NamedPlan[], knowsEmail: boolean): Task {
  const actions = goldCalls(user, plans, knowsEmail);
  const hasTransfer = actions.some(({ name }) => name === transferTool);
  const basis: readonly RewardType[] = ["DB", "COMMUNICATE", ...(hasTransfer ? (["ACTION"] as const) : [])];
  return {
    id: `retail-${number}`,
    description: {
      purpose: plans.map(({ name }) => name).join(" + "),
      ...{ relevant_policies: null, notes: null },
    },
    user_scenario: {
      persona: null,
      instructions: {
        domain: "retail",
        reason_for_call: plans
          .map(({ wish }, index) => (plans.length === 1 ? wish : `${index + 1}. ${wish}`))
          .join("\n"),
        known_info: [
          `You are ${fullName(user)}, zip code ${user.address.zip}.`,
          ...(knowsEmail ? [`Your email address is ${user.email}.`] : []),
          "When you are asked, you can say:",
          ...plans.flatMap(({ facts }, index) => [
            ...(plans.length === 1 ? [] : [`About ${index + 1}:`]),
            ...facts.map(({ answer }) => `- ${answer}`),
          ]),
        ].join("\n"),
        unknown_info: knowsEmail ? null : "You do not know with which email address you have signed up.",
        task_instructions:
          "Bring up one matter at a time, and the next when it is settled. Answer questions from what you know, and say yes when the agent repeats what you want. Accept a no.",
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

/** Look-ups are left out where actions count, because there is more than one way to look things up. */
function goldCalls(
  user: RetailUser,
  plans: readonly NamedPlan[],
  knowsEmail: boolean,
): readonly PlannedCall[] {
  const solving = plans.flatMap(({ actions }) => actions);
  if (solving.some(({ name }) => name === transferTool)) return solving;
  return [
    findingCall(user, knowsEmail),
    { name: "get_user_details", arguments: { user_id: user.user_id } },
    ...plans.flatMap(({ lookUps, actions }) => [...lookUps, ...actions]),
  ];
}

function findingCall({ email, name, address }: RetailUser, knowsEmail: boolean): PlannedCall {
  return knowsEmail
    ? { name: "find_user_id_by_email", arguments: { email } }
    : { name: "find_user_id_by_name_zip", arguments: { ...name, zip: address.zip } };
}

/** Wherever actions count, the database shows whether a change was right: it is enough that it was made. */
const telling = ["user_id", "order_id", "product_id"];

function writeScript(user: RetailUser, plans: readonly NamedPlan[], knowsEmail: boolean): CustomerScript {
  const known: readonly Fact[] = [
    ...(knowsEmail ? [{ phrases: topics.email, answer: `My email address is ${user.email}.` }] : []),
    { phrases: topics.name, answer: `My name is ${fullName(user)}.` },
    { phrases: topics.zip, answer: `My zip code is ${user.address.zip}.` },
  ];
  const unknown: readonly Topic[] = knowsEmail ? [] : [{ phrases: topics.email }];
  const goals: readonly Goal[] = plans.map(({ request, facts, actions }) => ({
    ...{ request, known: facts },
    settledBy: actions.map(({ name }) => name),
  }));
  return { opening: "Hello, I need help with something in your shop.", known, unknown, goals };
}

function fullName({ name }: RetailUser): string {
  return `${name.first_name} ${name.last_name}`;
}
