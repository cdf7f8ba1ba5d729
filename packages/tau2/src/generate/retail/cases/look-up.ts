import { numberOf } from "../../../python/number.js";
import type { Order } from "../../../world/domains/retail/retail-database.js";
import { nameOrder } from "../name-order.js";
import type { Case, CustomerCase, OrderCase, OrderScene } from "../plan.js";
import { spokenItem, spokenMoney } from "../spoken.js";
import { topics } from "../topics.js";
import { inBothVoices } from "../voices.js";

const itemPrice: OrderCase = {
  ...{ type: "order", name: "ask-item-price" },
  suits: always,
  plan(scene) {
    const { random, order } = scene;
    const item = random.pick(order.items);
    const what = spokenItem(item, order.items);
    const { text, fact, lookUp } = nameOrder(scene);
    return {
      ...inBothVoices(`{I} would like to know what {I} paid for the ${what} in ${text}.`),
      facts: [fact, { phrases: topics.items, answer: `It is about the ${what}.` }],
      ...{ lookUps: [lookUp], actions: [], told: [spokenMoney(item.price)], subjects: [order.order_id] },
    };
  },
};

const cheapest: CustomerCase = {
  ...{ type: "customer", name: "ask-cheapest" },
  plan({ random, database }) {
    const { name, product_id, variants } = random.pick(Object.values(database.products));
    const prices = variants.$dict.flatMap(([, { available, price }]) => (available ? [numberOf(price)] : []));
    if (prices.length === 0) return null;
    return {
      ...inBothVoices(`{I} would like to know what the cheapest ${name} costs that {I} can have right now.`),
      facts: [{ phrases: topics.items, answer: `It is about the ${name}.` }],
      lookUps: [
        { name: "list_all_product_types", arguments: {} },
        { name: "get_product_details", arguments: { product_id } },
      ],
      ...{ actions: [], told: [spokenMoney(Math.min(...prices))], subjects: [] },
    };
  },
};

const giftCard: CustomerCase = {
  ...{ type: "customer", name: "ask-gift-card" },
  plan({ random, user }) {
    const cards = Object.values(user.payment_methods).filter((method) => method.source === "gift_card");
    if (cards.length === 0) return null;
    const { id, balance } = random.pick(cards);
    return {
      ...inBothVoices(`{I} would like to know what is left on {my} gift card ${id}.`),
      ...{ facts: [], lookUps: [], actions: [], told: [spokenMoney(balance)], subjects: [id] },
    };
  },
};

/** Questions that only the database answers. */
export const lookUpCases: readonly Case[] = [
  orderQuestion("ask-total", always, "how much {I} paid for [order] in total", ({ order }) =>
    spokenMoney(order.payment_history[0]!.amount),
  ),
  orderQuestion(
    "ask-tracking-number",
    ({ fulfillments }) => fulfillments.length > 0,
    "the tracking number of [order]",
    ({ order }) => order.fulfillments[0]!.tracking_id[0]!,
  ),
  orderQuestion(
    "ask-zip-code",
    ({ address }, user) => address.zip !== user.address.zip,
    "the zip code that [order] goes to",
    ({ order }) => order.address.zip,
  ),
  ...[itemPrice, cheapest, giftCard],
];

function orderQuestion(
  name: string,
  suits: OrderCase["suits"],
  what: string,
  answer: (scene: OrderScene) => string,
): OrderCase {
  return {
    ...{ type: "order", name, suits },
    plan(scene) {
      const { text, fact, lookUp } = nameOrder(scene);
      return {
        ...inBothVoices(`{I} would like to know ${what.replace("[order]", text)}.`),
        facts: [fact],
        ...{ lookUps: [lookUp], actions: [], told: [answer(scene)], subjects: [scene.order.order_id] },
      };
    },
  };
}

function always(_: Order): boolean {
  return true;
}
