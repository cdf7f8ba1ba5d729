import type { Random } from "@rwml/core";
import { numberOf } from "../../python/number.js";
import type {
  AirlineUser,
  Flight,
  Payment,
  Reservation,
  ReservationFlight,
} from "../../world/domains/airline/airline-database.js";
import { between, drawNew, happens, weighted } from "../draw.js";
import { paidBags } from "./baggage.js";
import { dayOfMay, minutesAgo, now, numberOfDay } from "./calendar.js";
import { drawJourney, type Journey, type Timetable } from "./draw-journey.js";
import { drawPassenger } from "./draw-users.js";

/** Draws bookings, each of one of the users. */
export function drawReservations(
  random: Random,
  count: number,
  users: readonly AirlineUser[],
  timetable: Timetable,
): readonly Reservation[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, () => {
    const id = drawNew(taken, () => drawId(random));
    return drawReservation(random, id, random.pick(users), drawJourney(random, timetable));
  });
}

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Letters and digits, both, so that an id looks like nothing else. */
function drawId(random: Random): string {
  const some = (characters: string, length: number): string =>
    Array.from({ length }, () => random.pick([...characters])).join("");
  return `${some(letters, 1)}${some("23456789", 1)}${some(`${letters}23456789`, 4)}`;
}

function drawReservation(
  random: Random,
  reservation_id: string,
  user: AirlineUser,
  { flight_type, legs }: Journey,
): Reservation {
  const cabin = weighted(random, [
    ["basic_economy", 30],
    ["economy", 45],
    ["business", 25],
  ] as const);
  const flights = legs.map(({ flight, date }) => ({
    ...{ flight_number: flight.flight_number, origin: flight.origin, destination: flight.destination },
    ...{ date, price: fare(random, flight, cabin) },
  }));
  const passengers = drawPassengers(random, user);
  const total_baggages = between(random, 0, passengers.length * 2);
  const nonfree_baggages = paidBags(total_baggages, passengers.length, cabin, user.membership);
  const insurance = happens(random, 35) ? "yes" : "no";
  const isCancelled = happens(random, 4);
  const price = priceOf(flights, passengers.length, nonfree_baggages, insurance);
  const payments = drawPayments(random, user, price);
  return {
    ...{ reservation_id, user_id: user.user_id },
    origin: legs[0]!.flight.origin,
    destination: (flight_type === "round_trip" ? legs[0]! : legs.at(-1)!).flight.destination,
    ...{ flight_type, cabin, flights, passengers },
    payment_history: isCancelled ? [...payments, ...payments.map(reversed)] : payments,
    created_at: drawCreation(random, legs[0]!.date),
    ...{ total_baggages, nonfree_baggages, insurance },
    status: isCancelled ? "cancelled" : null,
  };
}

/** About what a seat costs on days on which it can be bought. */
function fare(random: Random, { dates }: Flight, cabin: Reservation["cabin"]): number {
  const day = dates[dayOfMay(between(random, 20, 30))]!;
  if (day.status !== "available") throw new TypeError("Late in May, all flights can be booked.");
  return Math.round(numberOf(day.prices[cabin]!) * (0.85 + random.float() * 0.3));
}

function priceOf(
  flights: readonly ReservationFlight[],
  passengers: number,
  bags: number,
  insurance: Reservation["insurance"],
): number {
  const fares = flights.reduce((sum, { price }) => sum + numberOf(price), 0);
  return (fares + (insurance === "yes" ? 30 : 0)) * passengers + 50 * bags;
}

function drawPassengers(random: Random, user: AirlineUser): Reservation["passengers"] {
  const self = { ...user.name, dob: user.dob };
  const count = weighted(random, [
    [1, 45],
    [2, 30],
    [3, 15],
    [4, 10],
  ]);
  const saved = random.shuffle(user.saved_passengers);
  const others = Array.from({ length: count - 1 }, (_, index) => saved[index] ?? drawPassenger(random));
  return [self, ...others];
}

function drawPayments(random: Random, { payment_methods }: AirlineUser, price: number): readonly Payment[] {
  const methods = random.shuffle(
    Object.values(payment_methods).filter(({ source }) => source !== "certificate"),
  );
  const [first, second] = methods.map(({ id }) => id);
  if (second === undefined || happens(random, 85)) return [{ payment_id: first!, amount: price }];
  const part = between(random, 1, price - 1);
  return [
    { payment_id: first!, amount: part },
    { payment_id: second, amount: price - part },
  ];
}

function reversed({ payment_id, amount }: Payment): Payment {
  return { payment_id, amount: -numberOf(amount) };
}

/** A quarter of the bookings of future trips are less than a day old. */
function drawCreation(random: Random, departure: string): string {
  const isFuture = departure > now.slice(0, 10);
  if (isFuture && happens(random, 25)) return minutesAgo(between(random, 10, 23 * 60));
  const daysSinceDeparture = Math.max(0, numberOfDay(now.slice(0, 10)) - numberOfDay(departure));
  return minutesAgo(between(random, (daysSinceDeparture + 2) * 24 * 60, (daysSinceDeparture + 25) * 24 * 60));
}
