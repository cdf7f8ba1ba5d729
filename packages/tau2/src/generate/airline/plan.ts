import type { Random } from "@rwml/core";
import type { Fact } from "../../conversation/user/customer-script.js";
import type { AirlineDatabase, AirlineUser } from "../../world/domains/airline/airline-database.js";
import type { PlannedCall } from "../planned-call.js";
import type { Booking } from "./booking.js";

/** One thing that a customer wants, how it is said, and what an agent has to do and say about it. */
export interface Plan {
  /** What the customer says, in the first person. */
  readonly request: string;
  /** The same for somebody who plays the customer, in the second person. */
  readonly wish: string;
  /** What the customer answers when it is asked. */
  readonly facts: readonly Fact[];
  /** What solves it, in order. Nothing where the policy forbids what is wanted. */
  readonly actions: readonly PlannedCall[];
  /** What the agent has to say. */
  readonly told: readonly string[];
}

/** A plan, and the kind of problem that it is made for. */
export interface NamedPlan extends Plan {
  readonly name: string;
}

/** Where a plan is made: the database as earlier plans of the same problem have left it. */
export interface Scene {
  readonly random: Random;
  readonly database: AirlineDatabase;
  readonly user: AirlineUser;
}

/** Where a plan about a booking is made. */
export interface BookingScene extends Scene {
  readonly booking: Booking;
}

/** A kind of problem of any customer. */
export interface CustomerCase {
  readonly type: "customer";
  readonly name: string;
  /** Null where the database offers nothing for it. */
  plan(scene: Scene): Plan | null;
}

/** A kind of problem with a booking. */
export interface BookingCase {
  readonly type: "booking";
  readonly name: string;
  /** Whether a booking can have the problem. */
  suits(booking: Booking, user: AirlineUser): boolean;
  /** Null where the database offers nothing for it. */
  plan(scene: BookingScene): Plan | null;
}

export type Case = CustomerCase | BookingCase;

/** The tool that hands a customer over. */
export const transferTool = "transfer_to_human_agents";
