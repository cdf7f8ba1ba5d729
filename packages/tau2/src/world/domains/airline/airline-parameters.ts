import type { JsonObject } from "@rwml/core";
import { choiceParameter } from "../../parameters.js";
import type { Parameter } from "../../toolkit.js";
import { cabins } from "./airline-database.js";

/** Schemas of what stands in lists of arguments, by upstream's names. */
export const definitions = {
  FlightInfo: structure("FlightInfo", {
    flight_number: ["string", "Number of the flight, such as HAT123"],
    date: ["string", "Day of departure, YYYY-MM-DD"],
  }),
  Passenger: structure("Passenger", {
    first_name: ["string", "Given name"],
    last_name: ["string", "Family name"],
    dob: ["string", "Day of birth, YYYY-MM-DD"],
  }),
  Payment: structure("Payment", {
    payment_id: ["string", "Id of a payment method in the user's profile"],
    amount: ["integer", "Dollars to take from it"],
  }),
} as const;

/** A list of structures, or of any objects. */
export function listParameter(about: string, item: keyof typeof definitions): Parameter {
  const choices = [{ $ref: `#/$defs/${item}` }, { additionalProperties: true, type: "object" }];
  return { schema: { items: { anyOf: choices }, type: "array" }, about };
}

/** A cabin class. */
export function cabinParameter(about: string): Parameter {
  return choiceParameter(about, ...cabins);
}

function structure(
  title: string,
  fields: Readonly<Record<string, readonly [type: string, description: string]>>,
): JsonObject {
  const properties = Object.fromEntries(
    Object.entries(fields).map(([name, [type, description]]) => [
      name,
      { description, title: titleCase(name), type },
    ]),
  );
  return { properties, required: Object.keys(fields), title, type: "object" };
}

function titleCase(name: string): string {
  return name
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
