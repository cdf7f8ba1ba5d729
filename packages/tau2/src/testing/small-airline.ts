import { float } from "../python/number.js";
import type { PythonRecord, PythonValue } from "../python/python-value.js";
import { type Databases, newWorld } from "../world/begin-world.js";
import { respond } from "../world/call-tool.js";
import { airlineDomain } from "../world/domains/airline/airline-domain.js";
import { WorldCell } from "../world/world.js";

const seats = { business: 2, economy: 5, basic_economy: 9 };
const prices = { business: 500, economy: 200, basic_economy: 90 };
const available = { status: "available", available_seats: seats, prices };

const flights = {
  HAT901: flight("HAT901", "SFO", "JFK", "08:00:00", "16:30:00", {
    "2024-05-09": { status: "cancelled" },
    "2024-05-14": {
      status: "landed",
      actual_departure_time_est: "2024-05-14T08:10:00",
      actual_arrival_time_est: "2024-05-14T16:35:00",
    },
    "2024-05-15": {
      status: "on time",
      estimated_departure_time_est: "2024-05-15T18:00:00",
      estimated_arrival_time_est: "2024-05-15T23:30:00",
    },
    "2024-05-20": available,
    "2024-05-21": available,
  }),
  HAT902: flight("HAT902", "JFK", "SFO", "09:00:00", "12:00:00", { "2024-05-25": available }),
  HAT903: flight("HAT903", "SFO", "DEN", "06:00:00", "09:00:00", { "2024-05-20": available }),
  HAT904: flight("HAT904", "DEN", "JFK", "08:59:00", "13:00:00", { "2024-05-20": available }),
  HAT905: flight("HAT905", "DEN", "JFK", "09:00:00", "13:05:00", { "2024-05-20": available }),
  HAT906: flight("HAT906", "SFO", "DEN", "22:00:00", "01:10:00+1", {
    "2024-05-08": available,
    "2024-05-19": available,
  }),
  HAT907: flight("HAT907", "SFO", "JFK", "10:00:00", "18:30:00", { "2024-05-20": available }),
};

const travellers = [
  { first_name: "Ana", last_name: "Cruz", dob: "1990-01-02" },
  { first_name: "Leo", last_name: "Cruz", dob: "1988-03-04" },
];

const user = {
  user_id: "ana_cruz_1",
  name: { first_name: "Ana", last_name: "Cruz" },
  address: { address1: "1 Hill Road", city: "Reno", country: "USA", state: "NV", zip: "89501" },
  email: "ana@example.org",
  dob: "1990-01-02",
  payment_methods: {
    credit_card_1: { source: "credit_card", id: "credit_card_1", brand: "visa", last_four: "0001" },
    gift_card_1: { source: "gift_card", id: "gift_card_1", amount: 300 },
    certificate_1: { source: "certificate", id: "certificate_1", amount: 150.5 },
  },
  saved_passengers: [travellers[1]!],
  membership: "silver",
  reservations: ["R1ANA1"],
};

const reservation = {
  ...{ reservation_id: "R1ANA1", user_id: "ana_cruz_1", origin: "SFO", destination: "JFK" },
  ...{ flight_type: "one_way", cabin: "economy" },
  flights: [{ flight_number: "HAT901", origin: "SFO", destination: "JFK", date: "2024-05-20", price: 180 }],
  passengers: travellers,
  payment_history: [{ payment_id: "credit_card_1", amount: 360 }],
  created_at: "2024-05-10T10:00:00",
  ...{ total_baggages: 2, nonfree_baggages: 0, insurance: "no" },
};

/** An airline of one customer and seven flights, for tests. */
export const smallAirline: Databases = {
  agent: airlineDomain.readAgentDatabase({
    flights,
    users: { ana_cruz_1: user },
    reservations: { R1ANA1: reservation },
  }),
  user: null,
};

/** A world of it, and what a test does there. */
export function openSmallAirline(databases: Databases = smallAirline) {
  const setting = { domain: airlineDomain, solo: false };
  const cell = new WorldCell(newWorld(setting, databases));
  return {
    /** The content of an answer. */
    call(name: string, input: PythonRecord): string {
      const call = { id: "1", name, arguments: input, requestor: "assistant" } as const;
      return respond(setting, cell, call).content;
    },
    /** The value at a path of the database. */
    at(...path: readonly (string | number)[]): PythonValue | undefined {
      return path.reduce<unknown>(
        (value, key) => (value as Record<string | number, unknown>)[key],
        cell.read().agent,
      ) as PythonValue | undefined;
    },
    database: () => cell.read().agent as PythonValue,
  };
}

/** A float as the database keeps it. */
export const dollars = float;

function flight(
  flight_number: string,
  origin: string,
  destination: string,
  scheduled_departure_time_est: string,
  scheduled_arrival_time_est: string,
  dates: PythonRecord,
): PythonRecord {
  return {
    ...{ flight_number, origin, destination },
    ...{ scheduled_departure_time_est, scheduled_arrival_time_est, dates },
  };
}
