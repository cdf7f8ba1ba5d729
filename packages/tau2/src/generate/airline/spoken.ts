import type { Passenger, PaymentMethod, Reservation } from "../../world/domains/airline/airline-database.js";
import { airports } from "../../world/domains/airline/airports.js";

/** An airport as people say it: `Denver (DEN)`. */
export function spokenAirport(iata: string): string {
  return `${airports.find((airport) => airport.iata === iata)?.city ?? iata} (${iata})`;
}

/** A cabin as people say it. */
export function spokenCabin(cabin: Reservation["cabin"]): string {
  return cabin.replace("_", " ");
}

/** A payment method as its owner says it. */
export function spokenMethod(method: PaymentMethod): string {
  switch (method.source) {
    case "credit_card":
      return `my ${method.brand} ending in ${method.last_four}`;
    case "gift_card":
      return `my gift card ${method.id}`;
    case "certificate":
      return `my certificate ${method.id}`;
  }
}

/** People with their birthdays. */
export function spokenPassengers(passengers: readonly Passenger[]): string {
  return spokenList(
    passengers.map(({ first_name, last_name, dob }) => `${first_name} ${last_name}, born ${dob}`),
    "; ",
  );
}

/** Some things, the last after an "and". */
export function spokenList(items: readonly string[], separator = ", "): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(separator)} and ${items.at(-1)}`;
}

/** A number with its noun. */
export function spokenCount(count: number, noun: string): string {
  return `${count === 0 ? "no" : count} ${noun}${count === 1 ? "" : "s"}`;
}
