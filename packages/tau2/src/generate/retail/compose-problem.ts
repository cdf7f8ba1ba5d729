import type { Databases } from "../../world/begin-world.js";
import type { RetailDatabase } from "../../world/domains/retail/retail-database.js";
import { happens } from "../draw.js";
import type { Problem } from "../generated-domain.js";
import { beginProblem } from "../problem/begin-problem.js";
import type { Case } from "./case.js";
import { allCases } from "./cases/all-cases.js";
import { profileAddress } from "./cases/change-address.js";
import { directoryOf, retailCases } from "./retail-cases.js";
import { writeRetailProblem } from "./write-retail-problem.js";

/**
 * Makes the problem of a number. When all who can have a problem have had their turn, a new address for the profile is
 * wanted besides, which makes the problem another one.
 */
export function composeProblem(databases: Databases, number: number): Problem {
  const database = databases.agent as unknown as RetailDatabase;
  const directory = directoryOf(database);
  const { random, main, isRepeated, composer } = beginProblem(retailCases, directory, databases, number);
  const { userId } = main;
  const move = { case: profileAddress, userId, subject: null };
  if (isRepeated) composer.addOneOf([move]);
  composer.addOneOf([main, move]);
  // Only later kinds come along: otherwise two numbers could come to the same kinds from both ends.
  const others = directory.byUser.get(userId)!.filter((one) => rankOf(one.case) >= rankOf(main.case));
  for (const percent of [45, 25]) if (happens(random, percent)) composer.addOneOf(random.shuffle(others));
  return writeRetailProblem(number, random, database.users[userId]!, composer.finish());
}

function rankOf(one: Case): number {
  return allCases.indexOf(one);
}
