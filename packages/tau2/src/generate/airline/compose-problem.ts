import type { Databases } from "../../world/begin-world.js";
import type { AirlineDatabase } from "../../world/domains/airline/airline-database.js";
import { happens } from "../draw.js";
import type { Problem } from "../generated-domain.js";
import { beginProblem } from "../problem/begin-problem.js";
import { airlineCases, directoryOf } from "./airline-cases.js";
import type { Case } from "./case.js";
import { allCases } from "./cases/all-cases.js";
import { directTrip, oneStopTrip, returnTrip } from "./cases/book-trip.js";
import { writeAirlineProblem } from "./write-airline-problem.js";

const allTrips: readonly Case[] = [directTrip, returnTrip, oneStopTrip];

/**
 * Makes the problem of a number. When all who can have a problem have had their turn, a trip to book is wanted besides,
 * which makes the problem another one.
 */
export function composeProblem(databases: Databases, number: number): Problem {
  const database = databases.agent as unknown as AirlineDatabase;
  const directory = directoryOf(database);
  const { random, main, isRepeated, composer } = beginProblem(airlineCases, directory, databases, number);
  const { userId } = main;
  const trips = random.shuffle(allTrips).map((one) => ({ case: one, userId, subject: null }));
  // Only kinds further on: else a pair of problems would come up twice, once as each of the two.
  const others = random.shuffle(
    directory.byUser.get(userId)!.filter((other) => isAfter(other.case, main.case)),
  );
  composer.addOneOf([main, ...trips]);
  if (isRepeated && !allTrips.includes(main.case)) composer.addOneOf(trips);
  if (happens(random, 30)) composer.addOneOf(happens(random, 25) ? trips : others);
  return writeAirlineProblem(number, database.users[userId]!, composer.finish());
}

function isAfter(one: Case, other: Case): boolean {
  return allCases.indexOf(one) > allCases.indexOf(other);
}
