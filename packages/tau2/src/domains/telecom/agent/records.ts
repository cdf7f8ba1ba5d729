import { isDraft, original } from "immer";
import { attributeError } from "../../../python/attribute-error.js";
import { ToolError } from "../../../python/python-error.js";
import type { PythonValue } from "../../../python/python-value.js";
import { pythonStr } from "../../../python/repr.js";
import type { Bill, Customer, Device, Line, Plan } from "./telecom-database.js";

interface Lines<Own> {
  readonly lines: readonly Own[];
}
interface Customers<Own> {
  readonly customers: readonly Own[];
}
interface Bills<Own> {
  readonly bills: readonly Own[];
}

/** A customer by id. Throws a ToolError, as all functions here do for what is not there. */
export function customerById<Own extends Customer>(database: Customers<Own>, id: PythonValue): Own {
  const found = first(present(database.customers, "customers"), (customer) => customer.customer_id === id);
  return found ?? missing("Customer with ID", id);
}

/** The first customer whose own number it is or who has a line with it. */
export function customerByPhone<Own extends Customer>(
  database: Customers<Own> & Lines<Line>,
  phone: PythonValue,
): Own {
  for (const customer of present(database.customers, "customers")) {
    if (customer.phone_number === phone) return customer;
    if (customer.line_ids.some((id) => lineById(database, id).phone_number === phone)) return customer;
  }
  return missing("Customer with phone number", phone);
}

export function lineById<Own extends Line>(database: Lines<Own>, id: PythonValue): Own {
  return (
    first(present(database.lines, "lines"), (line) => line.line_id === id) ?? missing("Line with ID", id)
  );
}

export function lineByPhone<Own extends Line>(database: Lines<Own>, phone: PythonValue): Own {
  const found = first(present(database.lines, "lines"), (line) => line.phone_number === phone);
  return found ?? missing("Line with phone number", phone);
}

/** A line that must be a customer's. */
export function lineOfCustomer<Own extends Line>(
  database: Customers<Customer> & Lines<Own>,
  customerId: PythonValue,
  lineId: PythonValue,
): Own {
  const { line_ids } = customerById(database, customerId);
  if (line_ids.includes(lineId as string)) return lineById(database, lineId);
  throw new ToolError(`Line ${pythonStr(lineId)} not found for customer ${pythonStr(customerId)}`);
}

export function planById(database: { readonly plans: readonly Plan[] }, id: PythonValue): Plan {
  return (
    first(present(database.plans, "plans"), (plan) => plan.plan_id === id) ?? missing("Plan with ID", id)
  );
}

export function deviceById(database: { readonly devices: readonly Device[] }, id: PythonValue): Device {
  const found = first(present(database.devices, "devices"), (device) => device.device_id === id);
  return found ?? missing("Device with ID", id);
}

export function billById<Own extends Bill>(database: Bills<Own>, id: PythonValue): Own {
  return findBill(database, id) ?? missing("Bill with ID", id);
}

/** A bill by id; undefined without one. */
export function findBill<Own extends Bill>(database: Bills<Own>, id: PythonValue): Own | undefined {
  return first(present(database.bills, "bills"), (bill) => bill.bill_id === id);
}

/** A customer's bills, in the customer's order. */
export function billsOf<Own extends Bill>(database: Bills<Own>, customer: Customer): readonly Own[] {
  return customer.bill_ids.map((id) => billById(database, id));
}

/** A list that the database holds, unless initialization data has put the user's database in its place. */
export function present<List>(list: List | undefined, name: string): List {
  if (list === undefined) throw attributeError("TelecomUserDB", name);
  return list;
}

/**
 * The first item that fits. Drafts of the items before it would cost more than the search, so it goes over the list as
 * it was before the change; `fits` may therefore only look at what never changes.
 */
function first<Item>(list: readonly Item[], fits: (item: Item) => boolean): Item | undefined {
  if (!isDraft(list)) return list.find(fits);
  const before = original(list as never) as readonly Item[];
  const index = before.findIndex(fits);
  if (index >= 0) return list[index];
  return before.length === list.length ? undefined : list.find(fits);
}

function missing(what: string, id: PythonValue): never {
  throw new ToolError(`${what} ${pythonStr(id)} not found`);
}
