import { isNumber } from "../../../../python/number.js";
import type { PythonValue } from "../../../../python/python-value.js";
import { pythonStr } from "../../../../python/repr.js";
import { textParameter } from "../../../parameters.js";
import { dictResult, modelResult, type ToolResult } from "../../../tool-result.js";
import { calendar } from "../calendar.js";
import type { Feature } from "../feature.js";
import { customerParameter } from "./line-status.js";
import { editableLine, lineOfCustomer, planById } from "./records.js";
import type { TelecomDatabase } from "./telecom-database.js";

/** How much data a line has used. */
export const dataUsage: Feature<TelecomDatabase> = {
  tools: {
    get_data_usage: {
      type: "read",
      about: "Shows how much data a line has used in this cycle, its limit, and what was added to it.",
      parameters: { customer_id: customerParameter, line_id: textParameter("ID of the line") },
      run(database, { customer_id, line_id }) {
        const line = lineOfCustomer(database, customer_id!, line_id!);
        const plan = planById(database, line.plan_id);
        return dictResult({
          line_id: line.line_id,
          data_used_gb: amountResult(line.data_used_gb),
          data_limit_gb: plan.data_limit_gb,
          data_refueling_gb: line.data_refueling_gb,
          cycle_end_date: calendar.cycleEnd,
        });
      },
    },
  },
  functions: {
    set_data_usage: {
      parameters: { customer_id: {}, line_id: {}, data_used_gb: {} },
      run(database, { customer_id, line_id, data_used_gb }) {
        const line = editableLine(database, customer_id!, line_id!);
        // An assignment that upstream does not validate: the amount is whatever the caller wrote.
        line.data_used_gb = data_used_gb as typeof line.data_used_gb;
        return `Data usage set to ${pythonStr(data_used_gb!)} GB for line ${line.line_id}`;
      },
    },
  },
};

/** The amount may be whatever a task has set it to. */
function amountResult(amount: PythonValue): ToolResult {
  return typeof amount === "object" && amount !== null && !isNumber(amount) ? modelResult(amount) : amount;
}
