import type { Draft } from "immer";
import {
  type Field,
  floating,
  type Infer,
  integer,
  list,
  literal,
  optional,
  table,
  text,
} from "../../../python/model/field.js";
import { model, union } from "../../../python/model/model.js";
import type { PythonNumber } from "../../../python/python-value.js";
import { creditCard } from "../credit-card.js";

/** A payment of a reservation, in dollars; negative where money went back. */
export const payment = model("Payment", { payment_id: text, amount: integer });

/** Somebody who flies. */
export const passenger = model("Passenger", { first_name: text, last_name: text, dob: text });

/** A flight on a day, as callers name it. */
export const flightInfo = model("FlightInfo", { flight_number: text, date: text });

export const cabins = ["business", "economy", "basic_economy"] as const;

const cabin = literal(...cabins);
const numbers = table(integer);

/** `dict[CabinClass, int]` */
const byCabin: Field<{ readonly [cabin: string]: PythonNumber }> = {
  read(value, path, flaws) {
    const record = numbers.read(value, path, flaws);
    for (const key of Object.keys(record)) cabin.read(key, [...path, key, "[key]"], flaws);
    return record;
  },
};

const address = model("Address", {
  address1: text,
  address2: optional(text),
  city: text,
  country: text,
  state: text,
  zip: text,
});

const giftCard = model("GiftCard", { source: literal("gift_card"), id: text, amount: floating });

/** What stands in a user's profile after a compensation. */
export const certificate = model("Certificate", {
  source: literal("certificate"),
  id: text,
  amount: floating,
});

const user = model("User", {
  user_id: text,
  name: model("Name", { first_name: text, last_name: text }),
  address,
  email: text,
  dob: text,
  payment_methods: table(union(creditCard, giftCard, certificate)),
  saved_passengers: list(passenger),
  membership: literal("gold", "silver", "regular"),
  reservations: list(text),
});

const availableDay = model("FlightDateStatusAvailable", {
  status: literal("available"),
  available_seats: byCabin,
  prices: byCabin,
});

const flightDay = union(
  availableDay,
  model("FlightDateStatusLanded", {
    status: literal("landed"),
    actual_departure_time_est: text,
    actual_arrival_time_est: text,
  }),
  model("FlightDateStatusCancelled", { status: literal("cancelled") }),
  model("FlightDateStatusDelayed", {
    status: literal("delayed"),
    estimated_departure_time_est: text,
    estimated_arrival_time_est: text,
  }),
  model("FlightDataStatusFlying", {
    status: literal("flying"),
    actual_departure_time_est: text,
    estimated_arrival_time_est: text,
  }),
  model("FlightDataStatusOnTime", {
    status: literal("on time"),
    estimated_departure_time_est: text,
    estimated_arrival_time_est: text,
  }),
);

const route = { flight_number: text, origin: text, destination: text };

const flight = model("Flight", {
  ...route,
  scheduled_departure_time_est: text,
  scheduled_arrival_time_est: text,
  dates: table(flightDay),
});

const reservationFlight = model("ReservationFlight", { ...route, date: text, price: integer });

/** A booked trip. */
export const reservation = model("Reservation", {
  reservation_id: text,
  user_id: text,
  origin: text,
  destination: text,
  flight_type: literal("round_trip", "one_way"),
  cabin,
  flights: list(reservationFlight),
  passengers: list(passenger),
  payment_history: list(payment),
  created_at: text,
  total_baggages: integer,
  nonfree_baggages: integer,
  insurance: literal("yes", "no"),
  status: optional(literal("cancelled")),
});

/** All flights, users and reservations. */
export const airlineDatabase = model(
  "FlightDB",
  { flights: table(flight), users: table(user), reservations: table(reservation) },
  { extra: "forbid" },
);

export type AirlineDatabase = Infer<typeof airlineDatabase>;
export type AirlineDraft = Draft<AirlineDatabase>;
export type Flight = Infer<typeof flight>;
export type FlightDay = Infer<typeof flightDay>;
export type AvailableDay = Infer<typeof availableDay>;
export type FlightInfo = Infer<typeof flightInfo>;
export type Passenger = Infer<typeof passenger>;
export type Payment = Infer<typeof payment>;
export type PaymentMethod = AirlineUser["payment_methods"][string];
export type Reservation = Infer<typeof reservation>;
export type ReservationFlight = Infer<typeof reservationFlight>;
export type AirlineUser = Infer<typeof user>;
