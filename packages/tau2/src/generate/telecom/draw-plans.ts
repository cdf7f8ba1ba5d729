import type { Random } from "@rwml/core";
import { between } from "../draw.js";

/** A plan before it is read into a database. */
export type PlanRow = ReturnType<typeof drawPlans>[number];

/** Names of plans from small to large, with the gigabytes a month and the dollars a month that they lie between. */
const kinds = [
  ["Pocket", [1, 3], [12, 20]],
  ["Everyday", [4, 8], [25, 40]],
  ["Commuter", [10, 16], [45, 60]],
  ["Household", [20, 40], [70, 110]],
  ["Boundless", [500, 900], [80, 120]],
] as const;

/** The plans that a company offers. */
export function drawPlans(random: Random) {
  const first = between(random, 1, 8) * 1000;
  return kinds.map(([name, [least, most], [cheapest, dearest]], index) => ({
    plan_id: `P${first + index + 1}`,
    name: `${name} Plan`,
    data_limit_gb: between(random, least * 2, most * 2) / 2,
    price_per_month: between(random, cheapest, dearest),
    data_refueling_price_per_gb: between(random, 2, 20) / 2,
  }));
}
