import type { Random } from "@rwml/core";
import { digits } from "../draw.js";
import { drawBills } from "./draw-bills.js";
import { drawLine, type LineRow } from "./draw-line.js";
import type { PlanRow } from "./draw-plans.js";
import { day, moment } from "./draw-time.js";
import type { Ledger } from "./ledger.js";
import { drawAddress, drawPerson } from "./people.js";

/** Adds a customer with lines, their devices and bills. Of several lines the last may be suspended, at the owner's wish. */
export function drawCustomer(
  random: Random,
  ledger: Ledger,
  plans: readonly PlanRow[],
  lineCount: number,
): void {
  const { name, email } = drawPerson(random);
  const suspended = lineCount > 1 && random.int(2) === 0 ? lineCount - 1 : -1;
  const lines: readonly LineRow[] = Array.from({ length: lineCount }, (_, index) =>
    drawLine(random, ledger, random.pick(plans), index === suspended),
  );
  const customer_id = ledger.id("C");
  const isOwnLine = lines.length > 0 && random.int(2) === 0;
  ledger.rows.customers.push({
    ...{ customer_id, full_name: name, date_of_birth: day(random, 1945, 2004), email },
    phone_number: isOwnLine ? lines[0]!.phone_number : ledger.phoneNumber(),
    address: drawAddress(random),
    account_status: lines.length > 0 ? "Active" : "Pending Verification",
    payment_methods: lines.length > 0 ? [drawPaymentMethod(random)] : [],
    line_ids: lines.map(({ line_id }) => line_id),
    bill_ids: drawBills(random, ledger, customer_id, lines, plans),
    created_at: moment(random, 2019, 2023),
    last_extension_date: random.int(4) === 0 ? day(random, 2024, 2024) : null,
    goodwill_credit_used_this_year: random.int(11) * 5,
  });
}

function drawPaymentMethod(random: Random) {
  return {
    method_type: random.pick(["Credit Card", "Debit Card", "PayPal"]),
    account_number_last_4: digits(random, 4),
    expiration_date: `${String(1 + random.int(12)).padStart(2, "0")}/${2026 + random.int(4)}`,
  };
}
