import { hash } from "node:crypto";
import { pythonJson } from "../python/json-text.js";
import type { PythonValue } from "../python/python-value.js";

const known = new WeakMap<object, string>();

/** Upstream's hash of a database: SHA-256 of its JSON with sorted keys, as hexadecimal digits. */
export function databaseHash(database: PythonValue): string {
  if (typeof database !== "object" || database === null) return sha256(pythonJson(database));
  const before = known.get(database);
  if (before !== undefined) return before;
  const result = sha256(pythonJson(database, { sortKeys: true }));
  if (Object.isFrozen(database)) known.set(database, result);
  return result;
}

function sha256(text: string): string {
  return hash("sha256", text, "hex");
}
