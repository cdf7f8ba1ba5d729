import { castDraft, type Draft } from "immer";
import { add, isLess } from "../../../../python/arithmetic.js";
import type { PythonNumber } from "../../../../python/python-value.js";
import { calendar } from "../calendar.js";
import { billsOf, customerById, editable, findBill } from "./records.js";
import { type Bill, bill, type Customer, lineItem, type TelecomDatabase } from "./telecom-database.js";

/**
 * Puts a charge on a customer's next bill, which is begun when there is none yet.
 *
 * @param seen the database before the charge
 */
export function chargeCustomer(
  database: Draft<TelecomDatabase>,
  seen: TelecomDatabase,
  customerId: string,
  amount: PythonNumber,
  description: string,
): void {
  const customer = customerById(seen, customerId);
  const item = lineItem.parse({
    ...{ description, amount, date: calendar.today },
    item_type: isLess(amount, 0) ? "Credit" : "Charge",
  });
  const begun = billsOf(seen, customer).find(({ status }) => status === "Draft");
  if (begun !== undefined) {
    const bill = editable(database.bills, seen.bills, begun);
    bill.line_items.push(castDraft(item));
    bill.total_due = add(begun.total_due, amount);
    return;
  }
  const { bill_id, ...rest } = nextBill(seen, customer);
  const total_due = add(rest.total_due, amount);
  database.bills.push(castDraft({ bill_id, ...rest, total_due, line_items: [item] }));
  editable(database.customers, seen.customers, customer).bill_ids.push(bill_id);
}

function nextBill(database: TelecomDatabase, customer: Customer): Bill {
  const { start, end, due } = calendar.nextMonth;
  return bill.parse({
    ...{ bill_id: newBillId(database, customer), customer_id: customer.customer_id, status: "Draft" },
    ...{ period_start: start, period_end: end, issue_date: start, total_due: 0, due_date: due },
  });
}

/**
 * Upstream draws eight hexadecimal digits at random. Rules draw nothing: here they follow from the customer and the
 * number of its bills. Where a bill is begun, the hash of the database therefore differs from any of upstream's runs,
 * which differ among themselves.
 */
function newBillId(database: TelecomDatabase, { customer_id, bill_ids }: Customer): string {
  let digest = 0x811c9dc5;
  for (const character of `${customer_id}/${bill_ids.length}`) {
    digest = Math.imul(digest ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  }
  for (;;) {
    const id = `B${digest.toString(16).padStart(8, "0")}`;
    if (findBill(database, id) === undefined) return id;
    digest = (digest + 1) >>> 0;
  }
}
