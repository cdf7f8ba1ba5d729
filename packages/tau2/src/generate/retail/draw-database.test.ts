import { describe, expect, it } from "vitest";
import { pythonJson } from "../../python/json-text.js";
import { numberOf } from "../../python/number.js";
import type { RetailDatabase } from "../../world/domains/retail/retail-database.js";
import { retailDomain } from "../../world/domains/retail/retail-domain.js";
import { drawDatabase } from "./draw-database.js";
import { productTypes } from "./product-types.js";

const { agent } = drawDatabase(5, 0.2);
const { products, users, orders } = agent as RetailDatabase;
const cents = (amount: Parameters<typeof numberOf>[0]) => Math.round(numberOf(amount) * 100);

describe("drawDatabase", () => {
  it("should draw what the shop's models read, field for field", () => {
    expect(pythonJson(retailDomain.readAgentDatabase(agent))).toBe(pythonJson(agent));
    expect(Object.isFrozen(orders)).toBe(true);
  });

  it("should sell variants that all differ, some of them out of stock", () => {
    const variants = Object.values(products).flatMap(({ variants }) => variants.$dict.map(([, one]) => one));
    expect(new Set(variants.map(({ available }) => available))).toEqual(new Set([true, false]));
    for (const { variants } of Object.values(products)) {
      const options = variants.$dict.map(([, variant]) => JSON.stringify(variant.options));
      expect(new Set(options).size).toBe(options.length);
      expect(options.length).toBeGreaterThanOrEqual(5);
    }
  });

  it("should know users apart by email, and by name and zip code", () => {
    const all = Object.values(users);
    const keys = all.map(({ name, address }) => `${name.first_name} ${name.last_name} ${address.zip}`);
    expect(new Set(keys).size).toBe(all.length);
    expect(new Set(all.map(({ email }) => email)).size).toBe(all.length);
  });

  it("should list each order with the user who made it, paid with a method of that user", () => {
    const listed = Object.values(users).flatMap(({ user_id, orders: ids }) => ids.map((id) => [id, user_id]));
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(Object.values(orders).map(({ order_id, user_id }) => [order_id, user_id])),
    );
    for (const { user_id, payment_history } of Object.values(orders)) {
      const methods = Object.keys(users[user_id]!.payment_methods);
      for (const { payment_method_id } of payment_history) expect(methods).toContain(payment_method_id);
    }
  });

  it("should sell items of the shop at their prices, and charge their sum", () => {
    for (const { items, payment_history: history } of Object.values(orders)) {
      for (const { product_id, item_id, price, options } of items) {
        const variant = products[product_id]!.variants.$dict.find(([id]) => id === item_id)![1];
        expect([price, options]).toEqual([variant.price, variant.options]);
      }
      expect(cents(history[0]!.amount)).toBe(items.reduce((sum, { price }) => sum + cents(price), 0));
      expect(new Set(items.map(({ item_id }) => item_id)).size).toBe(items.length);
    }
  });

  it("should have sent what is sent, and refunded what is cancelled", () => {
    for (const { status, fulfillments, payment_history, cancel_reason } of Object.values(orders)) {
      expect(fulfillments.length > 0).toBe(status === "delivered" || status === "processed");
      expect(payment_history.length).toBe(status === "cancelled" ? 2 : 1);
      expect(cancel_reason !== null).toBe(status === "cancelled");
    }
  });
});

describe("productTypes", () => {
  it("should offer enough variants of fifty kinds of goods", () => {
    expect(new Set(productTypes.map(([name]) => name)).size).toBe(50);
    for (const [name, lowest, highest, options] of productTypes) {
      const variants = Object.values(options).reduce((count, values) => count * values.length, 1);
      expect(variants, name).toBeGreaterThanOrEqual(6);
      expect(highest).toBeGreaterThan(lowest);
    }
  });
});
