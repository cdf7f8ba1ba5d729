import type { Fact } from "../../conversation/user/customer-script.js";
import { happens } from "../draw.js";
import { spokenDate } from "./calendar.js";
import type { BookingScene } from "./plan.js";
import { spokenAirport } from "./spoken.js";
import { topics } from "./topics.js";

/** How a customer names a booking. */
export interface TripName {
  /** Goes after "my" or "your". */
  readonly text: string;
  /** What is answered to questions about it. */
  readonly fact: Fact;
}

/** Names a booking by its id, or, where it stays clear which is meant, sometimes by where it goes. */
export function nameTrip({ random, database, user, booking }: BookingScene): TripName {
  const { reservation_id: id, origin, destination, flights } = booking.reservation;
  const route = (from: string, to: string, date: string): string =>
    `trip from ${spokenAirport(from)} to ${spokenAirport(to)} on ${spokenDate(date)}`;
  const text = route(origin, destination, flights[0]!.date);
  const isUnique = user.reservations.every((other) => {
    const { origin: from, destination: to, flights: legs } = database.reservations[other]!;
    return other === id || legs.length === 0 || route(from, to, legs[0]!.date) !== text;
  });
  if (!isUnique || !happens(random, 25)) {
    return { text: `reservation ${id}`, fact: { phrases: topics.reservation, answer: `It is ${id}.` } };
  }
  const answer = `I do not have the number at hand. It is the ${text}.`;
  return { text, fact: { phrases: topics.reservation, answer } };
}
