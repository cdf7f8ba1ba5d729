import { describe, expect, it } from "vitest";
import type { PythonRecord, PythonValue } from "../../../python/python-value.js";
import { openSmallShop, smallShop } from "../../../testing/small-shop.js";

const shop = openSmallShop();

describe("finding a user", () => {
  it("should go by email, in whatever case", () => {
    expect(shop.call("find_user_id_by_email", { email: "mia.HART1@example.org" })).toBe("mia_hart_1");
  });

  it("should go by name, in whatever case, and by zip code", () => {
    const name = { first_name: "LEO", last_name: "hart" };
    expect(shop.call("find_user_id_by_name_zip", { ...name, zip: "89502" })).toBe("leo_hart_2");
    expect(shop.call("find_user_id_by_name_zip", { ...name, zip: "89501" })).toBe("Error: User not found");
    expect(shop.call("find_user_id_by_name_zip", { ...name, zip: 89502 })).toBe("Error: User not found");
  });

  it("should see an address that has just changed", () => {
    const changed = openSmallShop();
    const address = { address1: "", address2: "", city: "", state: "", country: "", zip: "10001" };
    changed.call("modify_user_address", { user_id: "leo_hart_2", ...address });
    const person = { first_name: "Leo", last_name: "Hart", zip: "10001" };
    expect(changed.call("find_user_id_by_name_zip", person)).toBe("leo_hart_2");
  });

  it.each<readonly [PythonRecord, string]>([
    [{ email: "nobody@example.org" }, "User not found"],
    [{ email: null }, "'NoneType' object has no attribute 'lower'"],
    [{ email: ["a"] }, "'list' object has no attribute 'lower'"],
  ])("should refuse %j", (input, error) => {
    expect(shop.call("find_user_id_by_email", input)).toBe(`Error: ${error}`);
  });

  it("should mind the type of a last name only where a first name fits", () => {
    const input = { last_name: 1, zip: "89501" };
    expect(shop.call("find_user_id_by_name_zip", { ...input, first_name: "Ann" })).toBe(
      "Error: User not found",
    );
    expect(shop.call("find_user_id_by_name_zip", { ...input, first_name: "Mia" })).toBe(
      "Error: 'int' object has no attribute 'lower'",
    );
  });
});

describe("looking things up", () => {
  it("should show an order with all fields and Python's floats", () => {
    const answer = shop.call("get_order_details", { order_id: "#W3" });
    expect(answer).toBe(
      '{"order_id": "#W3", "user_id": "mia_hart_1", "address": {"address1": "1 Hill Road", "address2": "", ' +
        '"city": "Reno", "country": "USA", "state": "NV", "zip": "89501"}, "items": [{"name": "Mug", ' +
        '"product_id": "200", "item_id": "21", "price": 12.5, "options": {"color": "blue"}}], "status": ' +
        '"processed", "fulfillments": [], "payment_history": [{"transaction_type": "payment", "amount": 12.5, ' +
        '"payment_method_id": "paypal_1"}], "cancel_reason": null, "exchange_items": null, ' +
        '"exchange_new_items": null, "exchange_payment_method_id": null, "exchange_price_difference": null, ' +
        '"return_items": null, "return_payment_method_id": null}',
    );
  });

  it("should show the variants of a product in the database's order", () => {
    const answer = shop.call("get_product_details", { product_id: "200" });
    expect(answer).toMatch(/^\{"name": "Mug", "product_id": "200", "variants": \{"23": .*"21": .*"22": /);
    expect(answer).toContain('"available": false, "price": 14.0}}}');
  });

  it("should show an item by its id alone", () => {
    expect(shop.call("get_item_details", { item_id: "13" })).toBe(
      '{"item_id": "13", "options": {"color": "brass"}, "available": true, "price": 160.0}',
    );
  });

  it("should show a user with every kind of payment method", () => {
    const { payment_methods: methods } = JSON.parse(
      shop.call("get_user_details", { user_id: "mia_hart_1" }),
    ) as { payment_methods: object };
    expect(Object.values(methods).slice(0, 3)).toEqual([
      { source: "gift_card", id: "gift_card_1", balance: 100 },
      { source: "credit_card", id: "credit_card_1", brand: "visa", last_four: "0001" },
      { source: "paypal", id: "paypal_1" },
    ]);
  });

  it("should list products by name", () => {
    expect(shop.call("list_all_product_types", {})).toBe('{"Lamp": "100", "Mug": "200"}');
  });

  it.each<readonly [string, string, PythonValue, string]>([
    ["get_order_details", "order_id", "W1", "Order not found"],
    ["get_order_details", "order_id", ["#W1"], "unhashable type: 'list'"],
    ["get_user_details", "user_id", "constructor", "User not found"],
    ["get_product_details", "product_id", "23", "Product not found"],
    ["get_product_details", "product_id", 200, "Product not found"],
    ["get_item_details", "item_id", "200", "Item not found"],
    ["get_item_details", "item_id", {}, "unhashable type: 'dict'"],
    ["calculate", "expression", "5 % 2", "Invalid characters in expression"],
  ])("should have %s refuse the %s %j", (name, parameter, value, error) => {
    expect(shop.call(name, { [parameter]: value })).toBe(`Error: ${error}`);
  });
});

describe("the other tools", () => {
  it("should calculate", () => {
    expect(shop.call("calculate", { expression: "52.44 - 40.1" })).toBe("12.34");
  });

  it("should hand over to a person", () => {
    expect(shop.call("transfer_to_human_agents", { summary: "lost" })).toBe("Transfer successful");
  });

  it("should name the tool and the argument that does not fit", () => {
    expect(shop.call("cancel_pending_order", { order_id: "#W1" })).toBe(
      "Error: RetailTools.cancel_pending_order() missing 1 required positional argument: 'reason'",
    );
    expect(shop.call("get_users", {})).toBe("Error: Tool 'get_users' not found.");
  });

  it("should change nothing by looking", () => {
    expect(shop.database()).toBe(smallShop.agent);
  });
});
