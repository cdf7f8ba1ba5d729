import type { Phone } from "./telecom-user-database.js";

/** What the phone makes of its SIM card. */
export function simStatus(phone: Phone): Phone["sim_card_status"] {
  return phone.sim_card_missing ? "missing" : phone.sim_card_status;
}
