import type { Random } from "@rwml/core";
import type { Fact } from "../../conversation/user/customer-script.js";
import type { Order, RetailDatabase, RetailUser } from "../../world/domains/retail/retail-database.js";
import type { PlannedCall } from "../planned-call.js";
import type { Voices } from "./voices.js";

/** One thing that a customer wants, how it is said, and what an agent has to do and say about it. */
export interface Plan extends Voices {
  /** What the customer answers when it is asked. */
  readonly facts: readonly Fact[];
  /** What an agent has to look up first. */
  readonly lookUps: readonly PlannedCall[];
  /** What solves it, in order. Nothing where the policy forbids what is wanted. */
  readonly actions: readonly PlannedCall[];
  /** What the agent has to say. */
  readonly told: readonly string[];
  /** Orders, gift cards and the like that no other plan of the problem may be about. */
  readonly subjects: readonly string[];
}

/** A plan, and the kind of problem that it is made for. */
export interface NamedPlan extends Plan {
  readonly name: string;
}

/** Where a plan is made: the database as earlier plans of the same problem have left it. */
export interface Scene {
  readonly random: Random;
  readonly database: RetailDatabase;
  readonly user: RetailUser;
}

/** Where a plan about an order is made. */
export interface OrderScene extends Scene {
  readonly order: Order;
}

/** A kind of problem of any customer. */
export interface CustomerCase {
  readonly type: "customer";
  readonly name: string;
  /** Null where the customer cannot have it. */
  plan(scene: Scene): Plan | null;
}

/** A kind of problem with an order. */
export interface OrderCase {
  readonly type: "order";
  readonly name: string;
  /** Whether an order can have the problem. */
  suits(order: Order, user: RetailUser): boolean;
  /** Null where the order cannot have it after all. */
  plan(scene: OrderScene): Plan | null;
}

export type Case = CustomerCase | OrderCase;

/** The tool that hands a customer over. */
export const transferTool = "transfer_to_human_agents";

/** The subject of plans about a customer's profile. */
export const profileSubject = "profile";
