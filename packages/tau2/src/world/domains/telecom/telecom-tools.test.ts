import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../../../python/python-value.js";
import { openSmallTelecom } from "../../../testing/small-telecom.js";
import { telecomDomain } from "./telecom-domain.js";

const company = openSmallTelecom();
const ada = { customer_id: "C1", line_id: "L1" };
const suspended = { customer_id: "C1", line_id: "L2" };

describe("the agent's tools", () => {
  it("should be upstream's in upstream's order", () => {
    expect(
      Object.entries(telecomDomain.agentTools.tools).map(([name, { type }]) => `${name} ${type}`),
    ).toEqual([
      ...["get_customer_by_phone read", "get_customer_by_id read", "get_customer_by_name read"],
      ...["get_details_by_id read", "suspend_line write", "resume_line write"],
      ...["get_bills_for_customer read", "send_payment_request write", "get_data_usage read"],
      ...["enable_roaming write", "disable_roaming write", "transfer_to_human_agents generic"],
      "refuel_data write",
    ]);
  });
});

describe("looking customers up", () => {
  it.each([
    ["get_customer_by_phone", { phone_number: "555-111-0001" }],
    ["get_customer_by_phone", { phone_number: "555-000-0002" }],
    ["get_customer_by_id", { customer_id: "C1" }],
    ["get_details_by_id", { id: "C1" }],
  ])("should find Ada with %s of %j", (name, input) => {
    expect(company.agent(name, input)).toMatch(/^\{"customer_id": "C1", "full_name": "Ada Hart"/);
  });

  it("should show every field, with Python's floats and dates", () => {
    expect(company.agent("get_details_by_id", { id: "L1" })).toBe(
      '{"line_id": "L1", "phone_number": "555-000-0001", "status": "Active", "plan_id": "P1", "device_id": "D1", ' +
        '"data_used_gb": 2.5, "data_refueling_gb": 0.0, "roaming_enabled": false, "contract_end_date": null, ' +
        '"last_plan_change_date": null, "last_sim_replacement_date": null, "suspension_start_date": null}',
    );
    expect(company.agent("get_details_by_id", { id: "D1" })).toContain('"2024-05-06 07:08:09"');
    expect(company.agent("get_details_by_id", { id: "P1" })).toContain('"price_per_month": 20.0');
    expect(company.agent("get_details_by_id", { id: "B1" })).toContain('"line_items": []');
  });

  it("should go by name, in whatever case, and date of birth", () => {
    const dob = "1990-02-03";
    expect(company.agent("get_customer_by_name", { full_name: "bo HART", dob })).toMatch(
      /^\[\{"customer_id": "C2"/,
    );
    expect(company.agent("get_customer_by_name", { full_name: "Bo Hart", dob: "1990-02-04" })).toBe("[]");
  });

  it.each<readonly [string, PythonRecord, string]>([
    ["get_customer_by_phone", { phone_number: "555" }, "Customer with phone number 555 not found"],
    ["get_customer_by_id", { customer_id: null }, "Customer with ID None not found"],
    ["get_customer_by_name", { full_name: 1, dob: "" }, "'int' object has no attribute 'lower'"],
    ["get_details_by_id", { id: "L9" }, "Line with ID L9 not found"],
    ["get_details_by_id", { id: "D9" }, "Device with ID D9 not found"],
    ["get_details_by_id", { id: "B9" }, "Bill with ID B9 not found"],
    ["get_details_by_id", { id: "C9" }, "Customer with ID C9 not found"],
    ["get_details_by_id", { id: "P9" }, "Plan with ID P9 not found"],
    ["get_details_by_id", { id: "X1" }, "Unknown ID format or type: X1"],
    ["get_details_by_id", { id: [] }, "'list' object has no attribute 'startswith'"],
    ["get_data_usage", { customer_id: "C2", line_id: "L1" }, "Line L1 not found for customer C2"],
  ])("should refuse %s of %j", (name, input, error) => {
    expect(company.agent(name, input)).toBe(`Error: ${error}`);
  });
});

describe("suspending and resuming lines", () => {
  it("should suspend an active line from today on, once", () => {
    const own = openSmallTelecom();
    const input = { ...ada, reason: "lost" };
    expect(own.agent("suspend_line", input)).toMatch(
      /^\{"message": "Line suspended successfully. \$5\/month holding fee will apply.", "line": \{"line_id": "L1", .*"suspension_start_date": "2025-02-25"\}\}$/,
    );
    expect(own.agent("suspend_line", input)).toBe("Error: Line must be active to suspend");
  });

  it("should resume lines that are suspended or wait for activation", () => {
    const own = openSmallTelecom();
    expect(own.agent("resume_line", suspended)).toMatch(
      /^\{"message": "Line resumed successfully".*"status": "Active".*"suspension_start_date": null\}\}$/,
    );
    expect(own.agent("resume_line", { customer_id: "C2", line_id: "L3" })).toContain('"Active"');
    expect(own.agent("resume_line", ada)).toBe("Error: Line must be suspended to resume");
  });

  it("should suspend for an overdue bill of last month, and end the contract when told to", () => {
    const own = openSmallTelecom();
    const input = { ...ada, new_bill_id: "B7", contract_ended: true };
    own.set("assistant", "suspend_line_for_overdue_bill", input);
    expect(own.at("agent", "lines", 0)).toMatchObject({
      ...{ status: "Suspended", suspension_start_date: "2025-02-25", contract_end_date: "2025-01-31" },
    });
    expect(own.at("agent", "bills", 3)).toMatchObject({
      ...{ bill_id: "B7", period_start: "2025-01-01", due_date: "2025-01-15", status: "Overdue" },
      line_items: [{ description: "Charge for line L1", item_type: "Charge", date: "2025-02-25" }],
    });
    expect(own.at("agent", "customers", 0, "bill_ids")).toEqual(["B1", "B2", "B3", "B7"]);
    const overdue = { customer_id: "C1", overdue_bill_id: "B7" };
    expect(own.set("assistant", "assert_overdue_bill_exists", overdue)).toBe(true);
    expect(own.set("assistant", "assert_no_overdue_bill", { overdue_bill_id: "B7" })).toBe(false);
    own.agent("resume_line", ada);
    expect(() => own.set("assistant", "suspend_line_for_overdue_bill", input)).toThrow(
      "Customer already has an overdue bill",
    );
  });

  it("should suspend for no bill on a plan that costs nothing", () => {
    const own = openSmallTelecom();
    own.agent("resume_line", { customer_id: "C2", line_id: "L3" });
    const input = { customer_id: "C2", line_id: "L3", new_bill_id: "B7", contract_ended: false };
    expect(() => own.set("assistant", "suspend_line_for_overdue_bill", input)).toThrow(
      "Amount must be positive for overdue bill",
    );
  });
});

describe("bills", () => {
  const ids = (answer: string) => [...answer.matchAll(/"bill_id": "(\w+)"/g)].map(([, id]) => id);

  it("should be listed latest first, those of one day in the customer's order", () => {
    expect(ids(company.agent("get_bills_for_customer", { customer_id: "C1" }))).toEqual(["B2", "B3", "B1"]);
  });

  it.each<readonly [PythonRecord[string], number]>([
    [1, 1],
    [0, 0],
    [-1, 2],
    [true, 1],
    [null, 3],
  ])("should be cut off at %j as a slice is", (limit, count) => {
    expect(ids(company.agent("get_bills_for_customer", { customer_id: "C1", limit }))).toHaveLength(count);
  });

  it("should refuse a limit that is no index", () => {
    expect(company.agent("get_bills_for_customer", { customer_id: "C1", limit: 1.5 })).toBe(
      "Error: slice indices must be integers or None or have an __index__ method",
    );
  });

  it("should await payment one at a time", () => {
    const own = openSmallTelecom();
    const input = { customer_id: "C1", bill_id: "B2" };
    expect(own.agent("send_payment_request", { customer_id: "C1", bill_id: "B7" })).toBe(
      "Error: Bill B7 not found for customer C1",
    );
    expect(own.agent("send_payment_request", input)).toBe("Payment request sent to the customer for bill B2");
    expect(own.agent("send_payment_request", input)).toBe(
      "Error: A bill is already awaiting payment for this customer",
    );
  });
});

describe("data", () => {
  it("should be shown with numbers as texts", () => {
    expect(company.agent("get_data_usage", ada)).toBe(
      '{"line_id": "L1", "data_used_gb": "2.5", "data_limit_gb": "3.0", "data_refueling_gb": "0.0", "cycle_end_date": "2025-02-28"}',
    );
  });

  it("should be refueled onto the draft bill", () => {
    const own = openSmallTelecom();
    expect(own.agent("refuel_data", { ...ada, gb_amount: 2 })).toBe(
      '{"message": "Successfully added 2 GB of data for line L1 for $5.00", "new_data_refueling_gb": "2.0", "charge": "5.0"}',
    );
    expect(own.agent("refuel_data", { ...ada, gb_amount: 0.1 })).toContain('"charge": "0.25"');
    expect(own.at("agent", "bills", 2)).toMatchObject({
      total_due: 5.25,
      line_items: [
        { description: "Data refueling: 2 GB at $2.5/GB", item_type: "Charge", date: "2025-02-25" },
        { description: "Data refueling: 0.1 GB at $2.5/GB", amount: 0.25 },
      ],
    });
    const expected = { ...ada, expected_amount: 2.1 };
    expect(own.set("assistant", "assert_data_refueling_amount", expected)).toBe(true);
  });

  it("should be refueled onto a new bill with the same id in every run", () => {
    const refueled = () => {
      const own = openSmallTelecom();
      own.agent("refuel_data", { customer_id: "C2", line_id: "L3", gb_amount: 1 });
      return own.at("agent", "bills", 3) as PythonRecord;
    };
    expect(refueled()).toEqual(refueled());
    expect(refueled()).toMatchObject({
      ...{ customer_id: "C2", issue_date: "2025-03-01", period_end: "2025-03-31", due_date: "2025-03-15" },
      ...{ status: "Draft", bill_id: expect.stringMatching(/^B[\da-f]{8}$/) },
    });
  });

  it.each<readonly [PythonRecord[string], string]>([
    [0, "Refuel amount must be positive"],
    [-1.5, "Refuel amount must be positive"],
    ["2", "'<=' not supported between instances of 'str' and 'int'"],
    [null, "'<=' not supported between instances of 'NoneType' and 'int'"],
  ])("should not be refueled by %j", (gb_amount, error) => {
    expect(company.agent("refuel_data", { ...ada, gb_amount })).toBe(`Error: ${error}`);
  });
});

describe("roaming", () => {
  it("should be switched, and say when it was so already", () => {
    const own = openSmallTelecom();
    expect(own.agent("enable_roaming", ada)).toBe("Roaming enabled successfully");
    expect(own.agent("enable_roaming", ada)).toBe("Roaming was already enabled");
    expect(own.agent("disable_roaming", ada)).toBe("Roaming disabled successfully");
    expect(own.agent("disable_roaming", ada)).toBe("Roaming was already disabled");
  });
});
