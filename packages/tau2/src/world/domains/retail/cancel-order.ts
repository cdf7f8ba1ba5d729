import { numberOf } from "../../../python/number.js";
import { ToolError } from "../../../python/python-error.js";
import { lookUp } from "../../look-up.js";
import { textParameter } from "../../parameters.js";
import { modelResult } from "../../tool-result.js";
import type { WriteTool } from "../../toolkit.js";
import { findOrder, findPaymentMethod } from "./find-entry.js";
import { credit } from "./gift-card.js";
import type { OrderDraft, RetailDatabase } from "./retail-database.js";
import { orderParameter } from "./retail-parameters.js";

/** Cancels an order and gives every payment back, refunds of earlier changes included, as upstream does. */
export const cancelOrder: WriteTool<RetailDatabase> = {
  type: "write",
  about: "Cancels a pending order and refunds its payment. Ask the user to confirm before.",
  parameters: {
    order_id: orderParameter,
    reason: textParameter("Why: 'no longer needed' or 'ordered by mistake'"),
  },
  run(database, { order_id, reason }) {
    const order = findOrder(database, order_id!);
    if (order.status !== "pending") throw new ToolError("Non-pending order cannot be cancelled");
    const known = lookUp(reasons, reason!);
    if (known === undefined) throw new ToolError("Invalid reason");
    const refunds = order.payment_history.map((payment) => {
      credit(findPaymentMethod(database, order.user_id, payment.payment_method_id), numberOf(payment.amount));
      return { ...payment, transaction_type: "refund" as const };
    });
    order.status = "cancelled";
    order.cancel_reason = known;
    order.payment_history.push(...refunds);
    return modelResult(order);
  },
};

const reasons: Readonly<Record<string, NonNullable<OrderDraft["cancel_reason"]>>> = {
  "no longer needed": "no longer needed",
  "ordered by mistake": "ordered by mistake",
};
