import { currentOf } from "@rwml/core";
import { castDraft, type Draft } from "immer";
import { add, isLess, multiply, subtract } from "../../../python/arithmetic.js";
import { pythonEqual } from "../../../python/equal.js";
import { lengthOf } from "../../../python/iterate.js";
import { ToolError } from "../../../python/python-error.js";
import type { PythonNumber, PythonValue } from "../../../python/python-value.js";
import { textParameter } from "../../parameters.js";
import { modelResult } from "../../tool-result.js";
import type { WriteTool } from "../../toolkit.js";
import {
  type AirlineDatabase,
  type AirlineDraft,
  type FlightInfo,
  flightInfo,
  type Reservation,
  type ReservationFlight,
} from "./airline-database.js";
import { cabinParameter, definitions, listParameter } from "./airline-parameters.js";
import { cabinEntry } from "./cabin-entry.js";
import { findAvailableDay, findFlight, findReservation, findUser } from "./find-entry.js";
import { payForUpdate } from "./pay-for-update.js";
import { modelsOf, readModels } from "./read-models.js";

/** Changes flights or cabin of a reservation. Seats are neither taken nor given back. */
export const updateFlights: WriteTool<AirlineDatabase> = {
  type: "write",
  about: "Changes the flights or the cabin of a reservation, and charges or returns the difference in price.",
  parameters: {
    reservation_id: textParameter("Which reservation"),
    cabin: cabinParameter("Cabin of all flights from now on"),
    flights: listParameter("Every flight of the trip, those that stay as they are too", "FlightInfo"),
    payment_id: textParameter("The payment method of the user's profile for the difference"),
  },
  definitions: { FlightInfo: definitions.FlightInfo },
  run(database, { reservation_id, cabin, flights, payment_id }) {
    const wanted = readModels(flightInfo, flights!);
    const reservation = findReservation(database, reservation_id!);
    const user = findUser(database, reservation.user_id);
    const changed = modelsOf(wanted, "flight_number").map((info) =>
      segmentOf(database, reservation, cabin!, info),
    );
    const count = lengthOf(reservation.passengers);
    const price = subtract(multiply(priceOf(changed), count), multiply(priceOf(reservation.flights), count));
    const payment = payForUpdate(user, payment_id!, price);
    if (payment !== null) reservation.payment_history.push(payment);
    reservation.flights = castDraft(changed);
    // Upstream assigns without validation: without flights any cabin is accepted.
    reservation.cabin = cabin as Reservation["cabin"];
    return modelResult(reservation);
  },
};

/** A segment that stays keeps its price; any other has the price of today. */
function segmentOf(
  database: AirlineDraft,
  reservation: Draft<Reservation>,
  cabin: PythonValue,
  { flight_number, date }: FlightInfo,
): ReservationFlight {
  const kept = pythonEqual(cabin, reservation.cabin)
    ? reservation.flights.find((segment) => segment.flight_number === flight_number && segment.date === date)
    : undefined;
  if (kept !== undefined) return currentOf(kept);
  const flight = findFlight(database, flight_number);
  const day = findAvailableDay(flight, flight_number, date);
  if (isLess(cabinEntry(day.available_seats, cabin), lengthOf(reservation.passengers))) {
    throw new ToolError(`Not enough seats on flight ${flight_number}`);
  }
  const price = cabinEntry(day.prices, cabin);
  return { flight_number, origin: flight.origin, destination: flight.destination, date, price };
}

function priceOf(flights: readonly ReservationFlight[]): PythonNumber {
  return flights.reduce<PythonNumber>((sum, { price }) => add(sum, price), 0);
}
