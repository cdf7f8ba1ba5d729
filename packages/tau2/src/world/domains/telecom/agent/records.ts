import type { Draft } from "immer";
import { attributeError } from "../../../../python/attribute-error.js";
import { ToolError } from "../../../../python/python-error.js";
import type { PythonValue } from "../../../../python/python-value.js";
import { pythonStr } from "../../../../python/repr.js";
import { plainOf } from "../plain-of.js";
import type { Bill, Customer, Device, Line, Plan, TelecomDatabase } from "./telecom-database.js";

/** A customer by id. Throws a ToolError, as all functions here do for what is not there. */
export function customerById(database: TelecomDatabase, id: PythonValue): Customer {
  const found = present(database.customers, "customers").find(({ customer_id }) => customer_id === id);
  return found ?? missing("Customer with ID", id);
}

/** The first customer whose own number it is or who has a line with it. */
export function customerByPhone(database: TelecomDatabase, phone: PythonValue): Customer {
  for (const customer of present(database.customers, "customers")) {
    if (customer.phone_number === phone) return customer;
    if (customer.line_ids.some((id) => lineById(database, id).phone_number === phone)) return customer;
  }
  return missing("Customer with phone number", phone);
}

/** A line by id. */
export function lineById(database: TelecomDatabase, id: PythonValue): Line {
  const found = present(database.lines, "lines").find(({ line_id }) => line_id === id);
  return found ?? missing("Line with ID", id);
}

/** The first line with a phone number. */
export function lineByPhone(database: TelecomDatabase, phone: PythonValue): Line {
  const found = present(database.lines, "lines").find(({ phone_number }) => phone_number === phone);
  return found ?? missing("Line with phone number", phone);
}

/** A line that must be a customer's. */
export function lineOfCustomer(
  database: TelecomDatabase,
  customerId: PythonValue,
  lineId: PythonValue,
): Line {
  const { line_ids } = customerById(database, customerId);
  if (line_ids.includes(lineId as string)) return lineById(database, lineId);
  throw new ToolError(`Line ${pythonStr(lineId)} not found for customer ${pythonStr(customerId)}`);
}

/** The same line to change. */
export function editableLine(
  database: Draft<TelecomDatabase>,
  customerId: PythonValue,
  lineId: PythonValue,
): Draft<Line> {
  const seen = plainOf<TelecomDatabase>(database);
  return editable(database.lines, seen.lines, lineOfCustomer(seen, customerId, lineId));
}

/** A plan by id. */
export function planById(database: TelecomDatabase, id: PythonValue): Plan {
  const found = present(database.plans, "plans").find(({ plan_id }) => plan_id === id);
  return found ?? missing("Plan with ID", id);
}

/** A device by id. */
export function deviceById(database: TelecomDatabase, id: PythonValue): Device {
  const found = present(database.devices, "devices").find(({ device_id }) => device_id === id);
  return found ?? missing("Device with ID", id);
}

/** A bill by id. */
export function billById(database: TelecomDatabase, id: PythonValue): Bill {
  return findBill(database, id) ?? missing("Bill with ID", id);
}

/** A bill by id; undefined without one. */
export function findBill(database: TelecomDatabase, id: PythonValue): Bill | undefined {
  return present(database.bills, "bills").find(({ bill_id }) => bill_id === id);
}

/** A customer's bills, in the customer's order. */
export function billsOf(database: TelecomDatabase, customer: Customer): readonly Bill[] {
  return customer.bill_ids.map((id) => billById(database, id));
}

/** A list that the database holds, unless initialization data has put the user's database in its place. */
export function present<List>(list: List | undefined, name: string): List {
  if (list === undefined) throw attributeError("TelecomUserDB", name);
  return list;
}

/** The draft of an item that was found in what `plainOf` shows of the list. */
export function editable<Item>(list: Draft<Item[]>, seen: readonly Item[], item: Item): Draft<Item> {
  return list[seen.indexOf(item)] as Draft<Item>;
}

function missing(what: string, id: PythonValue): never {
  throw new ToolError(`${what} ${pythonStr(id)} not found`);
}
