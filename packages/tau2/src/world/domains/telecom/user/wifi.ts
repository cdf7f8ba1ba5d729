import type { Feature } from "../feature.js";
import { changePhone } from "./change-phone.js";
import { onOrOff, phoneOf, withStatusBar } from "./phone.js";
import type { Phone, TelecomUserDatabase } from "./telecom-user-database.js";

/** The Wi-Fi radio. */
export const wifi: Feature<TelecomUserDatabase> = {
  tools: {
    check_wifi_status: {
      type: "read",
      about: "Shows whether Wi-Fi is on, and which network the phone is in.",
      parameters: {},
      run(database) {
        const phone = phoneOf(database);
        if (!phone.wifi_enabled) return "Wi-Fi is turned OFF.";
        if (!phone.wifi_connected) return "Wi-Fi is ON but not connected to any network.";
        return `Wi-Fi is ON and connected to '${phone.wifi_ssid ?? "None"}'. Signal strength: ${phone.wifi_signal_strength}.`;
      },
    },
    toggle_wifi: {
      type: "write",
      about: "Turns Wi-Fi on or off.",
      parameters: {},
      run(database) {
        const phone = changePhone(database, toggled);
        return withStatusBar(
          phone.airplane_mode
            ? "Cannot change Wi-Fi settings while Airplane Mode is ON."
            : `Wi-Fi is now ${onOrOff(phone.wifi_enabled)}.`,
          phone,
        );
      },
    },
  },
  functions: {},
};

/** What a phone forgets that leaves its Wi-Fi network. */
export const withoutWifi = { wifi_connected: false, wifi_ssid: null, wifi_signal_strength: "none" } as const;

function toggled({ airplane_mode, wifi_enabled }: Phone): Partial<Phone> {
  if (airplane_mode) return {};
  return wifi_enabled ? { wifi_enabled: false, ...withoutWifi } : { wifi_enabled: true };
}
