import type { Order, PaymentMethod, RetailUser } from "../../../world/domains/retail/retail-database.js";
import { between, happens } from "../../draw.js";
import type { PlannedCall } from "../../planned-call.js";
import { methodFact } from "../choose-method.js";
import { nameOrder } from "../name-order.js";
import type { OrderCase, OrderScene } from "../plan.js";
import { spokenItem, spokenList, spokenMethod } from "../spoken.js";
import { topics } from "../topics.js";
import { inBothVoices, inFirstPerson } from "../voices.js";

/** Items that go back, and money that goes to the first payment method or to a gift card. */
export const returnSome: OrderCase = {
  ...{ type: "order", name: "return" },
  suits: ({ status }, user) => status === "delivered" && Object.keys(user.payment_methods).length > 0,
  plan(scene) {
    const { random, user, order } = scene;
    const method = random.pick(allowedFor(order, user));
    const { text, fact, lookUp } = nameOrder(scene);
    const { said, ids } = drawReturned(scene);
    return {
      ...inBothVoices(
        `{I} want to return ${said} of ${text}, and have the money back on ${spokenMethod(method)}.`,
      ),
      facts: [fact, itemsFact(said), methodFact(method)],
      lookUps: [lookUp],
      actions: [returnOf(order, ids, method)],
      told: [],
      subjects: [order.order_id],
    };
  },
};

/** A return to a method that nothing was paid with. */
export const returnToOtherMethod: OrderCase = {
  ...{ type: "order", name: "return-to-another-method" },
  suits: (order, user) => order.status === "delivered" && forbiddenFor(order, user).length > 0,
  plan(scene) {
    const { random, user, order } = scene;
    const forbidden = random.pick(forbiddenFor(order, user));
    const first = methodUsed(order, user);
    const { text, fact, lookUp } = nameOrder(scene);
    const { said, ids } = drawReturned(scene);
    const answer = inFirstPerson(
      `Please use ${spokenMethod(forbidden)}; if that is not allowed, what {I} paid with.`,
    );
    return {
      ...inBothVoices(
        `{I} want to return ${said} of ${text}, and have the money back on ${spokenMethod(forbidden)}. If that is not allowed, it may go back to what {I} paid with.`,
      ),
      facts: [fact, itemsFact(said), { phrases: topics.payment, answer }],
      lookUps: [lookUp],
      actions: [returnOf(order, ids, first)],
      told: [],
      subjects: [order.order_id],
    };
  },
};

function returnOf({ order_id }: Order, item_ids: readonly string[], method: PaymentMethod): PlannedCall {
  const input = { order_id, item_ids, payment_method_id: method.id };
  return { name: "return_delivered_order_items", arguments: input };
}

function itemsFact(said: string) {
  return { phrases: topics.items, answer: `I want to return ${said}.` };
}

/** Some of an order's items, or all of them. */
function drawReturned({ random, order }: OrderScene): { readonly said: string; readonly ids: string[] } {
  const { items } = order;
  const isAll = items.length > 1 && happens(random, 25);
  const chosen = isAll ? items : random.shuffle(items).slice(0, between(random, 1, items.length));
  return {
    said:
      chosen.length === items.length
        ? "everything"
        : spokenList(chosen.map((item) => `the ${spokenItem(item, items)}`)),
    ids: chosen.map(({ item_id }) => item_id),
  };
}

function allowedFor(order: Order, user: RetailUser): readonly PaymentMethod[] {
  const first = methodUsed(order, user);
  const others = Object.values(user.payment_methods).filter(({ id }) => id !== first.id);
  return [first, ...others.filter(({ source }) => source === "gift_card")];
}

function forbiddenFor(order: Order, user: RetailUser): readonly PaymentMethod[] {
  const allowed = allowedFor(order, user);
  return Object.values(user.payment_methods).filter((method) => !allowed.includes(method));
}

function methodUsed({ payment_history: history }: Order, { payment_methods }: RetailUser): PaymentMethod {
  return payment_methods[history[0]!.payment_method_id]!;
}
