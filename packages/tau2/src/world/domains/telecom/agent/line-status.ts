import { castDraft } from "immer";
import { isAtMost } from "../../../../python/compare.js";
import { pythonEqual } from "../../../../python/equal.js";
import { ToolError } from "../../../../python/python-error.js";
import type { PythonNumber, PythonValue } from "../../../../python/python-value.js";
import { pythonStr } from "../../../../python/repr.js";
import { isTruthy } from "../../../../python/truth.js";
import { textParameter } from "../../../parameters.js";
import { dictResult, modelResult } from "../../../tool-result.js";
import { calendar } from "../calendar.js";
import type { Feature } from "../feature.js";
import { plainOf } from "../plain-of.js";
import {
  billsOf,
  customerById,
  editable,
  editableLine,
  lineById,
  lineOfCustomer,
  planById,
} from "./records.js";
import { type Bill, bill, type TelecomDatabase } from "./telecom-database.js";

/** Whose line a tool is about. */
export const customerParameter = textParameter("ID of the customer who owns the line");

/** Suspends and resumes lines. */
export const lineStatus: Feature<TelecomDatabase> = {
  tools: {
    suspend_line: {
      type: "write",
      about: "Suspends an active line, for six months at most.",
      parameters: {
        customer_id: customerParameter,
        line_id: textParameter("ID of the line to suspend"),
        reason: textParameter("Why it is suspended"),
      },
      run(database, { customer_id, line_id }) {
        const line = editableLine(database, customer_id!, line_id!);
        if (line.status !== "Active") throw new ToolError("Line must be active to suspend");
        line.status = "Suspended";
        line.suspension_start_date = calendar.today;
        const message = "Line suspended successfully. $5/month holding fee will apply.";
        return dictResult({ message, line: modelResult(line) });
      },
    },
    resume_line: {
      type: "write",
      about: "Makes a line active that is suspended or waits for its activation.",
      parameters: { customer_id: customerParameter, line_id: textParameter("ID of the line to resume") },
      run(database, { customer_id, line_id }) {
        const line = editableLine(database, customer_id!, line_id!);
        if (line.status !== "Suspended" && line.status !== "Pending Activation") {
          throw new ToolError("Line must be suspended to resume");
        }
        line.status = "Active";
        line.suspension_start_date = null;
        return dictResult({ message: "Line resumed successfully", line: modelResult(line) });
      },
    },
  },
  functions: {
    suspend_line_for_overdue_bill: {
      parameters: { customer_id: {}, line_id: {}, new_bill_id: {}, contract_ended: {} },
      run(database, { customer_id, line_id, new_bill_id, contract_ended }) {
        const seen = plainOf<TelecomDatabase>(database);
        const found = lineById(seen, line_id!);
        if (found.status !== "Active") throw new ToolError("Line must be active to suspend for unpaid bill");
        const amount = planById(seen, found.plan_id).price_per_month;
        if (isAtMost(amount, 0)) throw new ToolError("Amount must be positive for overdue bill");
        const customer = customerById(seen, customer_id!);
        if (billsOf(seen, customer).some(({ status }) => status === "Overdue")) {
          throw new ToolError("Customer already has an overdue bill");
        }
        const overdue = overdueBill(new_bill_id!, customer_id!, amount, found.line_id);
        database.bills.push(castDraft(overdue));
        editable(database.customers, seen.customers, customer).bill_ids.push(overdue.bill_id);
        const line = editable(database.lines, seen.lines, found);
        line.status = "Suspended";
        line.suspension_start_date = calendar.today;
        if (isTruthy(contract_ended!)) line.contract_end_date = calendar.lastMonth.end;
        return `Line ${pythonStr(line_id!)} suspended for unpaid bill ${overdue.bill_id}. Contract ended: ${pythonStr(contract_ended!)}`;
      },
    },
    assert_line_status: {
      parameters: { customer_id: {}, line_id: {}, expected_status: {} },
      run: (database, { customer_id, line_id, expected_status }) =>
        pythonEqual(
          lineOfCustomer(plainOf<TelecomDatabase>(database), customer_id!, line_id!).status,
          expected_status!,
        ),
    },
  },
};

function overdueBill(id: PythonValue, customerId: PythonValue, amount: PythonNumber, lineId: string): Bill {
  const { start, end, due } = calendar.lastMonth;
  return bill.parse({
    ...{ bill_id: id, customer_id: customerId, status: "Overdue", total_due: amount },
    ...{ period_start: start, period_end: end, issue_date: start, due_date: due },
    line_items: [
      {
        ...{ description: `Charge for line ${lineId}`, amount },
        ...{ date: calendar.today, item_type: "Charge" },
      },
    ],
  });
}
