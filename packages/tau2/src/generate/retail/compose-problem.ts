import { GymError, type Random, seededRandom } from "@rwml/core";
import { sameJsonText } from "../../python/equal.js";
import type { PythonValue } from "../../python/python-value.js";
import { type Databases, newWorld } from "../../world/begin-world.js";
import { useTool } from "../../world/call-tool.js";
import type { RetailDatabase } from "../../world/domains/retail/retail-database.js";
import { retailDomain } from "../../world/domains/retail/retail-domain.js";
import { WorldCell } from "../../world/world.js";
import { happens } from "../draw.js";
import type { Problem } from "../generated-domain.js";
import { allCases } from "./cases/all-cases.js";
import { profileAddress } from "./cases/change-address.js";
import { type Candidate, directoryOf } from "./directory.js";
import { type NamedPlan, type Plan, transferTool } from "./plan.js";
import { writeProblem } from "./write-problem.js";

const setting = { domain: retailDomain, solo: false };

/**
 * Makes the problem of a number. Numbers go round the kinds of problems, and through the customers and orders that can
 * have them; when all have had their turn, a new address for the profile is wanted besides, which makes the problem
 * another one.
 */
export function composeProblem(databases: Databases, number: number): Problem {
  const database = databases.agent as RetailDatabase;
  const { byCase, byUser } = directoryOf(database);
  const candidates = byCase[number % byCase.length];
  if (candidates === undefined) throw noProblem("anybody");
  const turn = Math.floor(number / byCase.length);
  const main = candidates[turn % candidates.length]!;
  const { userId } = main;
  const random = seededRandom(number, "tau2/retail-generated", "problem");
  const composer = new Composer(databases, random, userId);
  const move = { case: profileAddress, userId, order: null };
  if (turn >= candidates.length) composer.addOneOf([move]);
  composer.addOneOf([main, move]);
  // Only later kinds come along: otherwise two numbers could come to the same kinds from both ends.
  const others = byUser.get(userId)!.filter((one) => rankOf(one) >= rankOf(main));
  for (const percent of [45, 25]) if (happens(random, percent)) composer.addOneOf(random.shuffle(others));
  return writeProblem(number, random, database.users[userId]!, composer.finish());
}

function rankOf({ case: one }: Candidate): number {
  return allCases.indexOf(one);
}

/** Makes plans of a customer, each in the world as the ones before leave it. */
class Composer {
  readonly #databases: Databases;
  readonly #random: Random;
  readonly #userId: string;
  readonly #cell: WorldCell;
  readonly #plans: NamedPlan[] = [];
  readonly #subjects = new Set<string>();

  constructor(databases: Databases, random: Random, userId: string) {
    this.#databases = databases;
    this.#random = random;
    this.#userId = userId;
    this.#cell = new WorldCell(newWorld(setting, databases));
  }

  /** Adds the first that is possible and about something new, if any. */
  addOneOf(candidates: readonly Candidate[]): void {
    for (const candidate of candidates) {
      const { order } = candidate;
      if (order !== null && this.#subjects.has(order.order_id)) continue;
      const plan = this.#plan(candidate);
      if (plan === null || !this.#fits(plan)) continue;
      for (const { name, arguments: input } of [...plan.lookUps, ...plan.actions]) {
        useTool(setting, this.#cell, { id: "", name, arguments: input, requestor: "assistant" });
      }
      this.#plans.push({ ...plan, name: candidate.case.name });
      for (const subject of plan.subjects) this.#subjects.add(subject);
      return;
    }
  }

  /** The plans in the order in which they are carried out: what ends in words, or with other people, comes last. */
  finish(): readonly NamedPlan[] {
    const plans = [...this.#plans.filter((plan) => !isClosing(plan)), ...this.#plans.filter(isClosing)];
    const before = this.#databases.agent;
    if (plans.some(isClosing) || !sameJsonText(this.#cell.read().agent as PythonValue, before)) return plans;
    throw noProblem(this.#userId);
  }

  #fits(plan: Plan): boolean {
    if (this.#plans.some(isClosing) && isClosing(plan)) return false;
    return !plan.subjects.some((subject) => this.#subjects.has(subject));
  }

  #plan({ case: kind, order }: Candidate): Plan | null {
    const database = this.#cell.read().agent as RetailDatabase;
    const scene = { random: this.#random, database, user: database.users[this.#userId]! };
    if (kind.type === "customer") return kind.plan(scene);
    return order === null ? null : kind.plan({ ...scene, order });
  }
}

function isClosing({ told, actions }: Plan): boolean {
  return told.length > 0 || actions.some(({ name }) => name === transferTool);
}

function noProblem(whom: string): GymError {
  return new GymError(
    "tau2/no-problem",
    `No problem can be made for ${whom} in these databases. Make them with retailGenerated.databases, of a larger size.`,
  );
}
