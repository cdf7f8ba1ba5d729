import { isDict } from "../../../../python/dict.js";
import { simStatus } from "./sim-status.js";
import type { Phone, Surroundings } from "./telecom-user-database.js";

/** How a phone is connected. */
export type Network = Pick<
  Phone,
  "network_connection_status" | "network_technology_connected" | "network_signal_strength"
>;

/** The network that a phone finds where it is. */
export function networkFor(phone: Phone, here: Surroundings): Network {
  const isReady = simStatus(phone) === "active" && !phone.airplane_mode;
  if (!isReady || isCutOff(phone, here)) return noNetwork;
  const technology = preferredTechnology(phone, here);
  return {
    network_connection_status: "connected",
    network_technology_connected: technology,
    network_signal_strength: here.signal_strength[technology] ?? "none",
  };
}

const noNetwork: Network = {
  network_connection_status: "no_service",
  network_technology_connected: "none",
  network_signal_strength: "none",
};

function isCutOff({ active_apn_settings: settings }: Phone, { line_active }: Surroundings): boolean {
  // Upstream fails over settings that are none before it comes to the line.
  if (!isDict(settings)) return false;
  return settings.apn_name === "broken" || !line_active;
}

function preferredTechnology(
  { network_mode_preference: mode }: Phone,
  { signal_strength: signals }: Surroundings,
): "2G" | "3G" | "4G" | "5G" {
  switch (mode) {
    case "2g_only":
      return "2G";
    case "3g_only":
      return "3G";
    case "4g_5g_preferred":
      return (signals["5G"] ?? "none") === "none" ? "4G" : "5G";
    default:
      // 4g_only, and whatever a caller has set that is no mode at all.
      return "4G";
  }
}
