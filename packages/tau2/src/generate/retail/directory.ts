import { seededRandom } from "@rwml/core";
import { rememberBy } from "../../world/domains/retail/remember-by.js";
import type { Order, RetailDatabase } from "../../world/domains/retail/retail-database.js";
import { allCases } from "./cases/all-cases.js";
import type { Case } from "./plan.js";

/** Who may have which problem with what. */
export interface Candidate {
  readonly case: Case;
  readonly userId: string;
  /** Null for a problem without an order. */
  readonly order: Order | null;
}

/** The problems that a database's customers can have. */
export interface Directory {
  /** By kind, only kinds that somebody can have, in random order. */
  readonly byCase: readonly (readonly Candidate[])[];
  /** Those with orders, by customer. */
  readonly byUser: ReadonlyMap<string, readonly Candidate[]>;
}

/** Looks through a database once. */
export const directoryOf = rememberBy((database: RetailDatabase): Directory => {
  const byCase = allCases.map((one) => {
    const random = seededRandom(0, "tau2/retail-generated", one.name);
    return random.shuffle(candidatesOf(database, one));
  });
  const byUser = new Map<string, Candidate[]>(Object.keys(database.users).map((id) => [id, []]));
  for (const candidate of byCase.flat()) {
    if (candidate.order !== null) byUser.get(candidate.userId)?.push(candidate);
  }
  return { byCase: byCase.filter(({ length }) => length > 0), byUser };
});

function candidatesOf({ users, orders }: RetailDatabase, one: Case): readonly Candidate[] {
  if (one.type === "customer") {
    return Object.keys(users).map((userId) => ({ case: one, userId, order: null }));
  }
  return Object.values(orders)
    .filter((order) => one.suits(order, users[order.user_id]!))
    .map((order) => ({ case: one, userId: order.user_id, order }));
}
