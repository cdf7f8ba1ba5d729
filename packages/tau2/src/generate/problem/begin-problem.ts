import { type Random, seededRandom } from "@rwml/core";
import type { Databases } from "../../world/begin-world.js";
import type { CaseBook, CustomerDatabase } from "./case-book.js";
import type { Directory } from "./directory.js";
import { noProblem } from "./no-problem.js";
import { PlanComposer } from "./plan-composer.js";

/** What a problem of a number begins with. */
export interface ProblemBeginning<AnyCandidate, Composer> {
  readonly random: Random;
  readonly main: AnyCandidate;
  /** Whether all who can have the main problem have had their turn. */
  readonly isRepeated: boolean;
  readonly composer: Composer;
}

/**
 * Begins the problem of a number. Numbers go round the kinds of problems, and through the customers and subjects that can
 * have them. Throws `tau2/no-problem`.
 */
export function beginProblem<
  Database extends CustomerDatabase<User>,
  User,
  Subject,
  SubjectScene,
  AnyCandidate extends { readonly userId: string },
>(
  book: CaseBook<Database, User, Subject, SubjectScene>,
  { byCase }: Directory<AnyCandidate>,
  databases: Databases,
  number: number,
): ProblemBeginning<AnyCandidate, PlanComposer<Database, User, Subject, SubjectScene>> {
  const candidates = byCase[number % byCase.length];
  if (candidates === undefined) throw noProblem(book.name, "anybody");
  const turn = Math.floor(number / byCase.length);
  const main = candidates[turn % candidates.length]!;
  const random = seededRandom(number, `tau2/${book.name}-generated`, "problem");
  const composer = new PlanComposer(book, databases, random, main.userId);
  return { random, main, isRepeated: turn >= candidates.length, composer };
}
