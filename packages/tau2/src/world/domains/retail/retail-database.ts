import type { Draft } from "immer";
import {
  boolean,
  floating,
  type Infer,
  list,
  literal,
  optional,
  orderedTable,
  table,
  text,
} from "../../../python/model/field.js";
import { model, union } from "../../../python/model/model.js";
import { creditCard } from "../credit-card.js";

/** An item that can be bought: a product with its options. */
export const variant = model("Variant", {
  item_id: text,
  options: table(text),
  available: boolean,
  price: floating,
});

/** A type of product; the order of its variants shows in outputs. */
export const product = model("Product", {
  name: text,
  product_id: text,
  variants: orderedTable(variant),
});

export const userAddress = model("UserAddress", {
  address1: text,
  address2: text,
  city: text,
  country: text,
  state: text,
  zip: text,
});

const giftCard = model("GiftCard", { source: literal("gift_card"), id: text, balance: floating });

const paypal = model("Paypal", { source: literal("paypal"), id: text });

/** A customer. */
export const retailUser = model("User", {
  user_id: text,
  name: model("UserName", { first_name: text, last_name: text }),
  address: userAddress,
  email: text,
  payment_methods: table(union(creditCard, giftCard, paypal)),
  orders: list(text),
});

const orderItem = model("OrderItem", {
  name: text,
  product_id: text,
  item_id: text,
  price: floating,
  options: table(text),
});

const orderPayment = model("OrderPayment", {
  transaction_type: literal("payment", "refund"),
  amount: floating,
  payment_method_id: text,
});

/** What can become of an order. */
export const orderStatus = literal(
  "processed",
  "pending",
  "pending (item modified)",
  "delivered",
  "cancelled",
  "exchange requested",
  "return requested",
);

export const order = model("Order", {
  order_id: text,
  user_id: text,
  address: userAddress,
  items: list(orderItem),
  status: orderStatus,
  fulfillments: list(model("OrderFullfilment", { tracking_id: list(text), item_ids: list(text) })),
  payment_history: list(orderPayment),
  cancel_reason: optional(literal("no longer needed", "ordered by mistake")),
  exchange_items: optional(list(text)),
  exchange_new_items: optional(list(text)),
  exchange_payment_method_id: optional(text),
  exchange_price_difference: optional(floating),
  return_items: optional(list(text)),
  return_payment_method_id: optional(text),
});

/** A shop: what it sells, who buys, and what was ordered. */
export const retailDatabase = model(
  "RetailDB",
  { products: table(product), users: table(retailUser), orders: table(order) },
  { extra: "forbid" },
);

export type RetailDatabase = Infer<typeof retailDatabase>;
export type Products = RetailDatabase["products"];
export type Product = Infer<typeof product>;
export type Variant = Infer<typeof variant>;
export type RetailUser = Infer<typeof retailUser>;
export type PaymentMethod = RetailUser["payment_methods"][string];
export type GiftCard = Infer<typeof giftCard>;
export type Order = Infer<typeof order>;
export type OrderItem = Infer<typeof orderItem>;
export type UserAddress = Infer<typeof userAddress>;

export type RetailDraft = Draft<RetailDatabase>;
export type OrderDraft = Draft<Order>;
