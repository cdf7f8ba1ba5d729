import type { PythonDict, PythonRecord, PythonValue } from "../python/python-value.js";
import { type Databases, newWorld } from "../world/begin-world.js";
import { respond } from "../world/call-tool.js";
import { retailDomain } from "../world/domains/retail/retail-domain.js";
import { WorldCell } from "../world/world.js";

const address = {
  ...{ address1: "1 Hill Road", address2: "", city: "Reno" },
  ...{ country: "USA", state: "NV", zip: "89501" },
};

/** Ids look like small integers, so that an order of keys that JavaScript keeps would be noticed. */
const products = {
  "200": product("200", "Mug", [
    ["23", "red", 9.99, true],
    ["21", "blue", 12.5, true],
    ["22", "green", 14, false],
  ]),
  "100": product("100", "Lamp", [
    ["12", "white", 40.1, true],
    ["11", "black", 52.44, true],
    ["13", "brass", 160, true],
  ]),
};

const mia = {
  user_id: "mia_hart_1",
  name: { first_name: "Mia", last_name: "Hart" },
  address,
  email: "Mia.Hart1@example.org",
  payment_methods: {
    gift_card_1: { source: "gift_card", id: "gift_card_1", balance: 100 },
    credit_card_1: { source: "credit_card", id: "credit_card_1", brand: "visa", last_four: "0001" },
    paypal_1: { source: "paypal", id: "paypal_1" },
    gift_card_2: { source: "gift_card", id: "gift_card_2", balance: 0.5 },
  },
  orders: ["#W1", "#W2", "#W3"],
};

const leo = {
  user_id: "leo_hart_2",
  name: { first_name: "Leo", last_name: "Hart" },
  address: { ...address, zip: "89502" },
  email: "leo@example.org",
  payment_methods: { paypal_2: { source: "paypal", id: "paypal_2" } },
  orders: [],
};

/** A shop of two products, for tests: Mia has a pending order #W1, a delivered #W2 and a sent #W3. */
export const smallShop: Databases = shopOf({
  "#W1": order("#W1", "pending", ["23", "12", "23"], "credit_card_1"),
  "#W2": order("#W2", "delivered", ["23", "12", "23"], "gift_card_1"),
  "#W3": order("#W3", "processed", ["21"], "paypal_1"),
});

/** The same shop with other orders. */
export function shopOf(orders: PythonRecord): Databases {
  const users = { mia_hart_1: mia, leo_hart_2: leo };
  return { agent: retailDomain.readAgentDatabase({ products, users, orders }), user: null };
}

/** An order of Mia's. */
export function order(
  order_id: string,
  status: string,
  items: readonly string[],
  payment_method_id: string,
): { readonly [key: string]: PythonValue } {
  const bought = items.map(itemOf);
  const cents = bought.reduce((total, { price }) => total + Math.round(price * 100), 0);
  const amount = cents / 100;
  return {
    ...{ order_id, user_id: "mia_hart_1", address, items: bought, status, fulfillments: [] },
    payment_history: [{ transaction_type: "payment", amount, payment_method_id }],
  };
}

/** A world of the shop, and what a test does there. */
export function openSmallShop(databases: Databases = smallShop) {
  const cell = new WorldCell(newWorld({ domain: retailDomain, solo: false }, databases));
  return {
    /** The content of an answer. */
    call(name: string, input: PythonDict): string {
      const call = { id: "1", name, arguments: input as PythonRecord, requestor: "assistant" } as const;
      return respond({ domain: retailDomain, solo: false }, cell, call).content;
    },
    /** The value at a path of the database. */
    at(...path: readonly (string | number)[]): PythonValue | undefined {
      return path.reduce<unknown>(
        (value, key) => (value as Record<string | number, unknown>)[key],
        cell.read().agent,
      ) as PythonValue | undefined;
    },
    database: () => cell.read().agent as PythonValue,
  };
}

type VariantRow = readonly [id: string, color: string, price: number, available: boolean];

function product(product_id: string, name: string, rows: readonly VariantRow[]) {
  const variants = rows.map(
    ([item_id, color, price, available]) =>
      [item_id, { item_id, options: { color }, available, price }] as const,
  );
  return { name, product_id, variants: { $dict: variants } };
}

function itemOf(id: string) {
  const { name, product_id, variants } = Object.values(products).find(({ variants }) =>
    variants.$dict.some(([item]) => item === id),
  )!;
  const { item_id, price, options } = variants.$dict.find(([item]) => item === id)![1];
  return { name, product_id, item_id, price, options };
}
