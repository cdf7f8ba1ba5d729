import type { Draft } from "immer";
import { plainOf } from "../plain-of.js";
import { apnOf } from "./apn-settings.js";
import { networkFor } from "./network-search.js";
import { phoneOf, surroundingsOf } from "./phone.js";
import type { Phone, TelecomUserDatabase } from "./telecom-user-database.js";

type Change = (phone: Phone) => Partial<Phone>;

/** Changes the phone and returns it as it is afterwards. */
export function changePhone(database: Draft<TelecomUserDatabase>, change: Change): Phone {
  const before = phoneOf(plainOf<TelecomUserDatabase>(database));
  return write(database, before, change(before));
}

/**
 * Changes the phone, which then looks for a network anew. Throws a ToolError, after the change, when its access point
 * has no settings.
 */
export function changeConnection(database: Draft<TelecomUserDatabase>, change: Change): Phone {
  const found = plainOf<TelecomUserDatabase>(database);
  const before = phoneOf(found);
  const changes = change(before);
  const network = networkFor({ ...before, ...changes }, surroundingsOf(found));
  const after = write(database, before, { ...changes, ...network });
  apnOf(after, "apn_name");
  return after;
}

function write(database: Draft<TelecomUserDatabase>, before: Phone, changes: Partial<Phone>): Phone {
  for (const [name, value] of Object.entries(changes)) {
    if (value !== before[name as keyof Phone]) (database.device as Record<string, unknown>)[name] = value;
  }
  return { ...before, ...changes };
}
