import { itemsOf } from "../../../python/iterate.js";
import { numberOf } from "../../../python/number.js";
import { ToolError } from "../../../python/python-error.js";
import type { PythonValue } from "../../../python/python-value.js";
import { pythonStr } from "../../../python/repr.js";
import { findVariant, productsOf } from "./find-variant.js";
import type { OrderDraft, OrderItem, RetailDraft, Variant } from "./retail-database.js";

/** Items of an order and what shall take their places. */
export interface PricedSwaps {
  readonly swaps: readonly (readonly [itemId: string, newItemId: string])[];
  /** What the new items cost more than the old ones, with the rounding errors of Python's sum. */
  readonly difference: number;
  /** The last of the new items; null without any. */
  readonly lastVariant: Variant | null;
}

/** Options of `priceSwaps`. */
export interface SwapRules {
  /** Whether an item may take its own place. */
  readonly allowSame: boolean;
}

/** Finds and prices the new items of some of an order's items. Throws a ToolError for the first that cannot be had. */
export function priceSwaps(
  database: RetailDraft,
  order: OrderDraft,
  itemIds: PythonValue,
  newItemIds: PythonValue,
  { allowSame }: SwapRules,
): PricedSwaps {
  const products = productsOf(database);
  const newItems = itemsOf(newItemIds);
  const swaps: [string, string][] = [];
  let difference = 0;
  let lastVariant: Variant | null = null;
  for (const [index, itemId] of itemsOf(itemIds).entries()) {
    const newItemId = newItems[index]!;
    if (!allowSame && itemId === newItemId) {
      throw new ToolError("The new item id should be different from the old item id");
    }
    const item = itemOf(order, itemId);
    const variant = findVariant(products, item.product_id, newItemId);
    if (!variant.available) throw new ToolError(`New item ${pythonStr(newItemId)} not found or available`);
    difference += numberOf(variant.price) - numberOf(item.price);
    swaps.push([item.item_id, newItemId as string]);
    lastVariant = variant;
  }
  return { swaps, difference, lastVariant };
}

/** The first item of an id in an order. Throws a ToolError. */
export function itemOf<Item extends Pick<OrderItem, "item_id">>(
  { items }: { readonly items: readonly Item[] },
  itemId: PythonValue,
): Item {
  const item = items.find(({ item_id }) => item_id === itemId);
  if (item === undefined) throw new ToolError(`Item ${pythonStr(itemId)} not found`);
  return item;
}
