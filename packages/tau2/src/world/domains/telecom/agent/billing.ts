import type { Draft } from "immer";
import { isIntegral, numberOf } from "../../../../python/number.js";
import { ToolError } from "../../../../python/python-error.js";
import type { PythonValue } from "../../../../python/python-value.js";
import { pythonStr } from "../../../../python/repr.js";
import { integerParameter, orElse, textParameter } from "../../../parameters.js";
import { listResult, modelResult } from "../../../tool-result.js";
import type { Feature } from "../feature.js";
import { plainOf } from "../plain-of.js";
import { billById, billsOf, customerById, editable, findBill } from "./records.js";
import type { Bill, Customer, TelecomDatabase } from "./telecom-database.js";

/** Shows bills and asks customers to pay them. */
export const billing: Feature<TelecomDatabase> = {
  tools: {
    get_bills_for_customer: {
      type: "read",
      about: "Lists a customer's bills, the latest first.",
      parameters: {
        customer_id: textParameter("The customer's ID"),
        limit: orElse(integerParameter("The most bills to list"), 12),
      },
      run(database, { customer_id, limit }) {
        const bills = billsOf(database, customerById(database, customer_id!));
        const latestFirst = bills.toSorted((one, two) => compareTexts(two.issue_date, one.issue_date));
        return listResult(latestFirst.slice(0, sliceEnd(limit!)).map(modelResult));
      },
    },
    send_payment_request: {
      type: "write",
      about:
        "Asks the customer to pay a bill, which then awaits payment. One bill at a time can. Look at the bill first: whether it is paid already is not checked.",
      parameters: {
        customer_id: textParameter("ID of the customer whose bill it is"),
        bill_id: textParameter("ID of the bill to be paid"),
      },
      run(database, { customer_id, bill_id }) {
        const seen = plainOf<TelecomDatabase>(database);
        const customer = customerById(seen, customer_id!);
        if (awaitedBill(seen, customer) !== null) {
          throw new ToolError("A bill is already awaiting payment for this customer");
        }
        if (!customer.bill_ids.includes(bill_id as string)) {
          throw new ToolError(
            `Bill ${pythonStr(bill_id!)} not found for customer ${pythonStr(customer_id!)}`,
          );
        }
        const bill = billById(seen, bill_id!);
        editable(database.bills, seen.bills, bill).status = "Awaiting Payment";
        return `Payment request sent to the customer for bill ${bill.bill_id}`;
      },
    },
  },
  functions: {
    assert_overdue_bill_exists: {
      parameters: { customer_id: {}, overdue_bill_id: {} },
      run(database, { customer_id, overdue_bill_id }) {
        const seen = plainOf<TelecomDatabase>(database);
        const { bill_ids } = customerById(seen, customer_id!);
        const about = `Overdue bill ${pythonStr(overdue_bill_id!)}`;
        if (!bill_ids.includes(overdue_bill_id as string)) throw new ToolError(`${about} not found`);
        if (billById(seen, overdue_bill_id!).status === "Overdue") return true;
        throw new ToolError(`${about} is not overdue`);
      },
    },
    assert_no_overdue_bill: {
      parameters: { overdue_bill_id: {} },
      run(database, { overdue_bill_id }) {
        const bill = findBill(plainOf<TelecomDatabase>(database), overdue_bill_id!);
        return bill === undefined || bill.status === "Paid";
      },
    },
  },
};

/** The first bill that a customer has been asked to pay; null without one. */
export function awaitedBill(database: TelecomDatabase, customer: Customer): Bill | null {
  return billsOf(database, customer).find(({ status }) => status === "Awaiting Payment") ?? null;
}

/** Books the payment of a bill. */
export function settleBill(database: Draft<TelecomDatabase>, billId: string): void {
  const seen = plainOf<TelecomDatabase>(database);
  editable(database.bills, seen.bills, billById(seen, billId)).status = "Paid";
}

/** Where Python's `[:limit]` ends. */
function sliceEnd(limit: PythonValue): number | undefined {
  if (limit === null) return undefined;
  if (isIntegral(limit)) return typeof limit === "boolean" ? Number(limit) : numberOf(limit);
  throw new ToolError("slice indices must be integers or None or have an __index__ method");
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
