import { ToolError } from "../../../python/python-error.js";
import { textParameter } from "../../parameters.js";
import { modelResult } from "../../tool-result.js";
import type { WriteTool } from "../../toolkit.js";
import { findOrder, findUser } from "./find-entry.js";
import { isPending } from "./is-pending.js";
import { type RetailDatabase, userAddress } from "./retail-database.js";
import { addressParameters, orderParameter } from "./retail-parameters.js";

/** Changes where an order goes. */
export const modifyOrderAddress: WriteTool<RetailDatabase> = {
  type: "write",
  about: "Changes the shipping address of a pending order. Ask the user to confirm before.",
  parameters: { order_id: orderParameter, ...addressParameters },
  run(database, { order_id, ...address }) {
    const order = findOrder(database, order_id!);
    if (!isPending(order)) throw new ToolError("Non-pending order cannot be modified");
    order.address = userAddress.parse(address);
    return modelResult(order);
  },
};

/** Changes where a user lives; orders keep their addresses. */
export const modifyUserAddress: WriteTool<RetailDatabase> = {
  type: "write",
  about: "Changes the address in a user's profile. Ask the user to confirm before.",
  parameters: { user_id: textParameter("Id of the user, such as jo_doe_1234"), ...addressParameters },
  run(database, { user_id, ...address }) {
    const user = findUser(database, user_id!);
    user.address = userAddress.parse(address);
    return modelResult(user);
  },
};
