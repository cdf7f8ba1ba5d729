import type { Fact } from "../../conversation/user/customer-script.js";
import type { Order, OrderItem } from "../../world/domains/retail/retail-database.js";
import { happens } from "../draw.js";
import type { PlannedCall } from "../planned-call.js";
import type { OrderScene } from "./plan.js";
import { topics } from "./topics.js";
import { inFirstPerson } from "./voices.js";

/** How a customer names an order. */
export interface OrderName {
  /** With "my", in words for both persons. */
  readonly text: string;
  /** What is answered to questions about it. */
  readonly fact: Fact;
  /** How an agent finds it. */
  readonly lookUp: PlannedCall;
}

/** Names an order by its id, or, where it stays clear which is meant, sometimes by something that is in it. */
export function nameOrder({ random, database, user, order }: OrderScene): OrderName {
  const { order_id } = order;
  const lookUp = { name: "get_order_details", arguments: { order_id } };
  const others = user.orders.filter((id) => id !== order_id).map((id) => database.orders[id]!);
  const telling = order.items.find((item) => !others.some((other) => holds(other, item)));
  if (telling === undefined || !happens(random, 25)) {
    const fact = { phrases: topics.order, answer: `My order number is ${order_id}.` };
    return { text: `{my} order ${order_id}`, fact, lookUp };
  }
  const text = `{my} order with the ${telling.name}`;
  const answer = inFirstPerson(`I do not have the number at hand. It is ${text}.`);
  return { text, fact: { phrases: topics.order, answer }, lookUp };
}

function holds({ items }: Order, { product_id }: OrderItem): boolean {
  return items.some((item) => item.product_id === product_id);
}
