import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../../../python/python-value.js";
import { openSmallShop, order, shopOf, smallShop } from "../../../testing/small-shop.js";

const order_id = "#W2";

function openWith(tool: string, input: PythonRecord, databases = smallShop) {
  const shop = openSmallShop(databases);
  return { shop, answer: shop.call(tool, input) };
}

describe("exchange_delivered_order_items", () => {
  const input = { order_id, item_ids: ["12"], new_item_ids: ["11"], payment_method_id: "gift_card_1" };

  it("should write down what is wanted and move no money", () => {
    const swap = { item_ids: ["23", "12"], new_item_ids: ["21", "11"] };
    const { shop, answer } = openWith("exchange_delivered_order_items", { ...input, ...swap });
    expect(JSON.parse(answer)).toMatchObject({
      status: "exchange requested",
      exchange_items: ["12", "23"],
      exchange_new_items: ["11", "21"],
      exchange_payment_method_id: "gift_card_1",
      exchange_price_difference: 14.85,
      items: [{ item_id: "23" }, { item_id: "12" }, { item_id: "23" }],
    });
    expect(shop.at("users", "mia_hart_1")).toBe(openSmallShop().at("users", "mia_hart_1"));
  });

  it("should round the difference", () => {
    const { shop } = openWith("exchange_delivered_order_items", input);
    expect(shop.at("orders", "#W2", "exchange_price_difference")).toBe(12.34);
  });

  it("should take the same item, the same difference, and no items, as upstream does", () => {
    const difference = ["orders", "#W2", "exchange_price_difference"];
    const same = openWith("exchange_delivered_order_items", { ...input, new_item_ids: ["12"] });
    expect(same.shop.at(...difference)).toEqual({ $float: "0.0" });
    const none = openWith("exchange_delivered_order_items", { ...input, item_ids: [], new_item_ids: {} });
    expect(none.shop.at(...difference)).toBe(0);
  });

  it.each<readonly [PythonRecord, string]>([
    [{ order_id: "#W1" }, "Non-delivered order cannot be exchanged"],
    [{ item_ids: ["23", "23", "23"] }, "Number of 23 not found."],
    [{ item_ids: "12" }, "Number of 1 not found."],
    [{ new_item_ids: ["11", "13"] }, "The number of items to be exchanged should match."],
    [{ new_item_ids: ["99"] }, "Variant not found"],
    [{ item_ids: ["23"], new_item_ids: ["22"] }, "New item 22 not found or available"],
    [{ payment_method_id: "nothing" }, "Payment method not found"],
    [
      { new_item_ids: ["13"], payment_method_id: "gift_card_1" },
      "Insufficient gift card balance to pay for the price difference",
    ],
  ])("should refuse %j and change nothing", (change, error) => {
    const { shop, answer } = openWith("exchange_delivered_order_items", { ...input, ...change });
    expect(answer).toBe(`Error: ${error}`);
    expect(shop.database()).toBe(smallShop.agent);
  });
});

describe("return_delivered_order_items", () => {
  const input = { order_id, item_ids: ["23", "12"], payment_method_id: "gift_card_2" };

  it("should write down what goes back, and to which method", () => {
    const { answer } = openWith("return_delivered_order_items", input);
    expect(JSON.parse(answer)).toMatchObject({
      status: "return requested",
      return_items: ["12", "23"],
      return_payment_method_id: "gift_card_2",
    });
  });

  it("should refund the method that was paid with", () => {
    const databases = shopOf({ "#W2": order("#W2", "delivered", ["12"], "paypal_1") });
    const paypal = { ...input, item_ids: ["12"], payment_method_id: "paypal_1" };
    expect(openWith("return_delivered_order_items", paypal, databases).answer).toContain("return requested");
  });

  it("should happen once, an exchange included", () => {
    const { shop } = openWith("return_delivered_order_items", input);
    expect(shop.call("exchange_delivered_order_items", { ...input, new_item_ids: [] })).toBe(
      "Error: Non-delivered order cannot be exchanged",
    );
  });

  it.each<readonly [PythonRecord, string]>([
    [{ order_id: "#W1" }, "Non-delivered order cannot be returned"],
    [{ payment_method_id: "paypal_2" }, "Payment method not found"],
    [{ payment_method_id: "paypal_1" }, "Payment method should be the original payment method"],
    [{ item_ids: ["23", "23", "23"] }, "Some item not found"],
    [{ item_ids: 23 }, "'int' object is not iterable"],
  ])("should refuse %j and change nothing", (change, error) => {
    const { shop, answer } = openWith("return_delivered_order_items", { ...input, ...change });
    expect(answer).toBe(`Error: ${error}`);
    expect(shop.database()).toBe(smallShop.agent);
  });

  it("should fail as Python does where nothing was paid", () => {
    const databases = shopOf({ "#W2": { ...order("#W2", "delivered", ["12"], "x"), payment_history: [] } });
    const { answer } = openWith(
      "return_delivered_order_items",
      { ...input, payment_method_id: "paypal_1" },
      databases,
    );
    expect(answer).toBe("Error: list index out of range");
  });
});
