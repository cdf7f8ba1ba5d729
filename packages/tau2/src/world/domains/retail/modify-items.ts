import { castDraft } from "immer";
import { lengthOf } from "../../../python/iterate.js";
import { float } from "../../../python/number.js";
import { ToolError } from "../../../python/python-error.js";
import { pythonStr } from "../../../python/repr.js";
import { modelResult } from "../../tool-result.js";
import type { WriteTool } from "../../toolkit.js";
import { findOrder, findPaymentMethod } from "./find-entry.js";
import { credit, isShort } from "./gift-card.js";
import { checkItems } from "./given-items.js";
import { itemOf, priceSwaps } from "./price-swaps.js";
import type { RetailDatabase } from "./retail-database.js";
import { itemsParameter, methodParameter, orderParameter } from "./retail-parameters.js";

/**
 * Changes items of an order that is not yet sent. As upstream does, it gives every changed item the price and options
 * of the last new one, and writes the price difference unrounded.
 */
export const modifyItems: WriteTool<RetailDatabase> = {
  type: "write",
  about:
    "Changes items of a pending order to other variants of the same products; once per order. Ask the user to confirm before.",
  parameters: {
    order_id: orderParameter,
    item_ids: itemsParameter("Ids of the items to change; an id may be there more than once"),
    new_item_ids: itemsParameter("Ids of what comes instead, each in the place of its old item"),
    payment_method_id: methodParameter,
  },
  run(database, { order_id, item_ids, new_item_ids, payment_method_id }) {
    const order = findOrder(database, order_id!);
    if (order.status !== "pending") throw new ToolError("Non-pending order cannot be modified");
    checkItems(order, item_ids!, (id) => new ToolError(`${pythonStr(id)} not found`));
    if (lengthOf(item_ids!) !== lengthOf(new_item_ids!)) {
      throw new ToolError("The number of items to be exchanged should match");
    }
    const priced = priceSwaps(database, order, item_ids!, new_item_ids!, { allowSame: false });
    const { swaps, difference, lastVariant } = priced;
    const method = findPaymentMethod(database, order.user_id, payment_method_id!);
    if (isShort(method, difference)) {
      throw new ToolError("Insufficient gift card balance to pay for the new item");
    }
    order.payment_history.push({
      transaction_type: difference > 0 ? "payment" : "refund",
      amount: float(Math.abs(difference)),
      payment_method_id: payment_method_id as string,
    });
    credit(method, -difference);
    for (const [itemId, newItemId] of swaps) {
      const item = itemOf(order, itemId);
      item.item_id = newItemId;
      item.price = castDraft(lastVariant!.price);
      item.options = lastVariant!.options;
    }
    order.status = "pending (item modified)";
    return modelResult(order);
  },
};
