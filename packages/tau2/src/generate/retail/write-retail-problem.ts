import type { Random } from "@rwml/core";
import type { RetailUser } from "../../world/domains/retail/retail-database.js";
import { happens } from "../draw.js";
import type { Problem } from "../generated-domain.js";
import { hasTransfer, type NamedPlan } from "../problem/plan.js";
import type { PlannedCall } from "../problem/planned-call.js";
import { writeProblem } from "../problem/write-problem.js";
import { topics } from "./topics.js";

/** Writes plans of a shop's customer down. */
export function writeRetailProblem(
  number: number,
  random: Random,
  user: RetailUser,
  plans: readonly NamedPlan[],
): Problem {
  const { name, email, address } = user;
  const fullName = `${name.first_name} ${name.last_name}`;
  const knowsEmail = happens(random, 70);
  return writeProblem({
    ...{ domain: "retail", number, plans },
    calls: goldCalls(user, plans, knowsEmail),
    telling: ["user_id", "order_id", "product_id"],
    customer: {
      opening: "Hello, I need help with something in your shop.",
      known: [
        ...(knowsEmail ? [{ phrases: topics.email, answer: `My email address is ${email}.` }] : []),
        { phrases: topics.name, answer: `My name is ${fullName}.` },
        { phrases: topics.zip, answer: `My zip code is ${address.zip}.` },
      ],
      unknown: knowsEmail ? [] : [{ phrases: topics.email }],
      identity: [
        `You are ${fullName}, zip code ${address.zip}.`,
        ...(knowsEmail ? [`Your email address is ${email}.`] : []),
      ],
      ignorance: knowsEmail ? null : "You do not know with which email address you have signed up.",
      manners:
        "Bring up one matter at a time, and the next when it is settled. Answer questions from what you know, and say yes when the agent repeats what you want. Accept a no.",
    },
  });
}

/** Look-ups are left out where actions count, because there is more than one way to look things up. */
function goldCalls(
  user: RetailUser,
  plans: readonly NamedPlan[],
  knowsEmail: boolean,
): readonly PlannedCall[] {
  const solving = plans.flatMap(({ actions }) => actions);
  if (hasTransfer(solving)) return solving;
  return [
    findingCall(user, knowsEmail),
    { name: "get_user_details", arguments: { user_id: user.user_id } },
    ...plans.flatMap(({ lookUps = [], actions }) => [...lookUps, ...actions]),
  ];
}

function findingCall({ email, name, address }: RetailUser, knowsEmail: boolean): PlannedCall {
  return knowsEmail
    ? { name: "find_user_id_by_email", arguments: { email } }
    : { name: "find_user_id_by_name_zip", arguments: { ...name, zip: address.zip } };
}
