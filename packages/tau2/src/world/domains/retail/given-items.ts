import { isDict } from "../../../python/dict.js";
import { itemsOf } from "../../../python/iterate.js";
import { compareCodePoints } from "../../../python/json-text.js";
import { ToolError } from "../../../python/python-error.js";
import type { PythonValue } from "../../../python/python-value.js";
import type { OrderItem } from "./retail-database.js";

/**
 * Checks that an order holds every given item as often as it is given. Throws a ToolError for what Python cannot go
 * through, and what `refuse` makes of the first item that is not there.
 */
export function checkItems(
  { items }: { readonly items: readonly Pick<OrderItem, "item_id">[] },
  itemIds: PythonValue,
  refuse: (itemId: PythonValue) => ToolError,
): void {
  const given = itemsOf(itemIds);
  if (given.length > 0 && isDict(itemIds)) throw new ToolError("'dict' object has no attribute 'count'");
  for (const itemId of given) {
    const wanted = given.filter((other) => other === itemId).length;
    if (wanted > items.filter(({ item_id }) => item_id === itemId).length) throw refuse(itemId);
  }
}

/** Given items that were found in a database, and so are texts, in Python's order. */
export function sortedItems(itemIds: PythonValue): string[] {
  return (itemsOf(itemIds) as string[]).toSorted(compareCodePoints);
}
