import { attributeError } from "../../../../python/attribute-error.js";
import { statusBar } from "./status-bar.js";
import type { Phone } from "./telecom-user-database.js";

/** The phone; after initialization data of the agent the tools hold the agent's database, without a phone. */
export function phoneOf<Own>(database: { readonly device: Own }): Own {
  if (database.device === undefined) throw attributeError("TelecomDB", "device");
  return database.device;
}

/** Where the user is; not there in the same case. */
export function surroundingsOf<Own>(database: { readonly surroundings: Own }): Own {
  if (database.surroundings === undefined) throw attributeError("TelecomDB", "surroundings");
  return database.surroundings;
}

/** What a change of the phone shows: a sentence, and the status bar afterwards. */
export function withStatusBar(sentence: string, phone: Phone): string {
  return `${sentence}\nStatus Bar: ${statusBar(phone)}`;
}

/** `ON` or `OFF`. */
export function onOrOff(isOn: boolean): string {
  return isOn ? "ON" : "OFF";
}
