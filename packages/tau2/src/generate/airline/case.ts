import type { AirlineDatabase, AirlineUser } from "../../world/domains/airline/airline-database.js";
import type * as problem from "../problem/case.js";
import type { Booking } from "./booking.js";

export type Scene = problem.Scene<AirlineDatabase, AirlineUser>;

/** Where a plan about a booking is made. */
export interface BookingScene extends Scene {
  readonly booking: Booking;
}

export type CustomerCase = problem.CustomerCase<Scene>;

/** A kind of problem with a booking. */
export type BookingCase = problem.SubjectCase<Booking, AirlineUser, BookingScene>;

export type Case = CustomerCase | BookingCase;
