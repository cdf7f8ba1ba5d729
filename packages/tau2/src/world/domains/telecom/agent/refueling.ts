import { add, multiply, subtract } from "../../../../python/arithmetic.js";
import { isAtMost } from "../../../../python/compare.js";
import { fixedText } from "../../../../python/fixed-text.js";
import { numberOf } from "../../../../python/number.js";
import { ToolError } from "../../../../python/python-error.js";
import { pythonStr } from "../../../../python/repr.js";
import { numberParameter, textParameter } from "../../../parameters.js";
import { dictResult } from "../../../tool-result.js";
import type { Feature } from "../feature.js";
import { plainOf } from "../plain-of.js";
import { chargeCustomer } from "./charge-customer.js";
import { customerParameter } from "./line-status.js";
import { editable, lineOfCustomer, planById } from "./records.js";
import type { TelecomDatabase } from "./telecom-database.js";

/** Adds data to a line for money. */
export const refueling: Feature<TelecomDatabase> = {
  tools: {
    refuel_data: {
      type: "write",
      about: "Adds data to a line and puts its price, by the plan's rate, on the customer's next bill.",
      parameters: {
        customer_id: customerParameter,
        line_id: textParameter("ID of the line to add data to"),
        gb_amount: numberParameter("How many gigabytes to add"),
      },
      run(database, { customer_id, line_id, gb_amount }) {
        const seen = plainOf<TelecomDatabase>(database);
        const line = lineOfCustomer(seen, customer_id!, line_id!);
        if (isAtMost(gb_amount!, 0)) throw new ToolError("Refuel amount must be positive");
        const { data_refueling_price_per_gb: price } = planById(seen, line.plan_id);
        const charge = multiply(gb_amount!, price);
        const refueled = add(line.data_refueling_gb, gb_amount!, "+=");
        editable(database.lines, seen.lines, line).data_refueling_gb = refueled;
        const gigabytes = `${pythonStr(gb_amount!)} GB`;
        chargeCustomer(
          database,
          seen,
          customer_id as string,
          charge,
          `Data refueling: ${gigabytes} at $${pythonStr(price)}/GB`,
        );
        return dictResult({
          message: `Successfully added ${gigabytes} of data for line ${line.line_id} for $${fixedText(numberOf(charge), 2)}`,
          new_data_refueling_gb: refueled,
          charge,
        });
      },
    },
  },
  functions: {
    assert_data_refueling_amount: {
      parameters: { customer_id: {}, line_id: {}, expected_amount: {} },
      run(database, { customer_id, line_id, expected_amount }) {
        const line = lineOfCustomer(plainOf<TelecomDatabase>(database), customer_id!, line_id!);
        return Math.abs(numberOf(subtract(line.data_refueling_gb, expected_amount!))) < 1e-6;
      },
    },
  },
};
