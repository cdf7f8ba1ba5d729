import { pythonEqual } from "../../../../python/equal.js";
import { isTruthy } from "../../../../python/truth.js";
import type { Feature } from "../feature.js";
import { apnOf } from "./apn-settings.js";
import { hasMobileData } from "./mobile-data.js";
import { phoneOf } from "./phone.js";
import type { TelecomUserDatabase } from "./telecom-user-database.js";

/** Picture and group messages (MMS). */
export const pictureMessages: Feature<TelecomUserDatabase> = {
  tools: {
    can_send_mms: {
      type: "read",
      about: "Tries whether the messaging app can send a picture message.",
      parameters: {},
      run: (database) =>
        canSendPictures(database)
          ? "Your messaging app can send MMS messages."
          : "Your messaging app cannot send MMS messages.",
    },
  },
  functions: {
    assert_can_send_mms: {
      parameters: { expected_status: {} },
      run: (database, { expected_status }) => pythonEqual(canSendPictures(database), expected_status!),
    },
  },
};

function canSendPictures(database: TelecomUserDatabase): boolean {
  if (!hasMobileData(database)) return false;
  const phone = phoneOf(database);
  if (phone.network_technology_connected === "2G") return false;
  if (phone.wifi_calling_enabled && isTruthy(phone.wifi_calling_mms_over_wifi)) return false;
  if (apnOf(phone, "mmsc_url").mmsc_url === null) return false;
  const permissions = phone.app_statuses.messaging?.permissions;
  return permissions?.storage === true && permissions.sms;
}
