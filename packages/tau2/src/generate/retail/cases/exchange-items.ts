import { numberOf } from "../../../python/number.js";
import type { OrderItem } from "../../../world/domains/retail/retail-database.js";
import { between } from "../../draw.js";
import { giftCardsAmong, methodFact, methodsFor } from "../choose-method.js";
import { type ChosenVariant, chooseVariant } from "../choose-variant.js";
import { nameOrder } from "../name-order.js";
import type { OrderCase, OrderScene } from "../plan.js";
import { spokenItem, spokenList, spokenMethod, spokenMoney } from "../spoken.js";
import { topics } from "../topics.js";
import { inBothVoices } from "../voices.js";

/** Other variants of delivered items. */
export const exchange: OrderCase = {
  ...{ type: "order", name: "exchange" },
  suits: ({ status }) => status === "delivered",
  plan(scene) {
    const { random, user, order } = scene;
    const swaps = drawSwaps(scene);
    const price = swaps.reduce(
      (sum, { item, chosen }) => sum + numberOf(chosen.variant.price) - numberOf(item.price),
      0,
    );
    // Upstream's tool compares with the sum rounded to cents.
    const methods = methodsFor(user, price + 0.01);
    if (swaps.length === 0 || methods.length === 0) return null;
    const method = random.pick(methods);
    const { text, fact, lookUp } = nameOrder(scene);
    const named = swaps.map(({ item, chosen }) => [spokenItem(item, order.items), chosen.said] as const);
    const said = spokenList(
      named.map(([what, instead]) => `the ${what} for ${instead}`),
      "; ",
    );
    return {
      ...inBothVoices(
        `{I} have received ${text} and want to exchange something: ${said}. The difference goes to ${spokenMethod(method)}.`,
      ),
      facts: [
        fact,
        { phrases: topics.items, answer: `It is about ${spokenList(named.map(([what]) => `the ${what}`))}.` },
        { phrases: topics.variant, answer: `I want to exchange ${said}.` },
        methodFact(method),
      ],
      lookUps: [
        lookUp,
        ...productsOf(swaps).map((product_id) => ({
          name: "get_product_details",
          arguments: { product_id },
        })),
      ],
      actions: [
        {
          name: "exchange_delivered_order_items",
          arguments: {
            order_id: order.order_id,
            item_ids: swaps.map(({ item }) => item.item_id),
            new_item_ids: swaps.map(({ chosen }) => chosen.variant.item_id),
            payment_method_id: method.id,
          },
        },
      ],
      told: [],
      subjects: [order.order_id, ...giftCardsAmong(method)],
    };
  },
};

/** An exchange of something that has not arrived yet. */
export const exchangeTooEarly: OrderCase = {
  ...{ type: "order", name: "exchange-too-early" },
  suits: ({ status }) => status === "processed",
  plan(scene) {
    const { random, database, order } = scene;
    const item = random.pick(order.items);
    const chosen = chooseVariant(random, database, item, { inStock: true });
    if (chosen === null) return null;
    const { text, fact, lookUp } = nameOrder(scene);
    const what = spokenItem(item, order.items);
    return {
      ...inBothVoices(
        `{I} want to exchange the ${what} of ${text} for ${chosen.said}. If that cannot be done yet, {I} want to know what {I} have paid for the ${what}.`,
      ),
      facts: [
        fact,
        { phrases: topics.items, answer: `It is about the ${what}.` },
        { phrases: topics.variant, answer: `I want ${chosen.said}.` },
      ],
      ...{ lookUps: [lookUp], actions: [] },
      told: [spokenMoney(item.price)],
      subjects: [order.order_id],
    };
  },
};

interface Swap {
  readonly item: OrderItem;
  readonly chosen: ChosenVariant;
}

/** One to three items that there are other variants of. */
function drawSwaps({ random, database, order }: OrderScene): readonly Swap[] {
  return random
    .shuffle(order.items)
    .slice(0, between(random, 1, 3))
    .flatMap((item) => {
      const chosen = chooseVariant(random, database, item, { inStock: true });
      return chosen === null ? [] : [{ item, chosen }];
    });
}

function productsOf(swaps: readonly Swap[]): readonly string[] {
  return [...new Set(swaps.map(({ item }) => item.product_id))];
}
