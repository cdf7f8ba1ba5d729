import { pythonEqual } from "../../../../python/equal.js";
import type { Feature } from "../feature.js";
import { changePhone } from "./change-phone.js";
import { onOrOff, phoneOf, withStatusBar } from "./phone.js";
import type { TelecomUserDatabase } from "./telecom-user-database.js";

/** The mode that saves data at the price of speed. */
export const dataSaver: Feature<TelecomUserDatabase> = {
  tools: {
    check_data_restriction_status: {
      type: "read",
      about: "Shows whether the phone limits how much data it uses.",
      parameters: {},
      run: (database) =>
        phoneOf(database).data_saver_mode
          ? "Data Saver mode is ON (limits data usage)."
          : "Data Saver mode is OFF.",
    },
    toggle_data_saver_mode: {
      type: "write",
      about: "Turns the data saver on or off. While it is on, data is slower.",
      parameters: {},
      run(database) {
        const phone = changePhone(database, ({ data_saver_mode }) => ({ data_saver_mode: !data_saver_mode }));
        return withStatusBar(`Data Saver Mode is now ${onOrOff(phone.data_saver_mode)}.`, phone);
      },
    },
  },
  functions: {
    turn_data_saver_mode_on: {
      parameters: {},
      run(database) {
        changePhone(database, () => ({ data_saver_mode: true }));
        return "Data Saver Mode is now ON.";
      },
    },
    turn_data_saver_mode_off: {
      parameters: {},
      run(database) {
        changePhone(database, () => ({ data_saver_mode: false }));
        return "Data Saver Mode is now OFF.";
      },
    },
    assert_mobile_data_saver_mode_status: {
      parameters: { expected_status: {} },
      run: (database, { expected_status }) =>
        pythonEqual(phoneOf(database).data_saver_mode, expected_status!),
    },
  },
};
