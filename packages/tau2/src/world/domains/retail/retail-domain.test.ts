import { describe, expect, it } from "vitest";
import { smallShop } from "../../../testing/small-shop.js";
import { databaseHash } from "../../database-hash.js";
import { retailDomain } from "./retail-domain.js";

describe("retailDomain", () => {
  it("should have upstream's tools in upstream's order", () => {
    const { tools } = retailDomain.agentTools;
    expect(Object.entries(tools).map(([name, { type }]) => `${name} ${type}`)).toEqual([
      "calculate generic",
      "cancel_pending_order write",
      "exchange_delivered_order_items write",
      "find_user_id_by_name_zip read",
      "find_user_id_by_email read",
      "get_order_details read",
      "get_product_details read",
      "get_item_details read",
      "get_user_details read",
      "list_all_product_types read",
      "modify_pending_order_address write",
      "modify_pending_order_items write",
      "modify_pending_order_payment write",
      "modify_user_address write",
      "return_delivered_order_items write",
      "transfer_to_human_agents generic",
    ]);
    expect(retailDomain).toMatchObject({ userTools: null, solo: false });
  });

  it("should read prices and balances as floats, and leave out what it does not know", () => {
    const gift = { source: "gift_card", id: "g", balance: 5, brand: "none" };
    const user = {
      ...{ user_id: "u", name: { first_name: "A", last_name: "B" }, email: "a@example.org", orders: [] },
      address: { address1: "", address2: "", city: "", country: "", state: "", zip: "" },
      payment_methods: { g: gift },
    };
    expect(
      retailDomain.readAgentDatabase({ products: {}, users: { u: { ...user, age: 5 } }, orders: {} }),
    ).toEqual({
      ...{ products: {}, orders: {} },
      users: {
        u: {
          ...user,
          payment_methods: { g: { source: "gift_card", id: "g", balance: { $float: "5.0" } } },
        },
      },
    });
  });

  it("should refuse unknown tables, and orders in an unknown state", () => {
    expect(() => retailDomain.readAgentDatabase({ products: {}, users: {}, orders: {}, shops: {} })).toThrow(
      "Extra inputs are not permitted",
    );
    expect(() =>
      retailDomain.readAgentDatabase({ products: {}, users: {}, orders: { "#W1": { status: "lost" } } }),
    ).toThrow("'exchange requested' or 'return requested'");
  });

  it("should hash a database alike, whatever the order of its ids", () => {
    const { products, users, orders } = smallShop.agent as { [table: string]: object };
    const reversed = Object.fromEntries(Object.entries(orders!).reverse());
    const again = retailDomain.readAgentDatabase({ orders: reversed, users, products } as never);
    expect(databaseHash(again)).toBe(databaseHash(smallShop.agent));
  });
});
