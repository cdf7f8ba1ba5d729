import type { AirlineUser } from "../../world/domains/airline/airline-database.js";
import type { Problem } from "../generated-domain.js";
import type { NamedPlan } from "../problem/plan.js";
import { writeProblem } from "../problem/write-problem.js";
import { topics } from "./topics.js";

/** Writes plans of an airline's customer down. */
export function writeAirlineProblem(
  number: number,
  { name, user_id: id }: AirlineUser,
  plans: readonly NamedPlan[],
): Problem {
  const fullName = `${name.first_name} ${name.last_name}`;
  return writeProblem({
    ...{ domain: "airline", number, plans },
    calls: plans.flatMap(({ actions }) => actions),
    telling: ["user_id", "reservation_id"],
    customer: {
      opening: "Hello, I need your help with a trip.",
      known: [
        { phrases: topics.user, answer: `My user id is ${id}.` },
        { phrases: topics.name, answer: `My name is ${fullName}.` },
      ],
      unknown: [],
      identity: [`You are ${fullName}. Your user id is ${id}.`],
      ignorance: null,
      manners:
        "Bring up one matter at a time, and the next when it is settled. Answer questions from what you know, and say yes when the agent repeats what you want. Accept it when something cannot be done, and want nothing else in its place.",
    },
  });
}
