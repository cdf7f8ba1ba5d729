import { numberOf } from "../../../python/number.js";
import { ToolError } from "../../../python/python-error.js";
import { modelResult } from "../../tool-result.js";
import type { WriteTool } from "../../toolkit.js";
import { findOrder, findPaymentMethod } from "./find-entry.js";
import { credit, isShort } from "./gift-card.js";
import { isPending } from "./is-pending.js";
import type { RetailDatabase } from "./retail-database.js";
import { methodParameter, orderParameter } from "./retail-parameters.js";

/** Has an order paid by another method. */
export const modifyPayment: WriteTool<RetailDatabase> = {
  type: "write",
  about:
    "Pays a pending order with another method and refunds the first one. Ask the user to confirm before.",
  parameters: { order_id: orderParameter, payment_method_id: methodParameter },
  run(database, { order_id, payment_method_id }) {
    const order = findOrder(database, order_id!);
    if (!isPending(order)) throw new ToolError("Non-pending order cannot be modified");
    const method = findPaymentMethod(database, order.user_id, payment_method_id!);
    const [payment, ...more] = order.payment_history;
    if (payment?.transaction_type !== "payment" || more.length > 0) {
      throw new ToolError("There should be exactly one payment for a pending order");
    }
    if (payment.payment_method_id === payment_method_id) {
      throw new ToolError("The new payment method should be different from the current one");
    }
    const amount = numberOf(payment.amount);
    if (isShort(method, amount)) {
      throw new ToolError("Insufficient gift card balance to pay for the order");
    }
    order.payment_history.push(
      { ...payment, payment_method_id: payment_method_id as string },
      { ...payment, transaction_type: "refund" },
    );
    credit(method, -amount);
    credit(findPaymentMethod(database, order.user_id, payment.payment_method_id), amount);
    return modelResult(order);
  },
};
