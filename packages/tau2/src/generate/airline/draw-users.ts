import type { Random } from "@rwml/core";
import { float } from "../../python/number.js";
import type { AirlineUser, Passenger, PaymentMethod } from "../../world/domains/airline/airline-database.js";
import { cities, streets } from "../addresses.js";
import { between, digits, drawNew, happens, weighted } from "../draw.js";
import { firstNames, lastNames } from "../names.js";

/** Draws customers, so far without reservations. */
export function drawUsers(random: Random, count: number): readonly AirlineUser[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, () => drawUser(random, taken));
}

/** Draws somebody who flies. */
export function drawPassenger(random: Random, lastName?: string): Passenger {
  return {
    first_name: random.pick(firstNames),
    last_name: lastName ?? random.pick(lastNames),
    dob: drawBirthday(random),
  };
}

function drawUser(random: Random, taken: Set<string>): AirlineUser {
  const name = { first_name: random.pick(firstNames), last_name: random.pick(lastNames) };
  const stem = `${name.first_name}_${name.last_name}`.toLowerCase();
  const user_id = drawNew(taken, () => `${stem}_${digits(random, 4)}`);
  const [city, state, area] = random.pick(cities);
  const companions = weighted(random, [
    [0, 30],
    [1, 35],
    [2, 20],
    [4, 15],
  ]);
  return {
    user_id,
    name,
    address: {
      address1: `${between(random, 1, 980)} ${random.pick(streets)}`,
      address2: happens(random, 30) ? `Apartment ${between(random, 1, 60)}` : null,
      ...{ city, country: "USA", state, zip: `${area}${digits(random, 2)}` },
    },
    email: `${stem.replace("_", ".")}${digits(random, 2)}@mail.example`,
    dob: drawBirthday(random),
    payment_methods: Object.fromEntries(
      drawPaymentMethods(random, taken).map((method) => [method.id, method]),
    ),
    saved_passengers: Array.from({ length: companions }, () =>
      drawPassenger(random, happens(random, 60) ? name.last_name : undefined),
    ),
    membership: weighted(random, [
      ["regular", 50],
      ["silver", 30],
      ["gold", 20],
    ]),
    reservations: [],
  };
}

/** Everybody has a credit card; no two cards of a user have the same last digits. */
function drawPaymentMethods(random: Random, taken: Set<string>): readonly PaymentMethod[] {
  const id = (source: string): string => drawNew(taken, () => `${source}_${digits(random, 7)}`);
  const lastFour = new Set<string>();
  const card = (): PaymentMethod => ({
    source: "credit_card",
    id: id("credit_card"),
    brand: random.pick(["visa", "mastercard", "amex"]),
    last_four: drawNew(lastFour, () => digits(random, 4)),
  });
  const worth = <Source extends "gift_card" | "certificate">(
    source: Source,
    lowest: number,
    highest: number,
  ) => ({
    ...{ source, id: id(source) },
    amount: float(between(random, lowest, highest)),
  });
  return random.shuffle([
    card(),
    ...(happens(random, 35) ? [card()] : []),
    ...(happens(random, 50) ? [worth("gift_card", 30, 400)] : []),
    ...(happens(random, 20) ? [worth("gift_card", 30, 250)] : []),
    ...(happens(random, 40) ? [worth("certificate", 50, 500)] : []),
  ]);
}

function drawBirthday(random: Random): string {
  const [month, day] = [between(random, 1, 12), between(random, 1, 28)].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${between(random, 1948, 2004)}-${month}-${day}`;
}
