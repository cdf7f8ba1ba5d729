import type { Random } from "@rwml/core";
import type { PythonRecord } from "../../python/python-value.js";
import { between, digits, drawNew, happens, weighted } from "../draw.js";
import { drawAddress } from "./draw-address.js";
import type { RawProduct } from "./draw-products.js";
import type { RawUser } from "./draw-users.js";

/** Draws orders and notes them with their customers. */
export function drawOrders(
  random: Random,
  count: number,
  users: readonly RawUser[],
  products: readonly RawProduct[],
): Readonly<Record<string, PythonRecord>> {
  const taken = new Set<string>();
  const orders: Record<string, PythonRecord> = {};
  for (let made = 0; made < count; made++) {
    const order_id = drawNew(taken, () => `#W${digits(random, 7)}`);
    const user = random.pick(users);
    user.orders.push(order_id);
    orders[order_id] = drawOrder(random, order_id, user, products);
  }
  return orders;
}

function drawOrder(
  random: Random,
  order_id: string,
  user: RawUser,
  products: readonly RawProduct[],
): PythonRecord {
  const status = weighted(random, [
    ["pending", 42],
    ["delivered", 38],
    ["processed", 10],
    ["cancelled", 10],
  ] as const);
  const items = drawItems(random, products);
  const payment = {
    transaction_type: "payment",
    amount: items.reduce((total, { price }) => total + Math.round(price * 100), 0) / 100,
    payment_method_id: random.pick(Object.keys(user.payment_methods)),
  };
  const isSent = status === "delivered" || status === "processed";
  const isCancelled = status === "cancelled";
  return {
    ...{ order_id, user_id: user.user_id },
    address: happens(random, 80) ? user.address : drawAddress(random),
    ...{ items, status },
    fulfillments: isSent ? drawParcels(random, items) : [],
    payment_history: isCancelled ? [payment, { ...payment, transaction_type: "refund" }] : [payment],
    cancel_reason: isCancelled ? random.pick(["no longer needed", "ordered by mistake"]) : null,
  };
}

type RawItem = ReturnType<typeof drawItems>[number];

/** Items of different variants; few orders have two variants of a product. */
function drawItems(random: Random, products: readonly RawProduct[]) {
  const bought = random.shuffle(products).slice(0, between(random, 1, 5));
  const again = happens(random, 10) ? [bought[0]!] : [];
  const chosen = new Set<string>();
  return [...bought, ...again].flatMap(({ name, product_id, variants }) => {
    const { item_id, price, options } = random.pick(variants);
    if (chosen.has(item_id)) return [];
    chosen.add(item_id);
    return [{ name, product_id, item_id, price, options: { ...options } }];
  });
}

function drawParcels(random: Random, items: readonly RawItem[]) {
  return [{ tracking_id: [digits(random, 12)], item_ids: items.map(({ item_id }) => item_id) }];
}
