import { isTruthy } from "../../../../python/truth.js";
import { phoneOf, surroundingsOf } from "./phone.js";
import type { TelecomUserDatabase } from "./telecom-user-database.js";

/** Whether data can be sent over the cellular network. */
export function hasMobileData(database: TelecomUserDatabase): boolean {
  const phone = phoneOf(database);
  if (phone.airplane_mode || phone.network_signal_strength === "none") return false;
  if (phone.network_connection_status === "no_service") return false;
  const here = surroundingsOf(database);
  if (isTruthy(here.is_abroad) && !(phone.roaming_enabled && here.roaming_allowed)) return false;
  return phone.data_enabled && !here.mobile_data_usage_exceeded;
}
