import { seededRandom } from "@rwml/core";
import { freeze } from "immer";
import type { Databases } from "../../world/begin-world.js";
import type { AirlineDatabase } from "../../world/domains/airline/airline-database.js";
import { groupBy } from "../../world/domains/airline/group-by.js";
import { drawFlights } from "./draw-flights.js";
import { timetableOf } from "./draw-journey.js";
import { drawReservations } from "./draw-reservations.js";
import { drawUsers } from "./draw-users.js";

/**
 * An airline of our own: flights for a month, customers and their bookings.
 *
 * @param size 1 for as many as upstream has (300 flights, 500 customers, 2,000 bookings)
 */
export function drawDatabase(seed: number, size: number): Databases {
  const random = seededRandom(seed, "tau2/airline-generated", "database");
  const count = (whole: number, least: number): number => Math.max(least, Math.round(whole * size));
  const flights = drawFlights(random, count(300, 24));
  const users = drawUsers(random, count(500, 10));
  const timetable = timetableOf(Object.values(flights));
  const reservations = drawReservations(random, count(2000, 40), users, timetable);
  const owned = groupBy(reservations, ({ user_id }) => user_id);
  const agent: AirlineDatabase = {
    flights,
    users: Object.fromEntries(
      users.map((user) => {
        const ids = (owned.get(user.user_id) ?? []).map(({ reservation_id }) => reservation_id);
        return [user.user_id, { ...user, reservations: ids }];
      }),
    ),
    reservations: Object.fromEntries(reservations.map((one) => [one.reservation_id, one])),
  };
  return freeze({ agent, user: null }, true);
}
