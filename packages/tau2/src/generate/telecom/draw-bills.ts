import type { Random } from "@rwml/core";
import type { LineRow } from "./draw-line.js";
import type { PlanRow } from "./draw-plans.js";
import type { Ledger } from "./ledger.js";

/** Adds a customer's bills: January's is paid, February's is not yet due, and March's may have been begun. Returns ids. */
export function drawBills(
  random: Random,
  ledger: Ledger,
  customerId: string,
  lines: readonly LineRow[],
  plans: readonly PlanRow[],
): readonly string[] {
  if (lines.length === 0) return [];
  const add = (status: string, period: Period, isBegun: boolean): string => {
    const bill_id = ledger.id("B");
    const line_items = isBegun ? [] : lines.map((line) => itemOf(line, plans, period.issue_date));
    const total_due = line_items.reduce((total, { amount }) => total + amount, 0);
    ledger.rows.bills.push({
      ...{ bill_id, customer_id: customerId, ...period },
      ...{ total_due, line_items, status },
    });
    return bill_id;
  };
  const due = [add("Paid", january, false), add("Issued", february, false)];
  return random.int(2) === 0 ? due : [...due, add("Draft", march, true)];
}

type Period = Readonly<Record<"period_start" | "period_end" | "issue_date" | "due_date", string>>;

const january = period("2025-01", "31", "05", "2025-01-19");
const february = period("2025-02", "28", "14", "2025-02-28");
const march = period("2025-03", "31", "01", "2025-03-15");

function period(month: string, last: string, issued: string, due_date: string): Period {
  return {
    ...{ period_start: `${month}-01`, period_end: `${month}-${last}` },
    ...{ issue_date: `${month}-${issued}`, due_date },
  };
}

/** A suspended line costs a fee instead of its plan. */
function itemOf({ phone_number, plan_id, status }: LineRow, plans: readonly PlanRow[], date: string) {
  const plan = plans.find((one) => one.plan_id === plan_id)!;
  return status === "Active"
    ? {
        ...{ description: `${plan.name}, ${phone_number}`, amount: plan.price_per_month },
        ...{ date, item_type: "Plan Charge" },
      }
    : { description: `Holding fee, ${phone_number}`, amount: 5, date, item_type: "Fee" };
}
