import { GymError } from "@rwml/core";

/** Says that databases of a generator offer a customer, or nobody, a problem. */
export function noProblem(name: string, whom: string): GymError {
  return new GymError(
    "tau2/no-problem",
    `No problem can be made for ${whom} in these databases. Make them with ${name}Generated.databases, of a larger size.`,
  );
}
