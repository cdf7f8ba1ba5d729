import type { Random } from "@rwml/core";
import type { UserAddress } from "../../world/domains/retail/retail-database.js";
import { cities, streets } from "../addresses.js";
import { between, digits, happens } from "../draw.js";

/** Draws where somebody lives. */
export function drawAddress(random: Random): UserAddress {
  const [city, state, area] = random.pick(cities);
  return {
    address1: `${between(random, 1, 980)} ${random.pick(streets)}`,
    address2: happens(random, 35) ? `Apartment ${between(random, 1, 60)}` : "",
    ...{ city, country: "USA", state, zip: `${area}${digits(random, 2)}` },
  };
}
