import { lengthOf } from "../../../python/iterate.js";
import { float } from "../../../python/number.js";
import { ToolError } from "../../../python/python-error.js";
import { pythonStr } from "../../../python/repr.js";
import { pythonRound } from "../../../python/round.js";
import { modelResult } from "../../tool-result.js";
import type { WriteTool } from "../../toolkit.js";
import { findOrder, findPaymentMethod } from "./find-entry.js";
import { isShort } from "./gift-card.js";
import { checkItems, sortedItems } from "./given-items.js";
import { priceSwaps } from "./price-swaps.js";
import type { RetailDatabase } from "./retail-database.js";
import { itemsParameter, methodParameter, orderParameter } from "./retail-parameters.js";

/** Asks for an exchange of delivered items. Money moves only when the items come back, outside of this world. */
export const exchangeItems: WriteTool<RetailDatabase> = {
  type: "write",
  about:
    "Exchanges items of a delivered order for other variants of the same products; once per order. Ask the user to confirm before.",
  parameters: {
    order_id: orderParameter,
    item_ids: itemsParameter("Ids of the items that go back; an id may be there more than once"),
    new_item_ids: itemsParameter("Ids of what comes instead, each in the place of its old item"),
    payment_method_id: methodParameter,
  },
  run(database, { order_id, item_ids, new_item_ids, payment_method_id }) {
    const order = findOrder(database, order_id!);
    if (order.status !== "delivered") throw new ToolError("Non-delivered order cannot be exchanged");
    checkItems(order, item_ids!, (id) => new ToolError(`Number of ${pythonStr(id)} not found.`));
    if (lengthOf(item_ids!) !== lengthOf(new_item_ids!)) {
      throw new ToolError("The number of items to be exchanged should match.");
    }
    const priced = priceSwaps(database, order, item_ids!, new_item_ids!, { allowSame: true });
    const difference = pythonRound(priced.difference, 2);
    const method = findPaymentMethod(database, order.user_id, payment_method_id!);
    if (isShort(method, difference)) {
      throw new ToolError("Insufficient gift card balance to pay for the price difference");
    }
    order.status = "exchange requested";
    order.exchange_items = sortedItems(item_ids!);
    order.exchange_new_items = sortedItems(new_item_ids!);
    order.exchange_payment_method_id = payment_method_id as string;
    // Python's sum over nothing is an int.
    order.exchange_price_difference = priced.lastVariant === null ? 0 : float(difference);
    return modelResult(order);
  },
};
