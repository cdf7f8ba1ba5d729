import { ToolError } from "../../../python/python-error.js";
import type { PythonValue } from "../../../python/python-value.js";
import { lookUp } from "../../look-up.js";

/** Entries of some kind by id, frozen or in a draft. */
type Table<Entry> = { readonly [id: string]: Entry };

/** The order of an id. Throws a ToolError. */
export function findOrder<Order>({ orders }: { readonly orders: Table<Order> }, id: PythonValue): Order {
  return found(orders, id, "Order");
}

/** The user of an id. Throws a ToolError. */
export function findUser<User>({ users }: { readonly users: Table<User> }, id: PythonValue): User {
  return found(users, id, "User");
}

/** The product of an id. Throws a ToolError. */
export function findProduct<Product>(products: Table<Product>, id: PythonValue): Product {
  return found(products, id, "Product");
}

/** A payment method of a user. Throws a ToolError where there is no such user or method. */
export function findPaymentMethod<Method>(
  database: { readonly users: Table<{ readonly payment_methods: Table<Method> }> },
  userId: string,
  id: PythonValue,
): Method {
  return found(findUser(database, userId).payment_methods, id, "Payment method");
}

function found<Entry>(entries: Table<Entry>, id: PythonValue, kind: string): Entry {
  const entry = lookUp(entries, id);
  if (entry === undefined) throw new ToolError(`${kind} not found`);
  return entry;
}
