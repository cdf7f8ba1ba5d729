import { ToolError } from "../../../python/python-error.js";
import { modelResult } from "../../tool-result.js";
import type { WriteTool } from "../../toolkit.js";
import { findOrder, findPaymentMethod } from "./find-entry.js";
import { isGiftCard } from "./gift-card.js";
import { checkItems, sortedItems } from "./given-items.js";
import type { RetailDatabase } from "./retail-database.js";
import { itemsParameter, methodParameter, orderParameter } from "./retail-parameters.js";

/** Asks for a return of delivered items. Money moves only when the items come back, outside of this world. */
export const returnItems: WriteTool<RetailDatabase> = {
  type: "write",
  about: "Takes back items of a delivered order; once per order. Ask the user to confirm before.",
  parameters: {
    order_id: orderParameter,
    item_ids: itemsParameter("Ids of the items that go back; an id may be there more than once"),
    payment_method_id: methodParameter,
  },
  run(database, { order_id, item_ids, payment_method_id }) {
    const order = findOrder(database, order_id!);
    if (order.status !== "delivered") throw new ToolError("Non-delivered order cannot be returned");
    const method = findPaymentMethod(database, order.user_id, payment_method_id!);
    if (!isGiftCard(method)) {
      const [payment] = order.payment_history;
      if (payment === undefined) throw new ToolError("list index out of range");
      if (payment.payment_method_id !== payment_method_id) {
        throw new ToolError("Payment method should be the original payment method");
      }
    }
    checkItems(order, item_ids!, () => new ToolError("Some item not found"));
    order.status = "return requested";
    order.return_items = sortedItems(item_ids!);
    order.return_payment_method_id = payment_method_id as string;
    return modelResult(order);
  },
};
