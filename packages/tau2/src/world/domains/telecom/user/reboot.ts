import type { Feature } from "../feature.js";
import { plainOf } from "../plain-of.js";
import { apnOf } from "./apn-settings.js";
import { changeConnection } from "./change-phone.js";
import { phoneOf, withStatusBar } from "./phone.js";
import { apnSettings, type TelecomUserDatabase } from "./telecom-user-database.js";

/** Restarts the phone. */
export const reboot: Feature<TelecomUserDatabase> = {
  tools: {
    reboot_device: {
      type: "write",
      about: "Restarts the phone, which then looks for its network anew.",
      parameters: {},
      run(database) {
        const before = phoneOf(plainOf<TelecomUserDatabase>(database));
        const resets = apnOf(before, "reset_at_reboot").reset_at_reboot;
        const phone = changeConnection(database, () =>
          resets ? { active_apn_settings: apnSettings.parse({}) } : {},
        );
        const sentence = "Restarting network services...";
        return withStatusBar(resets ? `Resetting APN settings...\n${sentence}` : sentence, phone);
      },
    },
  },
  functions: {},
};
