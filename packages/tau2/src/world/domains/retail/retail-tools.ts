import { calculate } from "../../../python/calculate.js";
import { textParameter } from "../../parameters.js";
import { modelResult } from "../../tool-result.js";
import type { Toolkit } from "../../toolkit.js";
import { cancelOrder } from "./cancel-order.js";
import { exchangeItems } from "./exchange-items.js";
import { findOrder, findProduct, findUser } from "./find-entry.js";
import { findUserIdByEmail, findUserIdByNameZip } from "./find-user-id.js";
import { findItem } from "./find-variant.js";
import { listProductTypes } from "./list-product-types.js";
import { modifyOrderAddress, modifyUserAddress } from "./modify-address.js";
import { modifyItems } from "./modify-items.js";
import { modifyPayment } from "./modify-payment.js";
import type { RetailDatabase } from "./retail-database.js";
import { orderParameter } from "./retail-parameters.js";
import { returnItems } from "./return-items.js";

/** The agent's tools: orders of a shop. */
export const retailTools: Toolkit<RetailDatabase> = {
  className: "RetailTools",
  tools: {
    calculate: {
      type: "generic",
      about: "Works out an arithmetic expression, rounded to two digits.",
      parameters: { expression: textParameter("Numbers, + - * /, parentheses and blanks, such as 2 + 2") },
      run: (_, { expression }) => calculate(expression!),
    },
    cancel_pending_order: cancelOrder,
    exchange_delivered_order_items: exchangeItems,
    find_user_id_by_name_zip: {
      type: "read",
      about: "Finds the id of a user by name and zip code; by email where the user knows it.",
      parameters: {
        first_name: textParameter("Given name"),
        last_name: textParameter("Family name"),
        zip: textParameter("Zip code of five digits"),
      },
      run: ({ users }, { first_name, last_name, zip }) =>
        findUserIdByNameZip(users, first_name!, last_name!, zip!),
    },
    find_user_id_by_email: {
      type: "read",
      about: "Finds the id of a user by email address.",
      parameters: { email: textParameter("Email address") },
      run: ({ users }, { email }) => findUserIdByEmail(users, email!),
    },
    get_order_details: {
      type: "read",
      about: "Shows the status and everything else of an order.",
      parameters: { order_id: orderParameter },
      run: (database, { order_id }) => modelResult(findOrder(database, order_id!)),
    },
    get_product_details: {
      type: "read",
      about: "Shows all variants of a product, with options, prices and stock.",
      parameters: { product_id: textParameter("Id of the product, which is not the id of an item") },
      run: ({ products }, { product_id }) => modelResult(findProduct(products, product_id!)),
    },
    get_item_details: {
      type: "read",
      about: "Shows one variant of a product, with its options, price and stock.",
      parameters: { item_id: textParameter("Id of the item, which is not the id of its product") },
      run: ({ products }, { item_id }) => modelResult(findItem(products, item_id!)),
    },
    get_user_details: {
      type: "read",
      about: "Shows a user's profile: address, payment methods, orders.",
      parameters: { user_id: textParameter("Id of the user, such as jo_doe_1234") },
      run: (database, { user_id }) => modelResult(findUser(database, user_id!)),
    },
    list_all_product_types: {
      type: "read",
      about: "Lists the names of all products with their ids.",
      parameters: {},
      run: ({ products }) => listProductTypes(products),
    },
    modify_pending_order_address: modifyOrderAddress,
    modify_pending_order_items: modifyItems,
    modify_pending_order_payment: modifyPayment,
    modify_user_address: modifyUserAddress,
    return_delivered_order_items: returnItems,
    transfer_to_human_agents: {
      type: "generic",
      about: "Hands the user over to a person. Only where the user asks for it or nothing here can help.",
      parameters: { summary: textParameter("What the user's problem is") },
      run: () => "Transfer successful",
    },
  },
  functions: {},
};
