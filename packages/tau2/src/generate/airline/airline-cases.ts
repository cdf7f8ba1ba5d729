import type { AirlineDatabase, AirlineUser } from "../../world/domains/airline/airline-database.js";
import { airlineDomain } from "../../world/domains/airline/airline-domain.js";
import { rememberBy } from "../../world/domains/remember-by.js";
import type { CaseBook } from "../problem/case-book.js";
import { directoryIn } from "../problem/directory.js";
import { type Booking, bookingOf } from "./booking.js";
import type { BookingScene } from "./case.js";
import { allCases } from "./cases/all-cases.js";

/** The kinds of problems that an airline's customers have, with or without a booking. */
export const airlineCases: CaseBook<AirlineDatabase, AirlineUser, Booking, BookingScene> = {
  name: "airline",
  domain: airlineDomain,
  cases: allCases,
  subjects: (database) => Object.values(database.reservations).map((one) => bookingOf(database, one)),
  idsOf: ({ reservation: { reservation_id: id, user_id: userId } }) => ({ id, userId }),
  sceneWith: (scene, booking) => ({ ...scene, booking }),
  /** Without certificates that it only gets in the conversation and cannot name yet. */
  knowing(user, { payment_methods: before }) {
    const known = Object.entries(user.payment_methods).filter(([id]) => Object.hasOwn(before, id));
    return { ...user, payment_methods: Object.fromEntries(known) };
  },
};

/** Looks through a database once. */
export const directoryOf = rememberBy((database: AirlineDatabase) => directoryIn(database, airlineCases));
