import { pythonEqual } from "../../../../python/equal.js";
import { isTruthy } from "../../../../python/truth.js";
import type { Feature } from "../feature.js";
import { changePhone } from "./change-phone.js";
import { onOrOff, phoneOf, withStatusBar } from "./phone.js";
import type { TelecomUserDatabase } from "./telecom-user-database.js";

/** Calls, and perhaps picture messages, over Wi-Fi. */
export const wifiCalling: Feature<TelecomUserDatabase> = {
  tools: {
    check_wifi_calling_status: {
      type: "read",
      about: "Shows whether calls go over Wi-Fi.",
      parameters: {},
      run: (database) =>
        `Wi-Fi Calling is currently turned ${onOrOff(phoneOf(database).wifi_calling_enabled)}.`,
    },
    toggle_wifi_calling: {
      type: "write",
      about: "Turns calls over Wi-Fi on or off.",
      parameters: {},
      run(database) {
        const phone = changePhone(database, ({ wifi_calling_enabled }) => ({
          wifi_calling_enabled: !wifi_calling_enabled,
        }));
        return withStatusBar(`Wi-Fi Calling is now ${onOrOff(phone.wifi_calling_enabled)}.`, phone);
      },
    },
  },
  functions: {
    set_wifi_calling: {
      parameters: { enabled: {}, mms_over_wifi: { fallback: null } },
      run(database, { enabled, mms_over_wifi }) {
        const isOn = isTruthy(enabled!);
        changePhone(database, ({ wifi_calling_enabled: before }) => ({
          wifi_calling_enabled: pythonEqual(before, enabled!) ? before : !before,
          // An assignment that upstream does not validate.
          ...(mms_over_wifi === null ? {} : { wifi_calling_mms_over_wifi: mms_over_wifi as boolean }),
        }));
        const calling = `Wi-Fi Calling is now ${onOrOff(isOn)}.`;
        if (mms_over_wifi === null) return calling;
        return `${calling}\nMMS over Wi-Fi is now ${onOrOff(isTruthy(mms_over_wifi!))}.`;
      },
    },
  },
};
