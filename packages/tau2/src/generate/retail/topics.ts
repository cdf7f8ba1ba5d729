/** The words by which a customer recognises what it is asked for. */
export const topics = {
  email: ["email", "e-mail", "email address", "mail address"],
  name: ["your name", "full name", "first name", "last name"],
  zip: ["zip", "zip code", "postal code", "postcode"],
  order: ["order id", "order ids", "order number", "which order", "your order", "the order"],
  reason: ["reason", "why"],
  items: ["which item", "which items", "item", "items", "which product", "product"],
  variant: [
    "which variant",
    "option",
    "options",
    "new item",
    "instead",
    "prefer",
    "preference",
    "color",
    "size",
  ],
  payment: ["payment", "payment method", "pay", "refund", "refunded", "which card", "gift card or", "charge"],
  address: ["new address", "your address", "shipping address", "street", "address"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
