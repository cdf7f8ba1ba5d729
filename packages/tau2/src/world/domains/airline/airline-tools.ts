import { calculate } from "../../../python/calculate.js";
import { textParameter } from "../../parameters.js";
import { listResult, modelResult } from "../../tool-result.js";
import type { Parameter, Toolkit } from "../../toolkit.js";
import type { AirlineDatabase } from "./airline-database.js";
import { airports } from "./airports.js";
import { bookReservation } from "./book-reservation.js";
import { cancelReservation } from "./cancel-reservation.js";
import { findFlight, findFlightDay, findReservation, findUser } from "./find-entry.js";
import { searchDirect, searchOneStop } from "./search-flights.js";
import { sendCertificate } from "./send-certificate.js";
import { updateBaggages } from "./update-baggages.js";
import { updateFlights } from "./update-flights.js";
import { updatePassengers } from "./update-passengers.js";

const journey: Readonly<Record<"origin" | "destination" | "date", Parameter>> = {
  origin: textParameter("IATA code of the airport of departure"),
  destination: textParameter("IATA code of the airport of arrival"),
  date: textParameter("Day of departure, YYYY-MM-DD"),
};

/** The agent's tools: bookings, changes, compensation, and a look at flights. */
export const airlineTools: Toolkit<AirlineDatabase> = {
  className: "AirlineTools",
  tools: {
    book_reservation: bookReservation,
    calculate: {
      type: "generic",
      about: "Works out a sum.",
      parameters: {
        expression: textParameter("Numbers, + - * / and parentheses, such as 2 * (30 + 12)"),
      },
      run: (_database, { expression }) => calculate(expression!),
    },
    cancel_reservation: cancelReservation,
    get_reservation_details: {
      type: "read",
      about: "Shows a reservation.",
      parameters: { reservation_id: textParameter("Which reservation") },
      run: (database, { reservation_id }) => modelResult(findReservation(database, reservation_id!)),
    },
    get_user_details: {
      type: "read",
      about: "Shows a user's profile, with the ids of payment methods and reservations.",
      parameters: { user_id: textParameter("Which user") },
      run: (database, { user_id }) => modelResult(findUser(database, user_id!)),
    },
    list_all_airports: {
      type: "read",
      about: "Lists all airports with their cities.",
      parameters: {},
      run: () => listResult(airports.map(modelResult)),
    },
    search_direct_flight: {
      type: "read",
      about: "Lists the direct flights of a day that can be booked, with seats and prices.",
      parameters: journey,
      run: (database, { origin, destination, date }) =>
        listResult(
          searchDirect(database, { origin: origin!, destination: destination!, date: date! }).map(
            modelResult,
          ),
        ),
    },
    search_onestop_flight: {
      type: "read",
      about: "Lists pairs of flights with one stop between that can be booked, with seats and prices.",
      parameters: journey,
      run: (database, { origin, destination, date }) =>
        listResult(
          searchOneStop(database, { origin: origin!, destination: destination!, date: date! }).map((pair) =>
            listResult(pair.map(modelResult)),
          ),
        ),
    },
    send_certificate: sendCertificate,
    transfer_to_human_agents: {
      type: "generic",
      about: "Hands the user over to a person, when nothing else can help.",
      parameters: { summary: textParameter("What the user's problem is") },
      run: () => "Transfer successful",
    },
    update_reservation_baggages: updateBaggages,
    update_reservation_flights: updateFlights,
    update_reservation_passengers: updatePassengers,
    get_flight_status: {
      type: "read",
      about: "Tells the status of a flight on a day.",
      parameters: {
        flight_number: textParameter("Which flight"),
        date: textParameter("Day of departure, YYYY-MM-DD"),
      },
      run: (database, { flight_number, date }) =>
        findFlightDay(findFlight(database, flight_number!), flight_number!, date!).status,
    },
  },
  functions: {},
};
