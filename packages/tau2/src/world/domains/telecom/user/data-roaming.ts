import { pythonEqual } from "../../../../python/equal.js";
import type { Feature } from "../feature.js";
import { changeConnection } from "./change-phone.js";
import { onOrOff, phoneOf, withStatusBar } from "./phone.js";
import type { TelecomUserDatabase } from "./telecom-user-database.js";

/** The phone's switch of data abroad; the line has its own. */
export const dataRoaming: Feature<TelecomUserDatabase> = {
  tools: {
    toggle_roaming: {
      type: "write",
      about: "Turns data roaming on or off. While it is on, the phone may use foreign networks for data.",
      parameters: {},
      run(database) {
        const phone = changeConnection(database, ({ roaming_enabled }) => ({
          roaming_enabled: !roaming_enabled,
        }));
        return withStatusBar(`Data Roaming is now ${onOrOff(phone.roaming_enabled)}.`, phone);
      },
    },
  },
  functions: {
    turn_roaming_on: {
      parameters: {},
      run(database) {
        changeConnection(database, () => ({ roaming_enabled: true }));
        return "Data Roaming is now ON.";
      },
    },
    turn_roaming_off: {
      parameters: {},
      run(database) {
        changeConnection(database, () => ({ roaming_enabled: false }));
        return "Data Roaming is now OFF.";
      },
    },
    assert_mobile_roaming_status: {
      parameters: { expected_status: {} },
      run: (database, { expected_status }) =>
        pythonEqual(phoneOf(database).roaming_enabled, expected_status!),
    },
  },
};
