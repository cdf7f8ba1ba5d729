import type { Order, RetailDatabase, RetailUser } from "../../world/domains/retail/retail-database.js";
import type * as problem from "../problem/case.js";

export type Scene = problem.Scene<RetailDatabase, RetailUser>;

/** Where a plan about an order is made. */
export interface OrderScene extends Scene {
  readonly order: Order;
}

export type CustomerCase = problem.CustomerCase<Scene>;

/** A kind of problem with an order. */
export type OrderCase = problem.SubjectCase<Order, RetailUser, OrderScene>;

export type Case = CustomerCase | OrderCase;

/** What plans about a customer's profile are also about. */
export const profileSubject = "profile";
