import { numberOf } from "../../../python/number.js";
import type { Order, PaymentMethod, RetailUser } from "../../../world/domains/retail/retail-database.js";
import { giftCardsAmong, methodFact, methodsFor } from "../choose-method.js";
import { nameOrder } from "../name-order.js";
import type { OrderCase } from "../plan.js";
import { spokenMethod, spokenMoney } from "../spoken.js";
import { inBothVoices } from "../voices.js";

/** An order that shall be paid with something else. */
export const changePayment: OrderCase = {
  ...{ type: "order", name: "change-payment" },
  suits: (order, user) => isOpen(order) && othersFor(order, user).length > 0,
  plan(scene) {
    const { random, user, order } = scene;
    const methods = othersFor(order, user);
    if (methods.length === 0) return null;
    const method = random.pick(methods);
    const { order_id, payment_history: history } = order;
    const { text, fact, lookUp } = nameOrder(scene);
    return {
      ...inBothVoices(`{I} want to pay ${text} with something else, with ${spokenMethod(method)}.`),
      facts: [fact, methodFact(method)],
      lookUps: [lookUp],
      actions: [
        { name: "modify_pending_order_payment", arguments: { order_id, payment_method_id: method.id } },
      ],
      told: [],
      subjects: [order_id, ...giftCardsAmong(method, user.payment_methods[history[0]!.payment_method_id])],
    };
  },
};

/** An order that shall be paid with a gift card that is not worth enough. */
export const giftCardTooSmall: OrderCase = {
  ...{ type: "order", name: "pay-with-small-gift-card" },
  suits: (order, user) => isOpen(order) && smallCards(order, user).length > 0,
  plan(scene) {
    const [card] = smallCards(scene.order, scene.user);
    if (card?.source !== "gift_card") return null;
    const { text, fact, lookUp } = nameOrder(scene);
    return {
      ...inBothVoices(
        `{I} want to pay ${text} with ${spokenMethod(card)}. If the card is not worth enough for all of it, the payment stays as it is, and {I} want to know what is on the card.`,
      ),
      facts: [fact, methodFact(card)],
      ...{ lookUps: [lookUp], actions: [] },
      told: [spokenMoney(card.balance)],
      subjects: [scene.order.order_id, card.id],
    };
  },
};

function isOpen({ status, payment_history: history }: Order): boolean {
  return status === "pending" && history.length === 1;
}

function othersFor(order: Order, user: RetailUser): readonly PaymentMethod[] {
  return methodsFor(user, priceOf(order)).filter(({ id }) => id !== usedFor(order));
}

function smallCards(order: Order, { payment_methods }: RetailUser): readonly PaymentMethod[] {
  return Object.values(payment_methods).filter(
    (method) =>
      method.source === "gift_card" &&
      method.id !== usedFor(order) &&
      numberOf(method.balance) < priceOf(order),
  );
}

function priceOf({ payment_history: history }: Order): number {
  return numberOf(history[0]!.amount);
}

function usedFor({ payment_history: history }: Order): string {
  return history[0]!.payment_method_id;
}
