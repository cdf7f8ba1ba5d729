import { numberOf } from "../../../python/number.js";
import { between } from "../../draw.js";
import type { PlannedCall } from "../../problem/planned-call.js";
import { dayOfMay, numberOfDay, spokenDate } from "../calendar.js";
import type { BookingCase, BookingScene } from "../case.js";
import { chooseDirect } from "../choose-flight.js";
import { nameTrip } from "../name-trip.js";
import { chooseMethod } from "../payment.js";
import { spokenAirport } from "../spoken.js";
import { topics } from "../topics.js";

/** A move of one flight to another day. */
export const dateChange: BookingCase = {
  type: "subject",
  name: "change-date",
  suits: ({ reservation, isAhead, isDirect }) =>
    reservation.status === null && isAhead && isDirect && reservation.cabin !== "basic_economy",
  plan(scene) {
    const move = drawMove(scene, scene.random.int(scene.booking.reservation.flights.length));
    if (move === null) return null;
    const { text, fact } = nameTrip(scene);
    return {
      request: `I need to change my ${text}: ${move.said} Of the flights that day I want ${move.choice}.`,
      wish: `You need to change your ${text}: ${move.said} Of the flights that day you want ${move.choice}.`,
      facts: [fact, ...move.facts],
      actions: [move.action],
      told: [],
    };
  },
};

/** A move of a flight that cannot be moved. */
export const refusedDateChange: BookingCase = {
  type: "subject",
  name: "change-date-refused",
  suits: ({ reservation, isAhead, paid }) =>
    reservation.status === null && isAhead && reservation.cabin === "basic_economy" && paid >= 100,
  plan(scene) {
    const { flights } = scene.booking.reservation;
    const day = dayOfMay(Math.min(30, numberOfDay(flights[0]!.date) + between(scene.random, 1, 3)));
    const { text, fact } = nameTrip(scene);
    return {
      request: `I want to fly on ${spokenDate(day)} instead on my ${text}. If that cannot be done, tell me how much I have paid for it in total.`,
      wish: `You want to fly on ${spokenDate(day)} instead on your ${text}, in the same cabin. If that cannot be done, you keep it as it is and ask how much you have paid for it in total.`,
      facts: [fact],
      actions: [],
      told: [String(scene.booking.paid)],
    };
  },
};

/** A flight on another day in the place of one of a booking. */
export interface Move {
  readonly action: PlannedCall;
  readonly said: string;
  /** Which of the day's flights. */
  readonly choice: string;
  readonly facts: BookingCaseFacts;
}

type BookingCaseFacts = NonNullable<ReturnType<BookingCase["plan"]>>["facts"];

/** Draws another day for a flight of a booking; null where no day has a flight for all passengers. */
export function drawMove({ random, database, user, booking }: BookingScene, index: number): Move | null {
  const { reservation } = booking;
  const { cabin, flights, passengers, reservation_id } = reservation;
  const old = flights[index]!;
  const earliest = index === 0 ? 16 : numberOfDay(flights[index - 1]!.date) + 1;
  const latest = index === flights.length - 1 ? 30 : numberOfDay(flights[index + 1]!.date) - 1;
  const { origin, destination } = old;
  for (const date of random.shuffle(daysBetween(earliest, latest))) {
    if (date === old.date) continue;
    const wanted = { origin, destination, date, cabin, passengers: passengers.length };
    const chosen = chooseDirect(random, database, wanted);
    if (chosen === null) continue;
    const price = (chosen.fare - numberOf(old.price)) * passengers.length;
    const method = chooseMethod(random, user, price);
    const segments = flights.map(({ flight_number, date: day }, position) =>
      position === index
        ? { flight_number: chosen.flights[0]!.flight_number, date }
        : { flight_number, date: day },
    );
    const payment = `Please use ${method.said} for the difference.`;
    return {
      action: {
        name: "update_reservation_flights",
        arguments: { reservation_id, cabin, flights: segments, payment_id: method.id },
      },
      said: `the flight from ${spokenAirport(origin)} to ${spokenAirport(destination)} on ${spokenDate(old.date)} has to be on ${spokenDate(date)} instead.`,
      choice: chosen.said,
      facts: [
        { phrases: topics.payment, answer: payment },
        { phrases: topics.date, answer: `I want to fly on ${spokenDate(date)}.` },
        { phrases: topics.flight, answer: `Please take ${chosen.said}.` },
        { phrases: topics.cabin, answer: "The cabin stays as it is." },
      ],
    };
  }
  return null;
}

function daysBetween(earliest: number, latest: number): readonly string[] {
  return Array.from({ length: Math.max(0, latest - earliest + 1) }, (_, index) => dayOfMay(earliest + index));
}
