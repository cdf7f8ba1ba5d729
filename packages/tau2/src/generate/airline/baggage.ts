import type { AirlineUser, Reservation } from "../../world/domains/airline/airline-database.js";

const freeByCabin = { basic_economy: 0, economy: 1, business: 2 } as const;
const freeByMembership = { regular: 0, silver: 1, gold: 2 } as const;

/** How many bags each passenger checks in for nothing, as the policy says. */
export function freeBags(cabin: Reservation["cabin"], membership: AirlineUser["membership"]): number {
  return freeByCabin[cabin] + freeByMembership[membership];
}

/** How many of a reservation's bags are paid for. */
export function paidBags(
  total: number,
  passengers: number,
  cabin: Reservation["cabin"],
  membership: AirlineUser["membership"],
): number {
  return Math.max(0, total - passengers * freeBags(cabin, membership));
}
