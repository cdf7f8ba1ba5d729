import type { Random } from "@rwml/core";
import { between, digits } from "../draw.js";
import type { PlanRow } from "./draw-plans.js";
import { day, moment } from "./draw-time.js";
import type { Ledger } from "./ledger.js";

/** A line before it is read into a database. */
export interface LineRow {
  readonly line_id: string;
  readonly phone_number: string;
  readonly plan_id: string;
  readonly status: "Active" | "Suspended";
}

const models = ["Heron 3", "Heron 3 Mini", "Kestrel X", "Osprey 12", "Plover", "Wren 2"] as const;

/** Adds a line and its phone. An active line has data left, and a contract that goes on. */
export function drawLine(random: Random, ledger: Ledger, plan: PlanRow, isSuspended: boolean): LineRow {
  const device_id = ledger.id("D");
  ledger.rows.devices.push({
    ...{ device_id, device_type: "phone", model: random.pick(models), imei: digits(random, 15) },
    ...{ is_esim_capable: random.int(3) > 0, activated: true },
    activation_date: moment(random, 2024, 2024),
    last_esim_transfer_date: random.int(4) === 0 ? moment(random, 2024, 2024) : null,
  });
  const line: LineRow = {
    ...{ line_id: ledger.id("L"), phone_number: ledger.phoneNumber(), plan_id: plan.plan_id },
    status: isSuspended ? "Suspended" : "Active",
  };
  ledger.rows.lines.push({
    ...{ ...line, device_id },
    data_used_gb: isSuspended ? 0 : Math.min(between(random, 1, 200), plan.data_limit_gb * 9) / 10,
    roaming_enabled: random.int(2) === 0,
    contract_end_date: day(random, 2026, 2028),
    last_plan_change_date: day(random, 2024, 2024),
    last_sim_replacement_date: random.int(3) === 0 ? day(random, 2024, 2024) : null,
    suspension_start_date: isSuspended ? day(random, 2024, 2024) : null,
  });
  return line;
}
