import { seededRandom } from "@rwml/core";
import type { AirlineDatabase } from "../../world/domains/airline/airline-database.js";
import { type Booking, bookingOf } from "./booking.js";
import { allCases } from "./cases/all-cases.js";
import type { BookingCase, Case } from "./plan.js";

/** Who has which problem with what. */
export interface Candidate {
  readonly case: Case;
  readonly userId: string;
  /** Null for a problem without a booking. */
  readonly booking: Booking | null;
}

/** The problems that a database's customers can have. */
export interface Directory {
  /** By kind, only kinds that somebody has, in random order. */
  readonly byCase: readonly (readonly Candidate[])[];
  /** Those with bookings, by customer. */
  readonly byUser: ReadonlyMap<string, readonly Candidate[]>;
}

const known = new WeakMap<AirlineDatabase, Directory>();

/** Looks through a database once. */
export function directoryOf(database: AirlineDatabase): Directory {
  let directory = known.get(database);
  if (directory === undefined) {
    directory = lookThrough(database);
    known.set(database, directory);
  }
  return directory;
}

function lookThrough(database: AirlineDatabase): Directory {
  const bookings = Object.values(database.reservations).map((one) => bookingOf(database, one));
  const byCase = allCases.map((one) => {
    const found = one.type === "booking" ? withBooking(database, one, bookings) : ofCustomers(database, one);
    return seededRandom(0, "tau2/airline-generated", one.name).shuffle(found);
  });
  const byUser = new Map<string, Candidate[]>(Object.keys(database.users).map((id) => [id, []]));
  for (const candidate of byCase.flat()) {
    if (candidate.booking !== null) byUser.get(candidate.userId)!.push(candidate);
  }
  return { byCase: byCase.filter(({ length }) => length > 0), byUser };
}

function withBooking(
  { users }: AirlineDatabase,
  one: BookingCase,
  bookings: readonly Booking[],
): readonly Candidate[] {
  return bookings.flatMap((booking) => {
    const { user_id: userId } = booking.reservation;
    const user = users[userId];
    return user !== undefined && one.suits(booking, user) ? [{ case: one, userId, booking }] : [];
  });
}

function ofCustomers({ users }: AirlineDatabase, one: Case): readonly Candidate[] {
  return Object.keys(users).map((userId) => ({ case: one, userId, booking: null }));
}
