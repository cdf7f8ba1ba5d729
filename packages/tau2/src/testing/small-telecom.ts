import type { PythonRecord, PythonValue } from "../python/python-value.js";
import { type Databases, newWorld } from "../world/begin-world.js";
import { respond, type Setting } from "../world/call-tool.js";
import { telecomDomain } from "../world/domains/telecom/telecom-domain.js";
import type { ToolResult } from "../world/tool-result.js";
import { type Side, WorldCell } from "../world/world.js";
import { runWorldCall } from "../world/world-call.js";

const address = { street: "1 Hill Road", city: "Reno", state: "NV", zip_code: "89501" };

/** A company of two customers, for tests: Ada with the lines L1 and L2 and three bills, Bo with L3 and none. */
export const smallTelecom: Databases = {
  agent: telecomDomain.readAgentDatabase({
    plans: [
      {
        ...{ plan_id: "P1", name: "Small", data_limit_gb: 3, price_per_month: 20 },
        data_refueling_price_per_gb: 2.5,
      },
      {
        ...{ plan_id: "P2", name: "Free", data_limit_gb: 1, price_per_month: 0 },
        data_refueling_price_per_gb: 1,
      },
    ],
    devices: [
      {
        ...{ device_id: "D1", device_type: "phone", model: "Brick 2", is_esim_capable: false },
        activation_date: "2024-05-06T07:08:09",
      },
    ],
    lines: [
      line("L1", "555-000-0001", { status: "Active", device_id: "D1", data_used_gb: 2.5 }),
      line("L2", "555-000-0002", { status: "Suspended", suspension_start_date: "2025-01-02" }),
      line("L3", "555-000-0003", { plan_id: "P2", roaming_enabled: true }),
    ],
    customers: [
      customer("C1", "Ada Hart", "555-111-0001", ["L1", "L2"], ["B1", "B2", "B3"]),
      customer("C2", "Bo Hart", "555-111-0002", ["L3"], []),
    ],
    bills: [
      bill("B1", "2025-01-05", "Paid", 20),
      bill("B2", "2025-02-05", "Issued", 22.5),
      bill("B3", "2025-02-05", "Draft", 0),
    ],
  }),
  user: telecomDomain.readUserDatabase({}),
};

/** A world of the company, and what a test does there. */
export function openSmallTelecom({ solo = false, databases = smallTelecom } = {}) {
  const setting: Setting = { domain: telecomDomain, solo };
  const cell = new WorldCell(newWorld(setting, databases));
  const call = (requestor: Side, name: string, input: PythonRecord): string =>
    respond(setting, cell, { id: "1", name, arguments: input, requestor }).content;
  const set = (side: Side, name: string, input: PythonRecord = {}): ToolResult =>
    runWorldCall(setting, cell, { env_type: side, func_name: name, arguments: input });
  const at = (side: "agent" | "user", ...path: readonly (string | number)[]): PythonValue | undefined =>
    path.reduce<unknown>(
      (value, key) => (value as Record<string | number, unknown>)[key],
      cell.read()[side],
    ) as PythonValue | undefined;
  return {
    cell,
    /** The content of the answer to an agent's call. */
    agent: (name: string, input: PythonRecord = {}) => call("assistant", name, input),
    /** The content of the answer to a user's call. */
    user: (name: string, input: PythonRecord = {}) => call("user", name, input),
    /** Runs a function that only tasks use. */
    set,
    /** The value at a path of a database. */
    at,
    /** Makes the phone in the user's hand that of a line. */
    own: (phone_number: string) => set("user", "set_user_info", { name: "Ada Hart", phone_number }),
  };
}

function line(line_id: string, phone_number: string, rest: PythonRecord): PythonRecord {
  return { line_id, phone_number, plan_id: "P1", ...rest };
}

function customer(
  customer_id: string,
  full_name: string,
  phone_number: string,
  line_ids: readonly string[],
  bill_ids: readonly string[],
): PythonRecord {
  return {
    ...{ customer_id, full_name, phone_number, address, line_ids, bill_ids },
    ...{ date_of_birth: "1990-02-03", email: `${customer_id}@example.org` },
  };
}

function bill(bill_id: string, issue_date: string, status: string, total_due: number): PythonRecord {
  return {
    ...{ bill_id, customer_id: "C1", issue_date, status, total_due },
    ...{ period_start: "2025-01-01", period_end: "2025-01-31", due_date: "2025-02-15" },
  };
}
