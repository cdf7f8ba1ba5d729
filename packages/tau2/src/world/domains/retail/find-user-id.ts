import { ToolError } from "../../../python/python-error.js";
import { pythonType } from "../../../python/python-type.js";
import type { PythonValue } from "../../../python/python-value.js";
import { rememberBy } from "./remember-by.js";
import type { RetailDatabase } from "./retail-database.js";

type Users = RetailDatabase["users"];

/** The user of an email address, in whatever case. Throws a ToolError. */
export function findUserIdByEmail(users: Users, email: PythonValue): string {
  const id = idsByEmail(users).get(lowerCase(email));
  if (id === undefined) throw userNotFound();
  return id;
}

/** The user of a name, in whatever case, and a zip code. Throws a ToolError. */
export function findUserIdByNameZip(
  users: Users,
  firstName: PythonValue,
  lastName: PythonValue,
  zip: PythonValue,
): string {
  const namesakes = idsByFirstName(users).get(lowerCase(firstName)) ?? [];
  // Python looks at the last name only of those whose first name fits.
  const id = namesakes.find((one) => {
    const { name, address } = users[one]!;
    return name.last_name.toLowerCase() === lowerCase(lastName) && address.zip === zip;
  });
  if (id === undefined) throw userNotFound();
  return id;
}

const idsByEmail = rememberBy((users: Users): ReadonlyMap<string, string> => {
  const entries = Object.entries(users).map(([id, { email }]) => [email.toLowerCase(), id] as const);
  // Of equal addresses the first counts.
  return new Map(entries.reverse());
});

const idsByFirstName = rememberBy((users: Users): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, string[]>();
  for (const [id, { name }] of Object.entries(users)) {
    const firstName = name.first_name.toLowerCase();
    const group = groups.get(firstName);
    if (group === undefined) groups.set(firstName, [id]);
    else group.push(id);
  }
  return groups;
});

function lowerCase(value: PythonValue): string {
  if (typeof value === "string") return value.toLowerCase();
  throw new ToolError(`'${pythonType(value)}' object has no attribute 'lower'`);
}

function userNotFound(): ToolError {
  return new ToolError("User not found");
}
