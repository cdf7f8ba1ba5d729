import { castDraft, type Draft } from "immer";
import { add, isLess, multiply, subtract } from "../../../python/arithmetic.js";
import { pythonEqual } from "../../../python/equal.js";
import { numberText } from "../../../python/number.js";
import { keyError, ToolError } from "../../../python/python-error.js";
import type { PythonNumber, PythonValue } from "../../../python/python-value.js";
import { choiceParameter, integerParameter, textParameter } from "../../parameters.js";
import { modelResult } from "../../tool-result.js";
import type { Arguments, WriteTool } from "../../toolkit.js";
import {
  type AirlineDatabase,
  type AirlineDraft,
  type AirlineUser,
  type AvailableDay,
  type FlightInfo,
  flightInfo,
  type Payment,
  passenger,
  payment,
  type Reservation,
  type ReservationFlight,
  reservation,
} from "./airline-database.js";
import { cabinParameter, definitions, listParameter } from "./airline-parameters.js";
import { cabinEntry } from "./cabin-entry.js";
import { findAvailableDay, findFlight, findUser } from "./find-entry.js";
import { givenValue, modelsOf, readModels } from "./read-models.js";

/** Books a trip. Everything is checked before the first change, but for a certificate that is named twice. */
export const bookReservation: WriteTool<AirlineDatabase> = {
  type: "write",
  about: "Books a trip for a user and takes the payment.",
  parameters: {
    user_id: textParameter("Who books"),
    origin: textParameter("IATA code of the airport where the trip begins"),
    destination: textParameter("IATA code of the airport that the trip goes to"),
    flight_type: choiceParameter("Whether there is a way back", "round_trip", "one_way"),
    cabin: cabinParameter("Cabin of all flights"),
    flights: listParameter("Every flight of the trip, in order", "FlightInfo"),
    passengers: listParameter("Everybody who flies", "Passenger"),
    payment_methods: listParameter("What is paid with, and how much with each", "Payment"),
    total_baggages: integerParameter("How many bags are checked in"),
    nonfree_baggages: integerParameter("How many of them are paid for"),
    insurance: choiceParameter("Whether travel insurance is bought", "yes", "no"),
  },
  definitions,
  run(database, input) {
    const flights = readModels(flightInfo, input.flights!);
    const passengers = readModels(passenger, input.passengers!);
    const payments = readModels(payment, input.payment_methods!);
    const user = findUser(database, input.user_id!);
    const booked = reservation.parse({
      ...input,
      reservation_id: freeReservationId(database),
      flights: [],
      passengers: givenValue(passengers),
      payment_history: givenValue(payments),
      created_at: "2024-05-15T15:00:00",
      status: null,
    });
    const seats = findSeats(database, modelsOf(flights, "flight_number"), booked);
    checkPayments(user, booked.payment_history, totalPrice(seats, booked, input));
    deductPayments(user, booked.payment_history);
    for (const { day } of seats) {
      const { available_seats: free } = day;
      free[booked.cabin] = subtract(free[booked.cabin]!, booked.passengers.length);
    }
    const complete = { ...booked, flights: seats.map(({ flight }) => flight) };
    database.reservations[booked.reservation_id] = castDraft(complete);
    user.reservations.push(booked.reservation_id);
    return modelResult(complete);
  },
};

/** Upstream's ids of new reservations. */
const newIds = ["HATHAT", "HATHAU", "HATHAV"];

function freeReservationId({ reservations }: AirlineDraft): string {
  const free = newIds.find((id) => !Object.hasOwn(reservations, id));
  if (free === undefined) throw new ToolError("Too many reservations");
  return free;
}

interface FoundSeats {
  readonly day: Draft<AvailableDay>;
  readonly flight: ReservationFlight;
}

function findSeats(
  database: AirlineDraft,
  flights: readonly FlightInfo[],
  { cabin, passengers }: Reservation,
): FoundSeats[] {
  return flights.map(({ flight_number, date }) => {
    const flight = findFlight(database, flight_number);
    const day = findAvailableDay(flight, flight_number, date);
    if (isLess(cabinEntry(day.available_seats, cabin), passengers.length)) {
      throw new ToolError(`Not enough seats on flight ${flight_number}`);
    }
    const price = cabinEntry(day.prices, cabin);
    const { origin, destination } = flight;
    return { day, flight: { flight_number, origin, destination, date, price } };
  });
}

function totalPrice(
  seats: readonly FoundSeats[],
  { passengers: { length } }: Reservation,
  { insurance, nonfree_baggages: bags }: Arguments,
): PythonNumber {
  let total: PythonNumber = 0;
  for (const { flight } of seats) total = add(total, multiply(flight.price, length));
  if (insurance === "yes") total = add(total, 30 * length);
  // The caller's own value is multiplied, not the validated one: a numeral would be repeated and cannot be added.
  return add(total, typeof bags === "string" ? bags : multiply(50, bags as PythonValue), "+=");
}

function checkPayments(user: AirlineUser, payments: readonly Payment[], price: PythonNumber): void {
  let total: PythonNumber = 0;
  for (const { payment_id, amount } of payments) {
    const method = methodOf(user.payment_methods, payment_id);
    if (method === undefined) throw new ToolError(`Payment method ${payment_id} not found`);
    if (method.source !== "credit_card" && isLess(method.amount, amount)) {
      throw new ToolError(`Not enough balance in payment method ${payment_id}`);
    }
    total = add(total, amount);
  }
  if (pythonEqual(total, price)) return;
  throw new ToolError(
    `Payment amount does not add up, total price is ${numberText(price)}, but paid ${numberText(total)}`,
  );
}

function deductPayments(user: Draft<AirlineUser>, payments: readonly Payment[]): void {
  for (const { payment_id, amount } of payments) {
    const method = methodOf(user.payment_methods, payment_id);
    if (method === undefined) throw keyError(payment_id);
    if (method.source === "gift_card") method.amount = subtract(method.amount, amount, "-=");
    else if (method.source === "certificate") delete user.payment_methods[payment_id];
  }
}

function methodOf<Method>(methods: { readonly [id: string]: Method }, id: string): Method | undefined {
  return Object.hasOwn(methods, id) ? methods[id] : undefined;
}
