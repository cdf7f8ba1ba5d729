import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../../../python/python-value.js";
import { openSmallShop, order, shopOf, smallShop } from "../../../testing/small-shop.js";

const order_id = "#W1";
const balance = ["users", "mia_hart_1", "payment_methods", "gift_card_1", "balance"];
const history = ["orders", "#W1", "payment_history"];

function openWith(tool: string, input: PythonRecord, databases = smallShop) {
  const shop = openSmallShop(databases);
  return { shop, answer: shop.call(tool, input) };
}

describe("cancel_pending_order", () => {
  const input = { order_id, reason: "no longer needed" };

  it("should refund the payment and show the order", () => {
    const { shop, answer } = openWith("cancel_pending_order", input);
    expect(JSON.parse(answer)).toMatchObject({ status: "cancelled", cancel_reason: "no longer needed" });
    expect(shop.at(...history, 1)).toEqual({
      ...{ transaction_type: "refund", amount: 60.08, payment_method_id: "credit_card_1" },
    });
    expect(shop.at(...balance)).toEqual({ $float: "100.0" });
  });

  it("should put the payment back on a gift card at once", () => {
    const shop = shopOf({ "#W1": order("#W1", "pending", ["23"], "gift_card_1") });
    const { shop: after } = openWith("cancel_pending_order", input, shop);
    expect(after.at(...balance)).toBe(109.99);
  });

  it("should give back refunds, too, as upstream does", () => {
    const paid = order("#W1", "pending", ["23"], "gift_card_1");
    const refund = { transaction_type: "refund", amount: 1, payment_method_id: "gift_card_1" };
    const shop = shopOf({ "#W1": { ...paid, payment_history: [...(paid.payment_history as []), refund] } });
    const { shop: after } = openWith("cancel_pending_order", input, shop);
    expect(after.at(...balance)).toBe(110.99);
    expect(after.at(...history)).toHaveLength(4);
  });

  it("should keep what it credited before it misses a payment method", () => {
    const paid = order("#W1", "pending", ["23"], "gift_card_1");
    const foreign = { transaction_type: "payment", amount: 1, payment_method_id: "paypal_2" };
    const shop = shopOf({ "#W1": { ...paid, payment_history: [...(paid.payment_history as []), foreign] } });
    const { shop: after, answer } = openWith("cancel_pending_order", input, shop);
    expect(answer).toBe("Error: Payment method not found");
    expect(after.at(...balance)).toBe(109.99);
    expect(after.at("orders", "#W1", "status")).toBe("pending");
  });

  it.each<readonly [PythonRecord, string]>([
    [{ order_id: "#W9" }, "Order not found"],
    [{ order_id: "#W2" }, "Non-pending order cannot be cancelled"],
    [{ reason: "changed my mind" }, "Invalid reason"],
    [{ reason: ["no longer needed"] }, "unhashable type: 'list'"],
  ])("should refuse %j and change nothing", (change, error) => {
    const { shop, answer } = openWith("cancel_pending_order", { ...input, ...change });
    expect(answer).toBe(`Error: ${error}`);
    expect(shop.database()).toBe(smallShop.agent);
  });
});

describe("modify_pending_order_items", () => {
  const input = { order_id, item_ids: ["12"], new_item_ids: ["11"], payment_method_id: "gift_card_1" };

  it("should charge the difference unrounded, and the gift card rounded", () => {
    const { shop, answer } = openWith("modify_pending_order_items", input);
    expect(answer).toContain('"amount": 12.339999999999996, "payment_method_id": "gift_card_1"');
    expect(JSON.parse(answer)).toMatchObject({
      status: "pending (item modified)",
      items: [{ item_id: "23" }, { item_id: "11", price: 52.44, options: { color: "black" } }, {}],
    });
    expect(shop.at(...balance)).toBe(87.66);
  });

  it("should refund where the new items are cheaper", () => {
    const { shop } = openWith(
      "modify_pending_order_items",
      { ...input, item_ids: ["13"] },
      shopOf({ "#W1": order("#W1", "pending", ["13"], "paypal_1") }),
    );
    expect(shop.at(...history, 1)).toEqual({
      ...{ transaction_type: "refund", amount: 107.56, payment_method_id: "gift_card_1" },
    });
    expect(shop.at(...balance)).toBe(207.56);
  });

  it("should give every changed item the price and options of the last new one, as upstream does", () => {
    const { shop } = openWith("modify_pending_order_items", {
      ...{ ...input, item_ids: ["23", "12"], new_item_ids: ["21", "11"] },
    });
    expect(shop.at("orders", "#W1", "items")).toMatchObject([
      { name: "Mug", item_id: "21", price: 52.44, options: { color: "black" } },
      { name: "Lamp", item_id: "11", price: 52.44, options: { color: "black" } },
      { name: "Mug", item_id: "23", price: 9.99, options: { color: "red" } },
    ]);
  });

  it("should find items one after the other, those that have just changed included", () => {
    const databases = shopOf({ "#W1": order("#W1", "pending", ["12", "11"], "paypal_1") });
    const swap = { item_ids: ["12", "11"], new_item_ids: ["11", "13"] };
    const { shop } = openWith(
      "modify_pending_order_items",
      { ...input, ...swap, payment_method_id: "paypal_1" },
      databases,
    );
    expect(shop.at("orders", "#W1", "items", 0, "item_id")).toBe("13");
    expect(shop.at("orders", "#W1", "items", 1, "item_id")).toBe("11");
  });

  it("should take no items for a change, too", () => {
    const { answer } = openWith("modify_pending_order_items", { ...input, item_ids: [], new_item_ids: "" });
    expect(answer).toContain('{"transaction_type": "refund", "amount": 0.0,');
    expect(answer).toContain('"status": "pending (item modified)"');
  });

  it("should happen once", () => {
    const { shop } = openWith("modify_pending_order_items", input);
    expect(shop.call("modify_pending_order_items", input)).toBe(
      "Error: Non-pending order cannot be modified",
    );
  });

  it.each<readonly [PythonRecord, string]>([
    [{ order_id: "#W3" }, "Non-pending order cannot be modified"],
    [{ item_ids: ["23", "23", "23"] }, "23 not found"],
    [{ item_ids: [1.5] }, "1.5 not found"],
    [{ item_ids: null }, "'NoneType' object is not iterable"],
    [{ item_ids: { "12": 1 } }, "'dict' object has no attribute 'count'"],
    [{ new_item_ids: [] }, "The number of items to be exchanged should match"],
    [{ new_item_ids: true }, "object of type 'bool' has no len()"],
    [{ new_item_ids: ["12"] }, "The new item id should be different from the old item id"],
    [{ new_item_ids: ["21"] }, "Variant not found"],
    [{ new_item_ids: [["11"]] }, "unhashable type: 'list'"],
    [{ item_ids: ["23"], new_item_ids: ["22"] }, "New item 22 not found or available"],
    [{ payment_method_id: "paypal_2" }, "Payment method not found"],
    [{ payment_method_id: "gift_card_2" }, "Insufficient gift card balance to pay for the new item"],
  ])("should refuse %j and change nothing", (change, error) => {
    const { shop, answer } = openWith("modify_pending_order_items", { ...input, ...change });
    expect(answer).toBe(`Error: ${error}`);
    expect(shop.database()).toBe(smallShop.agent);
  });
});

describe("modify_pending_order_payment", () => {
  const input = { order_id, payment_method_id: "gift_card_1" };

  it("should pay with the new method and refund the old one", () => {
    const { shop } = openWith("modify_pending_order_payment", input);
    expect(shop.at(...history)).toEqual([
      { transaction_type: "payment", amount: 60.08, payment_method_id: "credit_card_1" },
      { transaction_type: "payment", amount: 60.08, payment_method_id: "gift_card_1" },
      { transaction_type: "refund", amount: 60.08, payment_method_id: "credit_card_1" },
    ]);
    expect(shop.at(...balance)).toBe(39.92);
  });

  it("should refund a gift card, and take an order with modified items", () => {
    const status = "pending (item modified)";
    const databases = shopOf({ "#W1": order("#W1", status, ["23"], "gift_card_1") });
    const { shop } = openWith(
      "modify_pending_order_payment",
      { ...input, payment_method_id: "paypal_1" },
      databases,
    );
    expect(shop.at(...balance)).toBe(109.99);
    expect(shop.at("orders", "#W1", "status")).toBe(status);
  });

  it.each<readonly [PythonRecord, string]>([
    [{ order_id: "#W2" }, "Non-pending order cannot be modified"],
    [{ payment_method_id: "paypal_2" }, "Payment method not found"],
    [
      { payment_method_id: "credit_card_1" },
      "The new payment method should be different from the current one",
    ],
    [{ payment_method_id: "gift_card_2" }, "Insufficient gift card balance to pay for the order"],
  ])("should refuse %j and change nothing", (change, error) => {
    const { shop, answer } = openWith("modify_pending_order_payment", { ...input, ...change });
    expect(answer).toBe(`Error: ${error}`);
    expect(shop.database()).toBe(smallShop.agent);
  });

  it("should refuse an order that was paid in several parts", () => {
    const { shop } = openWith("modify_pending_order_payment", input);
    expect(shop.call("modify_pending_order_payment", { ...input, payment_method_id: "paypal_1" })).toBe(
      "Error: There should be exactly one payment for a pending order",
    );
  });
});

describe("changing an address", () => {
  const address = {
    ...{ address1: "2 Low Road", address2: "Apt 3", city: "Elko" },
    ...{ state: "NV", country: "USA", zip: "89801" },
  };

  it("should change that of a pending order only", () => {
    const { shop } = openWith("modify_pending_order_address", { order_id, ...address });
    expect(shop.at("orders", "#W1", "address")).toEqual(address);
    expect(Object.keys(shop.at("orders", "#W1", "address") as object)[3]).toBe("country");
    expect(shop.at("users", "mia_hart_1", "address", "city")).toBe("Reno");
    expect(shop.call("modify_pending_order_address", { order_id: "#W3", ...address })).toBe(
      "Error: Non-pending order cannot be modified",
    );
  });

  it("should change that of a user and leave orders alone", () => {
    const { shop, answer } = openWith("modify_user_address", { user_id: "mia_hart_1", ...address });
    expect(JSON.parse(answer)).toMatchObject({ user_id: "mia_hart_1", address });
    expect(shop.at("orders", "#W1", "address", "city")).toBe("Reno");
    expect(shop.call("modify_user_address", { user_id: "x", ...address })).toBe("Error: User not found");
  });

  it("should refuse lines that are no texts, with pydantic's words", () => {
    const { shop, answer } = openWith("modify_pending_order_address", { order_id, ...address, zip: 89801 });
    expect(answer).toMatch(
      /^Error: 1 validation error for UserAddress\nzip\n {2}Input should be a valid string/,
    );
    expect(shop.database()).toBe(smallShop.agent);
  });
});
