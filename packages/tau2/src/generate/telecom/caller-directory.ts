import type { Random } from "@rwml/core";
import { numberOf } from "../../python/number.js";
import { billsOf, planById } from "../../world/domains/telecom/agent/records.js";
import type { TelecomDatabase } from "../../world/domains/telecom/agent/telecom-database.js";
import { between, digits } from "../draw.js";
import type { Caller } from "./caller.js";

/** Who may call about which line. */
export type Candidate = Omit<Caller, "overrun" | "billId" | "abroad">;

const known = new WeakMap<TelecomDatabase, readonly Candidate[]>();

/** The active lines whose owners owe nothing, each with its owner. Looks through a database once. */
export function candidatesOf(database: TelecomDatabase): readonly Candidate[] {
  let candidates = known.get(database);
  if (candidates === undefined) {
    candidates = lookThrough(database);
    known.set(database, candidates);
  }
  return candidates;
}

const countries = ["Canada", "Chile", "France", "Ghana", "Iceland", "Japan", "Norway", "Portugal"] as const;

/** Draws what a caller's figures leave open. */
export function drawCaller(random: Random, candidate: Candidate): Caller {
  return {
    ...candidate,
    overrun: between(random, 1, 15) / 10,
    billId: `B${digits(random, 7)}`,
    abroad: random.pick(countries),
  };
}

function lookThrough(database: TelecomDatabase): readonly Candidate[] {
  return database.customers.flatMap((customer) => {
    const owes = billsOf(database, customer).some(({ status }) => /Overdue|Awaiting/.test(status));
    const lines = owes
      ? []
      : customer.line_ids.map((id) => database.lines.find(({ line_id }) => line_id === id)!);
    return lines
      .filter(({ status }) => status === "Active")
      .map(({ line_id, phone_number, plan_id }) => ({
        ...{ name: customer.full_name, phoneNumber: phone_number },
        ...{ customerId: customer.customer_id, lineId: line_id },
        dataLimit: numberOf(planById(database, plan_id).data_limit_gb),
      }));
  });
}
