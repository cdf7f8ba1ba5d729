import { numberText } from "../../../../python/number.js";
import type { Phone } from "./telecom-user-database.js";

/** The icons at the top of the phone's screen. */
export function statusBar(phone: Phone): string {
  const indicators = phone.airplane_mode ? ["✈️ Airplane Mode"] : cellular(phone);
  if (phone.wifi_enabled && phone.wifi_connected) {
    indicators.push(phone.wifi_ssid ? `📡 Connected to ${phone.wifi_ssid}` : "📡 Enabled");
  }
  if (phone.vpn_connected) indicators.push("🔒 VPN Connected");
  indicators.push(`🔋 ${numberText(phone.battery_level)}%`);
  return indicators.join(" | ");
}

const signals = {
  none: "📵 No Signal",
  poor: "📶¹ Poor",
  fair: "📶² Fair",
  good: "📶³ Good",
  excellent: "📶⁴ Excellent",
} as const;

function cellular(phone: Phone): string[] {
  const technology = phone.network_technology_connected;
  const indicators: string[] = [signals[phone.network_signal_strength]];
  if (technology !== "none") indicators.push(technology);
  if (technology === "none" || !phone.data_enabled) return [...indicators, "📵 Data Disabled"];
  indicators.push("📱 Data Enabled");
  if (phone.data_saver_mode) indicators.push("🔽 Data Saver");
  return indicators;
}
