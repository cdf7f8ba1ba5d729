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
  const changes = change(before);
  write(database, before, changes);
  return changed(before, changes);
}

/**
 * Changes the phone, which then looks for a network anew. Throws a ToolError, after the change, when its access point
 * has no settings.
 */
export function changeConnection(database: Draft<TelecomUserDatabase>, change: Change): Phone {
  const found = plainOf<TelecomUserDatabase>(database);
  const before = phoneOf(found);
  const asked = change(before);
  const phone = changed(before, asked);
  const changes = Object.assign({}, asked, networkFor(phone, surroundingsOf(found)));
  write(database, before, changes);
  Object.assign(phone, changes);
  apnOf(phone, "apn_name");
  return phone;
}

/** A second spread in one literal would take a path in V8 that is ten times slower. */
function changed(phone: Phone, changes: Partial<Phone>): Phone {
  return Object.assign({ ...phone }, changes);
}

function write(database: Draft<TelecomUserDatabase>, before: Phone, changes: Partial<Phone>): void {
  for (const name in changes) {
    const value = changes[name as keyof Phone];
    if (value !== before[name as keyof Phone]) (database.device as Record<string, unknown>)[name] = value;
  }
}
