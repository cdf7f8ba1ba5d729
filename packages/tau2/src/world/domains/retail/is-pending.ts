import type { Order } from "./retail-database.js";

/** Whether an order has not been sent; one with modified items counts, too. */
export function isPending({ status }: Pick<Order, "status">): boolean {
  return status.includes("pending");
}
