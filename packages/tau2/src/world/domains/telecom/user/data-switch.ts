import type { Feature } from "../feature.js";
import { changeConnection, changePhone } from "./change-phone.js";
import { onOrOff, withStatusBar } from "./phone.js";
import type { TelecomUserDatabase } from "./telecom-user-database.js";

/** The switch of mobile data. */
export const dataSwitch: Feature<TelecomUserDatabase> = {
  tools: {
    toggle_data: {
      type: "write",
      about: "Turns mobile data on or off. While it is off, the phone reaches the internet over Wi-Fi only.",
      parameters: {},
      run(database) {
        const phone = changeConnection(database, ({ data_enabled }) => ({ data_enabled: !data_enabled }));
        return withStatusBar(`Mobile Data is now ${onOrOff(phone.data_enabled)}.`, phone);
      },
    },
  },
  functions: {
    turn_data_on: {
      parameters: {},
      run(database) {
        // Unlike its opposite, this does not make the phone look for a network.
        changePhone(database, () => ({ data_enabled: true }));
        return "Data connection restored.";
      },
    },
    turn_data_off: {
      parameters: {},
      run(database) {
        changeConnection(database, () => ({ data_enabled: false }));
        return "Data connection broken.";
      },
    },
  },
};
