import { numberOf } from "../../../python/number.js";
import type { OrderCase } from "../case.js";
import { giftCardsAmong, methodFact, methodsFor } from "../choose-method.js";
import { chooseVariant } from "../choose-variant.js";
import { nameOrder } from "../name-order.js";
import { spokenItem, spokenMethod, spokenMoney } from "../spoken.js";
import { topics } from "../topics.js";
import { inBothVoices, inFirstPerson } from "../voices.js";

/**
 * Another variant of one item. Never of several: the tool gives all of them the price and options of the last, so that
 * the order in which an agent names them would decide.
 */
export const changeItem: OrderCase = {
  ...{ type: "subject", name: "change-item" },
  suits: ({ status }) => status === "pending",
  plan(scene) {
    const { random, database, user, order } = scene;
    const item = random.pick(order.items);
    const chosen = chooseVariant(random, database, item, { inStock: true });
    if (chosen === null) return null;
    const methods = methodsFor(user, numberOf(chosen.variant.price) - numberOf(item.price));
    if (methods.length === 0) return null;
    const method = random.pick(methods);
    const { text, fact, lookUp } = nameOrder(scene);
    const what = spokenItem(item, order.items);
    return {
      ...inBothVoices(
        `{I} want to change the ${what} in ${text}: {I} would rather have ${chosen.said}. The difference goes to ${spokenMethod(method)}.`,
      ),
      facts: [
        fact,
        { phrases: topics.items, answer: `It is about the ${what}.` },
        { phrases: topics.variant, answer: `I want ${chosen.said}.` },
        methodFact(method),
      ],
      lookUps: [lookUp, { name: "get_product_details", arguments: { product_id: item.product_id } }],
      actions: [
        {
          name: "modify_pending_order_items",
          arguments: {
            order_id: order.order_id,
            item_ids: [item.item_id],
            new_item_ids: [chosen.variant.item_id],
            payment_method_id: method.id,
          },
        },
      ],
      told: [],
      alsoAbout: giftCardsAmong(method),
    };
  },
};

/** A variant that is not in stock, and what the customer wants then. */
export const changeToSoldOut: OrderCase = {
  ...{ type: "subject", name: "change-to-sold-out" },
  suits: ({ status }) => status === "pending",
  plan(scene) {
    const { random, database, user, order } = scene;
    const item = random.pick(order.items);
    const chosen = chooseVariant(random, database, item, { inStock: false });
    if (chosen === null) return null;
    const { order_id, payment_history: history } = order;
    const { text, fact, lookUp } = nameOrder(scene);
    const what = spokenItem(item, order.items);
    const wish = `{I} want to change the ${what} in ${text}: {I} would rather have ${chosen.said}.`;
    const common = {
      facts: [
        fact,
        { phrases: topics.items, answer: `It is about the ${what}.` },
        { phrases: topics.variant, answer: `I want ${chosen.said}.` },
      ],
      lookUps: [lookUp, { name: "get_product_details", arguments: { product_id: item.product_id } }],
    };
    if (random.int(2) === 0) {
      return {
        ...inBothVoices(
          `${wish} If there is none, the order stays as it is, and {I} want to know what {I} have paid for the ${what}.`,
        ),
        ...{ ...common, actions: [], told: [spokenMoney(item.price)] },
      };
    }
    const reason = "no longer needed";
    const method = user.payment_methods[history[0]!.payment_method_id];
    return {
      ...inBothVoices(`${wish} If there is none, {I} no longer need the order and want all of it cancelled.`),
      ...common,
      facts: [
        ...common.facts,
        { phrases: topics.reason, answer: inFirstPerson("{I} no longer need it without that.") },
      ],
      actions: [{ name: "cancel_pending_order", arguments: { order_id, reason } }],
      told: [],
      alsoAbout: giftCardsAmong(method),
    };
  },
};
