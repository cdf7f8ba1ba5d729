import { pythonEqual } from "../../../../python/equal.js";
import type { Feature } from "../feature.js";
import { changeConnection } from "./change-phone.js";
import { onOrOff, phoneOf, withStatusBar } from "./phone.js";
import type { Phone, TelecomUserDatabase } from "./telecom-user-database.js";
import { withoutVpn } from "./vpn.js";
import { withoutWifi } from "./wifi.js";

/** Turns all radios off at once. */
export const airplaneMode: Feature<TelecomUserDatabase> = {
  tools: {
    toggle_airplane_mode: {
      type: "write",
      about:
        "Turns airplane mode on or off. While it is on, the phone has neither cellular network nor Wi-Fi.",
      parameters: {},
      run(database) {
        const phone = changeConnection(database, toggled);
        return withStatusBar(`Airplane Mode is now ${onOrOff(phone.airplane_mode)}.`, phone);
      },
    },
  },
  functions: {
    turn_airplane_mode_on: {
      parameters: {},
      run(database) {
        changeConnection(database, (phone) => switched(phone, true));
        return "Airplane Mode is now ON.";
      },
    },
    turn_airplane_mode_off: {
      parameters: {},
      run(database) {
        changeConnection(database, (phone) => switched(phone, false));
        return "Airplane Mode is now OFF.";
      },
    },
    assert_airplane_mode_status: {
      parameters: { expected_status: {} },
      run: (database, { expected_status }) => pythonEqual(phoneOf(database).airplane_mode, expected_status!),
    },
  },
};

function toggled(phone: Phone): Partial<Phone> {
  const isOn = !phone.airplane_mode;
  return {
    airplane_mode: isOn,
    ...(isOn || phone.wifi_enabled ? withoutWifi : {}),
    ...(isOn && phone.vpn_connected ? withoutVpn : {}),
  };
}

/** Upstream toggles, and once more where that was the wrong way. */
function switched(phone: Phone, isOn: boolean): Partial<Phone> {
  const once = toggled(phone);
  return once.airplane_mode === isOn ? once : { ...once, ...toggled({ ...phone, ...once }) };
}
