import { GymError, type Random, seededRandom } from "@rwml/core";
import { sameJsonText } from "../../python/equal.js";
import type { PythonValue } from "../../python/python-value.js";
import { type Databases, newWorld } from "../../world/begin-world.js";
import { useTool } from "../../world/call-tool.js";
import type { AirlineDatabase, AirlineUser } from "../../world/domains/airline/airline-database.js";
import { airlineDomain } from "../../world/domains/airline/airline-domain.js";
import { WorldCell } from "../../world/world.js";
import { happens } from "../draw.js";
import type { Problem } from "../generated-domain.js";
import { allCases } from "./cases/all-cases.js";
import { directTrip, oneStopTrip, returnTrip } from "./cases/book-trip.js";
import { type Candidate, directoryOf } from "./directory.js";
import { type Case, type NamedPlan, type Plan, transferTool } from "./plan.js";
import { writeProblem } from "./write-problem.js";

const allTrips: readonly Case[] = [directTrip, returnTrip, oneStopTrip];
const setting = { domain: airlineDomain, solo: false };

/**
 * Makes the problem of a number. Numbers go round the kinds of problems, and through the customers that can have them;
 * when all have had their turn, a trip to book is wanted besides, which makes the problem another one.
 */
export function composeProblem(databases: Databases, number: number): Problem {
  const database = databases.agent as unknown as AirlineDatabase;
  const { byCase, byUser } = directoryOf(database);
  const candidates = byCase[number % byCase.length];
  if (candidates === undefined) throw noProblem("anybody");
  const turn = Math.floor(number / byCase.length);
  const main = candidates[turn % candidates.length]!;
  const random = seededRandom(number, "tau2/airline-generated", "problem");
  const composer = new Composer(databases, random, main.userId);
  const { userId } = main;
  const trips = random.shuffle(allTrips).map((one) => ({ case: one, userId, booking: null }));
  // Only kinds further on: else a pair of problems would come up twice, once as each of the two.
  const others = random.shuffle(byUser.get(userId)!.filter((other) => isAfter(other.case, main.case)));
  composer.addOneOf([main, ...trips]);
  if (turn >= candidates.length && !allTrips.includes(main.case)) composer.addOneOf(trips);
  if (happens(random, 30)) composer.addOneOf(happens(random, 25) ? trips : others);
  return writeProblem(number, database.users[userId]!, composer.finish());
}

/** Makes plans of a customer, each in the world as the ones before leave it. */
class Composer {
  readonly #cell: WorldCell;
  readonly #plans: NamedPlan[] = [];
  readonly #taken = new Set<string>();

  constructor(
    readonly databases: Databases,
    readonly random: Random,
    readonly userId: string,
  ) {
    this.#cell = new WorldCell(newWorld(setting, databases));
  }

  /** Adds the first that is possible, if any. */
  addOneOf(candidates: readonly Candidate[]): void {
    for (const candidate of candidates) {
      if (candidate.booking !== null && this.#taken.has(candidate.booking.reservation.reservation_id))
        continue;
      const plan = this.#plan(candidate);
      if (plan === null || (this.#plans.some(isClosing) && isClosing(plan))) continue;
      for (const { name, arguments: input } of plan.actions) {
        useTool(setting, this.#cell, { id: "", name, arguments: input, requestor: "assistant" });
      }
      this.#plans.push({ ...plan, name: candidate.case.name });
      if (candidate.booking !== null) this.#taken.add(candidate.booking.reservation.reservation_id);
      return;
    }
  }

  /** The plans in the order in which they are carried out: what ends in words, or with other people, comes last. */
  finish(): readonly NamedPlan[] {
    const plans = [...this.#plans.filter((plan) => !isClosing(plan)), ...this.#plans.filter(isClosing)];
    const before = this.databases.agent;
    if (plans.some(isClosing) || !sameJsonText(this.#cell.read().agent as PythonValue, before)) return plans;
    throw noProblem(this.userId);
  }

  #plan({ case: kind, booking }: Candidate): Plan | null {
    const database = this.#cell.read().agent as AirlineDatabase;
    const scene = { random: this.random, database, user: this.#user(database) };
    if (kind.type === "customer") return kind.plan(scene);
    return booking === null ? null : kind.plan({ ...scene, booking });
  }

  /** The customer as it is by now, but for certificates that it only gets in the conversation and cannot name yet. */
  #user(database: AirlineDatabase): AirlineUser {
    const user = database.users[this.userId]!;
    const { payment_methods: before } = (this.databases.agent as unknown as AirlineDatabase).users[
      this.userId
    ]!;
    const known = Object.entries(user.payment_methods).filter(([id]) => Object.hasOwn(before, id));
    return { ...user, payment_methods: Object.fromEntries(known) };
  }
}

function isAfter(one: Case, other: Case): boolean {
  return allCases.indexOf(one) > allCases.indexOf(other);
}

function noProblem(user: string): GymError {
  return new GymError(
    "tau2/no-problem",
    `No problem can be made for ${user} in these databases. Make them with airlineGenerated.databases, of a larger size.`,
  );
}

function isClosing({ told, actions }: Plan): boolean {
  return told.length > 0 || actions.some(({ name }) => name === transferTool);
}
