import { numberOf } from "../../python/number.js";
import type { PythonNumber } from "../../python/python-value.js";
import type { OrderItem, PaymentMethod, UserAddress } from "../../world/domains/retail/retail-database.js";

/** A payment method as its owner says it, in words for both persons. */
export function spokenMethod(method: PaymentMethod): string {
  switch (method.source) {
    case "credit_card":
      return `{my} ${method.brand} ending in ${method.last_four}`;
    case "gift_card":
      return `{my} gift card ${method.id}`;
    case "paypal":
      return "{my} PayPal account";
  }
}

/** An address on one line. */
export function spokenAddress({ address1, address2, city, state, zip, country }: UserAddress): string {
  return [address1, address2, city, `${state} ${zip}`, country].filter((part) => part !== "").join(", ");
}

/** Options by name: `color blue and size M`. */
export function spokenOptions(options: Readonly<Record<string, string>>): string {
  return spokenList(Object.entries(options).map(([name, value]) => `${name} ${value}`));
}

/** An item of an order: by its product where that is clear. */
export function spokenItem(item: OrderItem, others: readonly OrderItem[]): string {
  const isClear = others.filter(({ product_id }) => product_id === item.product_id).length === 1;
  return isClear ? item.name : `${item.name} with ${spokenOptions(item.options)}`;
}

/** Some things, the last after an "and". */
export function spokenList(items: readonly string[], separator = ", "): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(separator)} and ${items.at(-1)}`;
}

/** Dollars as short as they can be said: `12.5`. An agent that says `$12.50` says this, too. */
export function spokenMoney(amount: PythonNumber | number): string {
  return String(Math.round(numberOf(amount) * 100) / 100);
}
