import { seededRandom } from "@rwml/core";
import { freeze } from "immer";
import type { Databases } from "../../world/begin-world.js";
import { retailDomain } from "../../world/domains/retail/retail-domain.js";
import { drawOrders } from "./draw-orders.js";
import { drawProducts, productRecord } from "./draw-products.js";
import { drawUsers } from "./draw-users.js";

/** Upstream's counts, and the fewest with which there are problems of all kinds. */
const counts = { products: [50, 6], users: [500, 12], orders: [1000, 48] } as const;

/**
 * Draws a shop.
 *
 * @param size share of upstream's size
 */
export function drawDatabase(seed: number, size: number): Databases {
  const random = (what: string) => seededRandom(seed, "tau2/retail-generated", what);
  const count = ([usual, fewest]: readonly [number, number]): number =>
    Math.max(fewest, Math.round(usual * size));
  const products = drawProducts(random("products"), count(counts.products));
  const users = drawUsers(random("users"), count(counts.users));
  const orders = drawOrders(random("orders"), count(counts.orders), users, products);
  const agent = retailDomain.readAgentDatabase({
    products: Object.fromEntries(products.map((one) => [one.product_id, productRecord(one)])),
    users: Object.fromEntries(users.map((one) => [one.user_id, { ...one }])),
    orders,
  });
  return freeze({ agent, user: null }, true);
}
