import type { Order } from "../../../world/domains/retail/retail-database.js";
import { giftCardsAmong } from "../choose-method.js";
import { nameOrder } from "../name-order.js";
import type { OrderCase } from "../plan.js";
import { spokenMoney } from "../spoken.js";
import { topics } from "../topics.js";
import { inBothVoices, inFirstPerson } from "../voices.js";

const reasons = {
  "no longer needed": [
    "{I} do not need it any more",
    "somebody gave {me} the same things as a present",
    "{my} plans have changed and {I} have no use for it",
  ],
  "ordered by mistake": [
    "{I} ordered it by mistake",
    "{my} child ordered it by accident",
    "{I} meant to put it on {my} wish list and clicked the wrong button",
  ],
} as const;

const otherReasons = [
  "{I} found it cheaper elsewhere",
  "it takes too long to arrive",
  "{I} read bad reviews about it",
  "{I} do not like the packaging {I} saw in a video",
] as const;

/** A cancellation for one of the two reasons that count. */
export const allowedCancellation: OrderCase = {
  ...{ type: "order", name: "cancel" },
  suits: isPending,
  plan(scene) {
    const { random, order, user } = scene;
    const reason = random.pick(["no longer needed", "ordered by mistake"] as const);
    const said = random.pick(reasons[reason]);
    const { text, fact, lookUp } = nameOrder(scene);
    const method = user.payment_methods[order.payment_history[0]!.payment_method_id];
    return {
      ...inBothVoices(`{I} want to cancel ${text}, because ${said}.`),
      facts: [fact, { phrases: topics.reason, answer: inFirstPerson(`It is because ${said}.`) }],
      lookUps: [lookUp],
      actions: [{ name: "cancel_pending_order", arguments: { order_id: order.order_id, reason } }],
      told: [],
      subjects: [order.order_id, ...giftCardsAmong(method)],
    };
  },
};

/** A cancellation for a reason that does not count. */
export const refusedReason: OrderCase = {
  ...{ type: "order", name: "cancel-for-another-reason" },
  suits: isPending,
  plan(scene) {
    const said = scene.random.pick(otherReasons);
    const { text, fact, lookUp } = nameOrder(scene);
    const { order_id, payment_history: history } = scene.order;
    return {
      ...inBothVoices(
        `{I} want to cancel ${text}, because ${said}. If that cannot be done, {I} will keep the order, but {I} want to know how much {I} have paid for it.`,
      ),
      facts: [fact, { phrases: topics.reason, answer: inFirstPerson(`It is because ${said}.`) }],
      ...{ lookUps: [lookUp], actions: [] },
      told: [spokenMoney(history[0]!.amount)],
      subjects: [order_id],
    };
  },
};

/** A cancellation of an order that has been sent. */
export const tooLate: OrderCase = {
  ...{ type: "order", name: "cancel-too-late" },
  suits: ({ status }) => status === "processed",
  plan(scene) {
    const said = scene.random.pick(reasons["no longer needed"]);
    const { text, fact, lookUp } = nameOrder(scene);
    const { order_id, fulfillments } = scene.order;
    return {
      ...inBothVoices(
        `{I} want to cancel ${text}, because ${said}. If it is too late for that, {I} want to know its tracking number.`,
      ),
      facts: [fact, { phrases: topics.reason, answer: inFirstPerson(`It is because ${said}.`) }],
      ...{ lookUps: [lookUp], actions: [] },
      told: [fulfillments[0]!.tracking_id[0]!],
      subjects: [order_id],
    };
  },
};

/** A wish to have a cancelled order after all. */
export const undoCancellation: OrderCase = {
  ...{ type: "order", name: "undo-cancellation" },
  suits: ({ status }) => status === "cancelled",
  plan(scene) {
    const { text, fact, lookUp } = nameOrder(scene);
    const { order_id, payment_history: history } = scene.order;
    return {
      ...inBothVoices(
        `{I} cancelled ${text}, but {I} want it after all. If it cannot be brought back, {I} want to know how much {I} get refunded for it.`,
      ),
      facts: [fact],
      ...{ lookUps: [lookUp], actions: [] },
      told: [spokenMoney(history.at(-1)!.amount)],
      subjects: [order_id],
    };
  },
};

function isPending({ status }: Order): boolean {
  return status === "pending";
}
