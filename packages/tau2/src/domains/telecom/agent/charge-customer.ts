import { castDraft, type Draft } from "immer";
import { add, isLess } from "../../../python/arithmetic.js";
import type { PythonNumber } from "../../../python/python-value.js";
import { calendar } from "../calendar.js";
import { billsOf, customerById, findBill } from "./records.js";
import { type Bill, bill, lineItem, type TelecomDatabase } from "./telecom-database.js";

/** Puts a charge on a customer's next bill, which is begun when there is none yet. */
export function chargeCustomer(
  database: Draft<TelecomDatabase>,
  customerId: string,
  amount: PythonNumber,
  description: string,
): void {
  const customer = customerById(database, customerId);
  let draft = billsOf(database, customer).find(({ status }) => status === "Draft");
  if (draft === undefined) {
    draft = castDraft(nextBill(database, customerId, customer.bill_ids.length));
    database.bills.push(draft);
    customer.bill_ids.push(draft.bill_id);
  }
  const item = lineItem.parse({
    ...{ description, amount, date: calendar.today },
    item_type: isLess(amount, 0) ? "Credit" : "Charge",
  });
  draft.line_items.push(castDraft(item));
  draft.total_due = add(draft.total_due, amount);
}

function nextBill(database: Draft<TelecomDatabase>, customerId: string, number: number): Bill {
  const { start, end, due } = calendar.nextMonth;
  return bill.parse({
    ...{ bill_id: newBillId(database, customerId, number), customer_id: customerId, status: "Draft" },
    ...{ period_start: start, period_end: end, issue_date: start, total_due: 0, due_date: due },
  });
}

/**
 * Upstream draws eight hexadecimal digits at random. Rules draw nothing: here they follow from the customer and the
 * number of its bills. Where a bill is begun, the hash of the database therefore differs from any of upstream's runs,
 * which differ among themselves.
 */
function newBillId(database: Draft<TelecomDatabase>, customerId: string, number: number): string {
  let digest = 0x811c9dc5;
  for (const character of `${customerId}/${number}`) {
    digest = Math.imul(digest ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  }
  for (;;) {
    const id = `B${digest.toString(16).padStart(8, "0")}`;
    if (findBill(database, id) === undefined) return id;
    digest = (digest + 1) >>> 0;
  }
}
