import type { Random } from "@rwml/core";
import { numberOf } from "../../python/number.js";
import type { OrderItem, RetailDatabase, Variant } from "../../world/domains/retail/retail-database.js";
import { happens } from "../draw.js";
import { spokenOptions } from "./spoken.js";

/** A variant that a customer wants instead of an item. */
export interface ChosenVariant {
  readonly variant: Variant;
  /** How the customer picks it out: "one with …". */
  readonly said: string;
}

/** Picks another variant of an item's product, in stock or not, and says it without a doubt; null without any. */
export function chooseVariant(
  random: Random,
  database: RetailDatabase,
  item: OrderItem,
  { inStock }: { readonly inStock: boolean },
): ChosenVariant | null {
  const all = database.products[item.product_id]!.variants.$dict.map(([, variant]) => variant);
  const found = all.filter(({ item_id, available }) => available === inStock && item_id !== item.item_id);
  if (found.length === 0) return null;
  if (inStock && happens(random, 20)) {
    const [cheapest, next] = found.toSorted((left, right) => numberOf(left.price) - numberOf(right.price));
    const isAlone = next === undefined || numberOf(next.price) > numberOf(cheapest!.price);
    if (isAlone) return { variant: cheapest!, said: "the cheapest other one that is in stock" };
  }
  const variant = random.pick(found);
  return { variant, said: saidByOptions(item, variant) };
}

function saidByOptions(item: OrderItem, { options }: Variant): string {
  const changed = Object.entries(options).filter(([name, value]) => item.options[name] !== value);
  const isPartly = changed.length < Object.keys(options).length;
  const rest = isPartly ? " (otherwise the same)" : "";
  return `one with ${spokenOptions(Object.fromEntries(changed))}${rest}`;
}
